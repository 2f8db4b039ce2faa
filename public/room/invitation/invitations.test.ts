import { beforeEach, describe, expect, it } from 'vitest';
import type { FrameOf } from '../../net/protocol/frame.ts';
import { Invitations } from './invitations.ts';

const address = { roomId: 'new', key: 'k'.repeat(22) };
const invitation = { type: 'invitation', ...address } as const;

let sent: { to: string; frame: FrameOf<'invitation'> }[];
let isLinked: boolean;
let muted: string[];
let invitations: Invitations;
beforeEach(() => {
  [sent, isLinked, muted] = [[], true, []];
  invitations = new Invitations({
    send(to, frame) {
      sent.push({ to, frame });
      return isLinked;
    },
    isMuted: (id) => muted.includes(id),
  });
});

describe('an invitation', () => {
  it('goes out with room and key, and says where there is no link for it', () => {
    expect(invitations.send('ben', address)).toBe(true);
    expect(sent).toEqual([{ to: 'ben', frame: invitation }]);
    isLinked = false;
    expect(invitations.send('ben', address)).toBe(false);
  });

  it('counts as received once the other page says so, by that member and for that room', () => {
    invitations.send('ben', address);
    expect(invitations.isConfirmed('ben', 'new')).toBe(false);
    invitations.receive('ben', { type: 'invitation', roomId: 'new' });
    expect(invitations.isConfirmed('ben', 'new')).toBe(true);
    expect(invitations.isConfirmed('cleo', 'new')).toBe(false);
    expect(invitations.isConfirmed('ben', 'other')).toBe(false);
  });

  it('to another address of the same room is sent, shown and answered too', () => {
    const moved = { roomId: 'here', url: 'https://b.example/' };
    expect(invitations.send('ben', moved)).toBe(true);
    invitations.receive('ada', { type: 'invitation', ...moved });
    expect(invitations.received.value).toEqual([{ from: 'ada', ...moved }]);
    expect(sent).toEqual([
      { to: 'ben', frame: { type: 'invitation', ...moved } },
      { to: 'ada', frame: { type: 'invitation', roomId: 'here' } },
    ]);
  });

  it('that comes is shown and answered, without giving the key back', () => {
    invitations.receive('ada', invitation);
    expect(invitations.received.value).toEqual([{ from: 'ada', ...address }]);
    expect(sent).toEqual([{ to: 'ada', frame: { type: 'invitation', roomId: 'new' } }]);
  });

  it('replaces an earlier one of the same member, so that nobody fills the page', () => {
    for (let n = 0; n < 50; n += 1) invitations.receive('ada', { ...invitation, roomId: `room-${n}` });
    invitations.receive('ben', invitation);
    expect(invitations.received.value.map(({ from, roomId }) => [from, roomId])).toEqual([
      ['ada', 'room-49'],
      ['ben', 'new'],
    ]);
  });

  it('of a muted member is answered and not shown', () => {
    muted = ['ada'];
    invitations.receive('ada', invitation);
    expect(invitations.received.value).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('can be put away', () => {
    invitations.receive('ada', invitation);
    invitations.receive('ben', invitation);
    invitations.dismiss('ada');
    expect(invitations.received.value.map(({ from }) => from)).toEqual(['ben']);
  });

  it('is not remembered without end when a member confirms what nobody asked', () => {
    for (let n = 0; n < 2_000; n += 1) invitations.receive('eve', { type: 'invitation', roomId: `r${n}` });
    expect(invitations.isConfirmed('eve', 'r0')).toBe(false);
    expect(invitations.isConfirmed('eve', 'r1999')).toBe(true);
  });
});
