/**
 * Owns the way of a signal from one member to another of the same room. It never reads one, never broadcasts one, and
 * always tells the sender when one did not go out.
 */
import * as v from 'valibot';
import { type SignalRefusal, signalRequestSchema } from '../protocol.ts';
import { type Logger, roomTag } from './log.ts';
import type { MemberSocket, Reach } from './member-socket.ts';

const MAX_ECHO_LENGTH = 64;

export function relaySignals(socket: MemberSocket, { reach, log }: { reach: Reach; log: Logger }): void {
  const from = socket.id;

  socket.on('signal', (...args: unknown[]) => {
    const request = v.safeParse(signalRequestSchema, args);
    if (!request.success) return refuse(args[0], 'bad-request');
    const [to, sealed] = request.output;

    const { roomId } = socket.data;
    if (roomId === undefined) return refuse(to, 'not-joined');
    const receiver = reach(to);
    // A member of another room is answered like nobody at all: addresses tell nothing about other rooms.
    if (receiver?.data.roomId !== roomId) return refuse(to, 'gone');

    receiver.emit('signal', from, sealed);
    log.debug({ from, to, room: roomTag(roomId), size: sealed.length }, 'signal relayed');
  });

  function refuse(to: unknown, reason: SignalRefusal): void {
    const echo = typeof to === 'string' ? to.slice(0, MAX_ECHO_LENGTH) : '';
    socket.emit('undelivered', { to: echo, reason });
    log.debug({ from, to: reason === 'bad-request' ? undefined : echo, reason }, 'signal refused');
  }
}
