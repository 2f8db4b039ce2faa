/**
 * Owns the way of a signal from one member to another of the same room. It never reads one, never broadcasts one, and
 * always tells the sender when one did not go out.
 */
import * as v from 'valibot';
import { type SignalRefusal, signalRequestSchema } from '../protocol.ts';
import type { Conduct } from './conduct.ts';
import { type Logger, roomTag } from './log.ts';
import { type MemberSocket, type Reach, waitingFor } from './member-socket.ts';
import type { Tally } from './tally.ts';

const MAX_ECHO_LENGTH = 64;

interface RelayDependencies {
  readonly reach: Reach;
  readonly conduct: Conduct;
  /** Events that may wait for one receiver, who reads slowly or not at all. */
  readonly maxWaiting: number;
  readonly tally: Tally;
  readonly log: Logger;
}

export function relaySignals(
  socket: MemberSocket,
  { reach, conduct, maxWaiting, tally, log }: RelayDependencies,
): void {
  const from = socket.id;

  socket.on('signal', (...args: unknown[]) => {
    const request = v.safeParse(signalRequestSchema, args);
    if (!request.success) {
      refuse(args[0], 'bad-request');
      return conduct.strike();
    }
    const [to, sealed] = request.output;
    if (!conduct.mayCost(1)) return refuse(to, 'busy');

    const { roomId } = socket.data;
    if (roomId === undefined) return refuse(to, 'not-joined');
    const receiver = reach(to);
    // A member of another room is answered like nobody at all: addresses tell nothing about other rooms.
    if (receiver?.data.roomId !== roomId) return refuse(to, 'gone');

    if (waitingFor(receiver) >= maxWaiting) return refuse(to, 'busy');

    receiver.emit('signal', from, sealed);
    tally.relayed(sealed.length);
    log.debug({ from, to, room: roomTag(roomId), size: sealed.length }, 'signal relayed');
  });

  function refuse(to: unknown, reason: SignalRefusal): void {
    const echo = typeof to === 'string' ? to.slice(0, MAX_ECHO_LENGTH) : '';
    socket.emit('undelivered', { to: echo, reason });
    tally.refused('signal', reason);
    // What a stranger wrote for an address may be anything, so only one that we gave out is written down.
    log.debug({ from, to: reach(echo)?.id, reason }, 'signal refused');
  }
}
