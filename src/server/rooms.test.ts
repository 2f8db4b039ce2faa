import { describe, expect, it } from 'vitest';
import { createRooms } from './rooms.ts';

const ada = { address: 'a', card: 'card-of-ada' };
const bob = { address: 'b', card: 'card-of-bob' };
const eve = { address: 'e', card: 'card-of-eve' };

describe('rooms', () => {
  it('tell a newcomer who is there, in the order in which they came', async () => {
    const rooms = createRooms(3);
    expect(await rooms.admit('r', 'door', ada)).toEqual({ ok: true, others: [] });
    expect(await rooms.admit('r', 'door', bob)).toEqual({ ok: true, others: [ada] });
    expect(await rooms.admit('r', 'door', eve)).toEqual({ ok: true, others: [ada, bob] });
  });

  it('keep to the door that the first member set', async () => {
    const rooms = createRooms(3);
    await rooms.admit('r', 'door', ada);
    expect(await rooms.admit('r', 'other', eve)).toEqual({ ok: false, reason: 'wrong-door' });
    expect(await rooms.admit('r', 'door', bob)).toEqual({ ok: true, others: [ada] });
  });

  it('hold as many as the capacity says, and have a place again when one leaves', async () => {
    const rooms = createRooms(2);
    await rooms.admit('r', 'door', ada);
    await rooms.admit('r', 'door', bob);
    expect(await rooms.admit('r', 'door', eve)).toEqual({ ok: false, reason: 'room-full' });
    await rooms.leave('r', 'a');
    expect(await rooms.admit('r', 'door', eve)).toEqual({ ok: true, others: [bob] });
  });

  it('let in exactly as many as fit when all come at once', async () => {
    const rooms = createRooms(16);
    const newcomers = Array.from({ length: 40 }, (_, i) => ({ address: `a${i}`, card: 'card' }));
    const admissions = await Promise.all(newcomers.map((newcomer) => rooms.admit('r', 'door', newcomer)));
    expect(admissions.filter(({ ok }) => ok)).toHaveLength(16);
  });

  it('only change the card of a member who comes again, even when they are full', async () => {
    const rooms = createRooms(2);
    await rooms.admit('r', 'door', ada);
    await rooms.admit('r', 'door', bob);
    expect(await rooms.admit('r', 'door', { ...ada, card: 'renamed' })).toEqual({ ok: true, others: [bob] });
    await rooms.leave('r', 'b');
    expect(await rooms.admit('r', 'door', eve)).toEqual({ ok: true, others: [{ ...ada, card: 'renamed' }] });
  });

  it('are forgotten when the last one leaves, and their door with them', async () => {
    const rooms = createRooms(2);
    await rooms.admit('r', 'door', ada);
    expect(await rooms.leave('r', 'a')).toEqual([]);
    expect(await rooms.admit('r', 'another door', bob)).toEqual({ ok: true, others: [] });
  });

  it('tell nobody when somebody leaves who was not there', async () => {
    const rooms = createRooms(2);
    await rooms.admit('r', 'door', ada);
    expect(await rooms.leave('r', 'e')).toEqual([]);
    expect(await rooms.leave('elsewhere', 'a')).toEqual([]);
    expect(await rooms.leave('r', 'a')).toEqual([]);
  });

  it('know nothing of each other', async () => {
    const rooms = createRooms(2);
    await rooms.admit('r', 'door', ada);
    expect(await rooms.admit('__proto__', 'other door', bob)).toEqual({ ok: true, others: [] });
    expect(await rooms.leave('__proto__', 'b')).toEqual([]);
  });
});
