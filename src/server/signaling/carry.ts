/**
 * Carries packets of the last resort between two members who have no other path, where the operator allows it. They take the
 * way of signals and are told from them by their first character, which no signal has; what they cost is bounded apart.
 */
import * as v from 'valibot';
import { type Address, type LastResort, packetRequestSchema, type SignalRefusal } from '../../protocol.ts';
import type { MetricsSink } from '../ops/metrics-sink.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { ConnectionRateLimit } from './connection-rate-limit.ts';
import { addressOf, type MemberSocket } from './member-socket.ts';
import type { PacketAllowances } from './packet-allowances.ts';

/** Before a packet, on its way through a room. Signals are base64url. */
const MARK = '.';

export interface CarryDependencies {
  readonly rooms: Pick<Rooms, 'relay'>;
  readonly lastResort: LastResort;
  readonly allowances: PacketAllowances;
  readonly rateLimit: ConnectionRateLimit;
  readonly metricsSink: MetricsSink;
  /** Tells the sender. */
  undelivered(to: unknown, reason: SignalRefusal): void;
}

/** The packet, where what came through the room is one. */
export const packetIn = (sealed: string): string | null =>
  sealed.startsWith(MARK) ? sealed.slice(MARK.length) : null;

/** Handles the packets that the member sends. */
export function carryPackets(
  socket: MemberSocket,
  { rooms, lastResort, allowances, rateLimit, metricsSink, undelivered }: CarryDependencies,
): void {
  const from = addressOf(socket);
  const allowance = allowances.ofMember();

  const refuse = (to: unknown, reason: SignalRefusal, counted: SignalRefusal | 'off' = reason): void => {
    metricsSink.refused('packet', counted);
    undelivered(to, reason);
  };

  socket.on('packet', (...args: unknown[]) => {
    const request = v.safeParse(packetRequestSchema, args);
    if (!request.success) {
      refuse(args[0], 'bad-request');
      return rateLimit.strike();
    }
    const [to, sealed]: [Address, string] = request.output;
    if (lastResort === 'off') {
      refuse(to, 'bad-request', 'off');
      return rateLimit.strike();
    }
    const { roomId } = socket.data;
    if (roomId === undefined) return refuse(to, 'not-joined');
    if (!allowances.take(allowance, roomId, sealed.length)) return refuse(to, 'busy');
    const refusal = rooms.relay(roomId, from, to, MARK + sealed);
    if (refusal !== undefined) return refuse(to, refusal);
    metricsSink.carried(sealed.length);
  });
}
