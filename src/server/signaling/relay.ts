/**
 * Owns the way of a signal between one socket and the room its member is in, both ways. It never reads one, never
 * broadcasts one, and always tells the sender when one did not go out.
 */
import * as v from 'valibot';
import { type SignalRefusal, signalRequestSchema } from '../../protocol.ts';
import { type Logger, roomTag } from '../ops/log.ts';
import type { MetricsSink } from '../ops/metrics-sink.ts';
import type { Listener, Rooms } from '../rooms/rooms.ts';
import type { ConnectionRateLimit } from './connection-rate-limit.ts';
import type { MemberSocket } from './member-socket.ts';
import { packetsWaiting } from './socket-io-internals.ts';

const MAX_ECHO_LENGTH = 64;

interface RelayDependencies {
  readonly rooms: Pick<Rooms, 'relay'>;
  readonly rateLimit: ConnectionRateLimit;
  /** Events that may wait for one receiver, who reads slowly or not at all. */
  readonly maxWaiting: number;
  readonly metricsSink: MetricsSink;
  readonly log: Logger;
}

/** Takes what the member sends, and returns how to give them what is sent to them. */
export function relaySignals(
  socket: MemberSocket,
  { rooms, rateLimit, maxWaiting, metricsSink, log }: RelayDependencies,
): Pick<Listener, 'signal' | 'undelivered'> {
  const from = socket.id;

  socket.on('signal', (...args: unknown[]) => {
    const request = v.safeParse(signalRequestSchema, args);
    if (!request.success) {
      refuse(args[0], 'bad-request');
      return rateLimit.strike();
    }
    const [to, sealed] = request.output;
    if (!rateLimit.mayCost(1)) return refuse(to, 'busy');

    const { roomId } = socket.data;
    if (roomId === undefined) return refuse(to, 'not-joined');
    // A member of another room is answered like nobody at all: addresses tell nothing about other rooms.
    const refusal = rooms.relay(roomId, from, to, sealed);
    if (refusal !== undefined) return refuse(to, refusal);

    metricsSink.relayed(sealed.length);
    // A room's tag is a hash: it would cost as much as the rest.
    if (log.isLevelEnabled('debug'))
      log.debug({ from, to, room: roomTag(roomId), size: sealed.length }, 'signal relayed');
  });

  function refuse(to: unknown, reason: SignalRefusal): void {
    const echo = typeof to === 'string' ? to.slice(0, MAX_ECHO_LENGTH) : '';
    socket.emit('undelivered', { to: echo, reason });
    metricsSink.refused('signal', reason);
    // Not to whom: what a stranger wrote for an address may be anything.
    log.debug({ from, reason }, 'signal refused');
  }

  return {
    signal(sender, sealed) {
      if (packetsWaiting(socket.conn) >= maxWaiting) return 'busy';
      socket.emit('signal', sender, sealed);
      return undefined;
    },
    undelivered: refuse,
  };
}
