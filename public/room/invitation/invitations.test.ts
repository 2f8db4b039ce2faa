import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import { FrameRouter } from '../../net/mesh/frame-router.ts';
import type { ChannelFrame } from '../../net/protocol/channel-kind.ts';
import { memberId, memberIds } from '../../testing/ids.ts';
import { type InvitationFrame, invitationChannel } from './invitation-channel.ts';
import { Invitations } from './invitations.ts';

const [ben, ada, eve] = memberIds('ben', 'ada', 'eve');

const address = { roomId: 'new', key: 'k'.repeat(22) };
const invitation = { type: 'invitation', ...address } as const;

let sent: { to: string; frame: ChannelFrame }[];
let isLinked: boolean;
let muted: string[];
let router: FrameRouter;
let invitations: Invitations;
beforeEach(() => {
  [sent, isLinked, muted] = [[], true, []];
  router = new FrameRouter([invitationChannel]);
  invitations = new Invitations({
    channel: router.channel(invitationChannel),
    isMuted: (id) => muted.includes(id),
  });
  router.attach({
    send(to, frame) {
      sent.push({ to, frame });
      return isLinked;
    },
    relay: () => false,
  });
});

const hear = (from: MemberId, frame: InvitationFrame) => router.receive(from, frame);

describe('an invitation', () => {
  it('goes out with room and key, and says where there is no link for it', () => {
    expect(invitations.send(ben, address)).toBe(true);
    expect(sent).toEqual([{ to: 'ben', frame: invitation }]);
    isLinked = false;
    expect(invitations.send(ben, address)).toBe(false);
  });

  it('counts as received once the other page says so, by that member and for that room', () => {
    invitations.send(ben, address);
    expect(invitations.isConfirmed(ben, 'new')).toBe(false);
    hear(ben, { type: 'invitation', roomId: 'new' });
    expect(invitations.isConfirmed(ben, 'new')).toBe(true);
    expect(invitations.isConfirmed(memberId('cleo'), 'new')).toBe(false);
    expect(invitations.isConfirmed(ben, 'other')).toBe(false);
  });

  it('to another address of the same room is sent, shown and answered too', () => {
    const moved = { roomId: 'here', url: 'https://b.example/' };
    expect(invitations.send(ben, moved)).toBe(true);
    hear(ada, { type: 'invitation', ...moved });
    expect(invitations.received.value).toEqual([{ from: 'ada', ...moved }]);
    expect(sent).toEqual([
      { to: 'ben', frame: { type: 'invitation', ...moved } },
      { to: 'ada', frame: { type: 'invitation', roomId: 'here' } },
    ]);
  });

  it('that comes is shown and answered, without giving the key back', () => {
    hear(ada, invitation);
    expect(invitations.received.value).toEqual([{ from: 'ada', ...address }]);
    expect(sent).toEqual([{ to: 'ada', frame: { type: 'invitation', roomId: 'new' } }]);
  });

  it('replaces an earlier one of the same member, so that nobody fills the page', () => {
    for (let n = 0; n < 50; n += 1) hear(ada, { ...invitation, roomId: `room-${n}` });
    hear(ben, invitation);
    expect(invitations.received.value.map(({ from, roomId }) => [from, roomId])).toEqual([
      ['ada', 'room-49'],
      ['ben', 'new'],
    ]);
  });

  it('of a muted member is answered and not shown', () => {
    muted = ['ada'];
    hear(ada, invitation);
    expect(invitations.received.value).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('can be put away', () => {
    hear(ada, invitation);
    hear(ben, invitation);
    invitations.dismiss(ada);
    expect(invitations.received.value.map(({ from }) => from)).toEqual(['ben']);
  });

  it('is not remembered without end when a member confirms what nobody asked', () => {
    for (let n = 0; n < 2_000; n += 1) hear(eve, { type: 'invitation', roomId: `r${n}` });
    expect(invitations.isConfirmed(eve, 'r0')).toBe(false);
    expect(invitations.isConfirmed(eve, 'r1999')).toBe(true);
  });
});
