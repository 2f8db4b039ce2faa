import { expect, it } from 'vitest';
import { inviteLink, plainDestination } from '../../room/invitation/room-link.ts';
import type { EntryId } from '../../room/log/entry.ts';
import { linkToMessage, nameOfMessage } from './message-link.ts';

const ID = 'KnownAuthor:abc:12' as EntryId;
const KEY = 'A'.repeat(22);

it('leads to the room as an invitation does, and tells nothing of the author', () => {
  for (const key of [null, KEY]) {
    const link = linkToMessage(
      inviteLink(new URL('https://chat.example/x/'), { roomId: 'standup', key }),
      ID,
    );
    expect(plainDestination(new URL(link))).toEqual({ kind: 'room', roomId: 'standup', key });
    expect(new URL(link).searchParams.get('message')).toBe(nameOfMessage(ID));
    expect(link).not.toContain('KnownAuthor');
    expect(link).toMatch(/[a-zA-Z\d]$/);
  }
});

it('is another for each message', () => {
  expect(nameOfMessage(ID)).toMatch(/^[\w-]{22}$/);
  expect(nameOfMessage(ID)).not.toBe(nameOfMessage(`${ID}3` as EntryId));
});
