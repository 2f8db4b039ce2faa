import { describe, expect, it } from 'vitest';
import { createRowSeal } from './row-seal.ts';

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const key = (fill: number) => new Uint8Array(32).fill(fill);
const sealOf = (secret: number, room: number | null, name = 'room') =>
  createRowSeal({
    room: name,
    roomKey: room === null ? null : key(room),
    secretKey: key(secret),
    randomBytes,
  });

const OF_ROOM = 'parley.log.room.0';
const PRIVATE = ['parley.threads.room', 'parley.log.room/somebody.0', 'parley.draft.room/somebody'];

describe('what is written on the device', () => {
  it('opens with the same keys, and says nothing without them', () => {
    const seal = sealOf(1, 2);
    for (const name of [OF_ROOM, ...PRIVATE]) {
      const kept = seal.close(name, 'two\nlines, ü and \u{1F642}');
      expect(seal.open(kept)).toEqual([name, 'two\nlines, ü and \u{1F642}']);
      expect(atob(kept.replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('lines');
      expect(kept).not.toContain('parley');
    }
    expect(seal.idOf(OF_ROOM)).toMatch(/^[\w-]{22}$/);
    expect(seal.idOf(OF_ROOM)).toBe(sealOf(1, 2).idOf(OF_ROOM));
    expect(seal.idOf(OF_ROOM)).not.toBe(sealOf(3, 2).idOf(OF_ROOM));
  });

  it('takes the link of a sealed room, and for what is private the key of the member', () => {
    const [seal, sameRoom, sameMember] = [sealOf(1, 2), sealOf(7, 2), sealOf(1, 7)];
    expect(sameRoom.open(seal.close(OF_ROOM, 'x'))).toEqual([OF_ROOM, 'x']);
    expect(sameMember.open(seal.close(OF_ROOM, 'x'))).toBeNull();
    for (const name of PRIVATE) {
      expect(sameRoom.open(seal.close(name, 'x'))).toBeNull();
      expect(sameMember.open(seal.close(name, 'x'))).toEqual([name, 'x']);
    }
  });

  it('takes the key of the member in an open room, and does not open in another', () => {
    const seal = sealOf(1, null);
    expect(sealOf(1, null).open(seal.close(OF_ROOM, 'x'))).toEqual([OF_ROOM, 'x']);
    expect(sealOf(2, null).open(seal.close(OF_ROOM, 'x'))).toBeNull();
    expect(sealOf(1, null, 'other').open(seal.close(OF_ROOM, 'x'))).toBeNull();
    expect(sealOf(1, 2, 'other').open(sealOf(1, 2).close(OF_ROOM, 'x'))).toBeNull();
  });

  it('does not open where it is damaged or no text at all', () => {
    const seal = sealOf(1, null);
    const kept = seal.close(OF_ROOM, 'x');
    for (const bad of [kept.slice(0, -4), `${kept}AAAA`, '', 'no', null, 7, new Uint8Array(9), {}])
      expect(seal.open(bad)).toBeNull();
  });
});
