import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import type { DividerLine, Line, NoticeLine, TextLine } from '../../room/timeline/line.ts';
import { entryIdOf, memberId } from '../../testing/ids.ts';
import { News } from './news.ts';

const AT = new Date(2026, 10, 21, 10, 15).getTime();
const [ada, ben] = [memberId('Ada'), memberId('Ben')];

const text = (id: string, said: string, more: Partial<TextLine> = {}): TextLine => {
  const author: MemberId = more.author ?? ada;
  return {
    kind: 'text',
    id: entryIdOf(id),
    author,
    isOwn: false,
    name: author,
    tag: null,
    at: AT,
    text: said,
    file: null,
    isEdited: false,
    isDeleted: false,
    isLate: false,
    quote: null,
    reactions: [],
    receipt: null,
    ...more,
  };
};
const notice = (
  id: string,
  event: NoticeLine['event'],
  more: Partial<Omit<NoticeLine, 'kind'>> = {},
): NoticeLine => ({
  kind: 'notice',
  id,
  event,
  author: ben,
  isOwn: false,
  name: 'Ben',
  tag: null,
  at: AT,
  ...more,
});
const JOINED: DividerLine = { kind: 'divider', id: 'joined', event: 'joined' };
const UNREAD: DividerLine = { kind: 'divider', id: 'unread', event: 'unread' };
const texts = (count: number, prefix: string): TextLine[] =>
  Array.from({ length: count }, (_, n) => text(`${prefix}:${n}`, `${prefix} ${n}`));

/** What is read out after each of these states of the transcript. */
function told(kept: readonly string[], ...states: readonly (readonly Line[])[]): readonly string[][] {
  const news = new News((id) => kept.includes(id));
  return states.map((lines) => {
    news.take(lines);
    return [...news.tell(AT)];
  });
}

describe('what is new to whoever hears it', () => {
  it('is what was said, word for word, and nothing twice', () => {
    const [one, two] = [text('a:1', 'hello'), text('a:2', 'again')];
    expect(told([], [one], [one], [one, UNREAD, two], [one, { ...UNREAD }, two])).toEqual([
      ['Ada: hello'],
      [],
      ['Ada: again'],
      [],
    ]);
  });

  it('is a number where more than three come at once, with the last of them in the order of the transcript', () => {
    const many = texts(5, 'Ada');
    const last = text('b:1', 'last', { author: ben });
    const news = new News(() => false);
    news.take([last]);
    news.take([...many, last]);
    expect(news.isMany).toBe(true);
    expect(news.tell(AT)).toEqual(['6 new messages, the last from Ben at 10:15']);
    expect(news.isEmpty).toBe(true);
  });

  it('is what was there before me as a number, how few it may be, and apart from what comes with it', () => {
    expect(told([], [text('a:1', 'old'), JOINED, text('a:2', 'new')])).toEqual([
      ['1 earlier message, from Ada at 10:15', 'Ada: new'],
    ]);
    expect(told(['a:1', 'a:2'], [text('a:1', 'kept'), text('a:2', 'mine', { isOwn: true })])).toEqual([
      ['2 earlier messages, the last from you at 10:15'],
    ]);
  });

  it('says the day of what was not said today', () => {
    const old = text('a:1', 'old', { at: AT - 86_400_000 });
    expect(told(['a:1'], [old])).toEqual([['1 earlier message, from Ada at 10:15, Yesterday']]);
  });

  it('is not what I said', () => {
    const mine = text('me:1', 'mine', { isOwn: true });
    expect(told([], [mine], [{ ...mine, text: 'edited' }], [{ ...mine, isDeleted: true }])).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('is an edit or a deletion of what was told, and no other look of it', () => {
    const one = text('a:1', 'tea at fuor');
    const edited = { ...one, text: 'tea at four', isEdited: true };
    expect(
      told(
        [],
        [one],
        [{ ...one, name: 'Anna' }],
        [edited],
        [{ ...edited, reactions: [{ emoji: '👍', names: ['Ben'], isOwn: false }] }],
        [{ ...edited, text: '', isDeleted: true }],
      ),
    ).toEqual([
      ['Ada: tea at fuor'],
      [],
      ['Ada edited a message: tea at four'],
      [],
      ['Ada deleted a message'],
    ]);
  });

  it('is told as it is then, or not at all where it was deleted or is not shown any more', () => {
    const [one, two, three] = [text('a:1', 'one'), text('a:2', 'two'), text('a:3', 'three')];
    const news = new News(() => false);
    news.take([one, two, three]);
    news.take([
      { ...one, text: 'one and a half' },
      { ...two, text: '', isDeleted: true },
    ]);
    expect(news.tell(AT)).toEqual(['Ada: one and a half']);
  });

  it('is a number where more than three were changed at once', () => {
    const many = texts(5, 'Ada');
    const changed = many.map((line) => ({ ...line, text: 'changed' }));
    expect(told([], many, changed)[1]).toEqual(['5 messages were edited or deleted']);
  });

  it('names whom a message answers', () => {
    const quote = {
      id: entryIdOf('me:1'),
      name: 'Me',
      isOwn: true,
      text: 'tea?',
      isFile: false,
      isMuted: false,
    };
    const other = { ...quote, name: 'Cleo', isOwn: false };
    expect(told([], [text('a:1', 'yes', { quote }), text('a:2', 'no', { quote: other })])).toEqual([
      ['Ada, replying to you: yes', 'Ada, replying to Cleo: no'],
    ]);
  });

  it('is a file by its name, and what was said with it', () => {
    const file = {
      id: entryIdOf('a:1'),
      name: 'Photo.jpg',
      bytes: 1_000,
      type: 'image/jpeg',
      preview: null,
      picture: null,
    };
    const quote = {
      id: entryIdOf('me:1'),
      name: 'Me',
      isOwn: true,
      text: 'tea?',
      isFile: false,
      isMuted: false,
    };
    expect(
      told([], [text('a:1', '', { file }), text('a:2', 'look', { file }), text('a:3', '', { file, quote })]),
    ).toEqual([['Photo.jpg from Ada', 'Photo.jpg from Ada: look', 'Ada, replying to you: Photo.jpg']]);
  });

  it('is who came and went, once for each thing that becomes of them', () => {
    const came = notice('n1', 'joined');
    expect(
      told([], [came], [{ ...came, name: 'Benjamin' }], [notice('n1', 'visited', { at: AT + 1 })]),
    ).toEqual([['Ben joined'], [], ['Ben joined and left']]);
    expect(told([], [notice('n1', 'returned', { awayMs: 300_000 })])).toEqual([
      ['Ben came back after 5 minutes'],
    ]);
  });

  it('is no crowd, but always a warning', () => {
    const crowd = Array.from({ length: 5 }, (_, n) => notice(`n${n}`, 'left'));
    expect(told([], [...crowd, notice('v', 'verified')])).toEqual([
      [
        '5 notices of who came, left or changed their name',
        'Ben is NOT the Ben you verified: it is another key',
      ],
    ]);
  });

  it('is not who had another name before I came, nor what I do myself', () => {
    expect(
      told([], [notice('n1', 'renamed', { before: 'B' }), text('a:1', 'old'), JOINED, notice('n2', 'muted')]),
    ).toEqual([['1 earlier message, from Ada at 10:15']]);
    expect(told([], [notice('n1', 'renamed', { isOwn: true })])).toEqual([[]]);
  });

  it('is not what was told before its author was muted and not any more', () => {
    const [one, two] = [text('a:1', 'one'), text('b:1', 'two', { author: ben })];
    expect(told([], [one, two], [two], [one, two])).toEqual([['Ada: one', 'Ben: two'], [], []]);
  });

  it('is shortened where it would be read for minutes', () => {
    const [[words = ''] = []] = told([], [text('a:1', 'word '.repeat(1_000))]);
    expect(words.length).toBeLessThan(1_100);
    expect(words).toMatch(/…$/);
  });
});
