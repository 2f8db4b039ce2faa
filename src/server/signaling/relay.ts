/**
 * Relays signals between one socket and the room that its member is in, in both directions. It never reads a signal, never
 * broadcasts one, and always tells the sender if one was not delivered.
 */
import * as v from 'valibot';
import { type Address, type SignalRefusal, signalRequestSchema } from '../../protocol.ts';
import { type Logger, roomTag } from '../ops/log.ts';
import type { MetricsSink } from '../ops/metrics-sink.ts';
import type { Listener, Rooms } from '../rooms/rooms.ts';
import { packetIn } from './carry.ts';
import type { ConnectionRateLimit } from './connection-rate-limit.ts';
import { addressOf, type MemberSocket } from './member-socket.ts';
import { packetsWaiting } from './socket-io-internals.ts';

const MAX_ECHO_LENGTH = 64;

interface RelayDependencies {
  readonly rooms: Pick<Rooms, 'relay'>;
  readonly rateLimit: ConnectionRateLimit;
  /** How many events may wait for one receiver who reads slowly or not at all. */
  readonly maxWaiting: number;
  readonly metricsSink: MetricsSink;
  readonly log: Logger;
}

/** Handles the signals that the member sends, and returns how to give them signals of others. */
export function relaySignals(
  socket: MemberSocket,
  { rooms, rateLimit, maxWaiting, metricsSink, log }: RelayDependencies,
): Pick<Listener, 'signal' | 'undelivered'> {
  const from = addressOf(socket);

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
    // For a member of another room the answer is the same as for nobody: addresses tell nothing about other rooms.
    const refusal = rooms.relay(roomId, from, to, sealed);
    if (refusal !== undefined) return refuse(to, refusal);

    metricsSink.relayed(sealed.length);
    // The room's tag is a hash, which costs as much as everything else here.
    if (log.isLevelEnabled('debug'))
      log.debug({ from, to, room: roomTag(roomId), size: sealed.length }, 'signal relayed');
  });

  function refuse(to: unknown, reason: SignalRefusal): void {
    const echo = (typeof to === 'string' ? to.slice(0, MAX_ECHO_LENGTH) : '') as Address;
    socket.emit('undelivered', { to: echo, reason });
    metricsSink.refused('signal', reason);
    // Without the receiver: what a stranger sent as an address may be anything.
    log.debug({ from, reason }, 'signal refused');
  }

  return {
    signal(sender, sealed) {
      if (packetsWaiting(socket.conn) >= maxWaiting) return 'busy';
      const packet = packetIn(sealed);
      if (packet === null) socket.emit('signal', sender, sealed);
      else socket.emit('packet', sender, packet);
      return undefined;
    },
    undelivered: refuse,
  };
}
