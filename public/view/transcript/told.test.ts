import { expect, it } from 'vitest';
import type { EntryId } from '../../room/log/entry.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { NoticeLine, TextLine } from '../../room/timeline/line.ts';
import { noticeWords } from './notice-words.ts';
import { toldLine } from './told.ts';

const base = { author: 'a' as MemberId, isOwn: true, name: 'Ada', tag: null, at: 0 };
const said: TextLine = {
  ...base,
  id: 'a 1' as EntryId,
  kind: 'text',
  text: 'hello',
  file: null,
  isEdited: false,
  isDeleted: false,
  isLate: false,
  quote: { id: 'a 0' as EntryId, name: 'Ada', isOwn: true, text: 'before', isFile: false, isMuted: false },
  reactions: [{ emoji: '👍', names: ['Ben', null], isOwn: true }],
  receipt: null,
};
const happened = (event: NoticeLine['event'], before?: string): NoticeLine => ({
  ...base,
  id: `n ${event}`,
  kind: 'notice',
  event,
  ...(before === undefined ? {} : { before }),
});

it('nobody is "You" where somebody else reads it', () => {
  const told = toldLine(said, 'Ada') as TextLine;
  expect(told).toMatchObject({ isOwn: false, name: 'Ada', quote: { isOwn: false, name: 'Ada' } });
  expect(told.reactions[0]?.names).toEqual(['Ben', 'Ada']);
});

it.each([
  [happened('joined'), 'Ada joined'],
  [happened('renamed', 'Jade'), 'Jade is now called Ada'],
])('an event is told by names', (line, words) => {
  const told = toldLine(line, 'Ada') as NoticeLine;
  expect(noticeWords(told, (name) => name).join('')).toBe(words);
});

it('leaves the marks between lines as they are', () => {
  const mark = { id: 'unread', kind: 'divider', event: 'unread' } as const;
  expect(toldLine(mark, 'Ada')).toBe(mark);
});
