/**
 * Limits how much one connection may ask of the server, and ends it when it asks far more than any page does. It counts
 * and does not look at what was sent.
 */
import type { Clock } from '../ops/clock.ts';
import type { SocketLimits } from '../ops/limits.ts';
import type { CutReason } from '../ops/metrics-sink.ts';
import { TokenBucket } from './token-bucket.ts';

export interface ConnectionRateLimit {
  /** Whether an event of that cost is still within bounds; one that is not counts as a strike. */
  mayCost(events: number): boolean;
  /** Something was refused that no honest page sends. */
  strike(): void;
}

/** What is needed of an Engine.IO connection, which is there before the Socket.IO socket above it. */
export interface Connection {
  on(event: 'packet', listener: (packet: { readonly data?: unknown }) => void): unknown;
}

const sizeOf = (data: unknown): number =>
  // Pages send ASCII, so characters are bytes. For anything else the bound is right within a factor of three.
  typeof data === 'string' || data instanceof Uint8Array ? data.length : 0;

/** `cut` is called once, in the middle of whatever went too far. */
export function limitConnectionRate(
  connection: Connection,
  limits: SocketLimits,
  cut: (reason: CutReason) => void,
  clock: Clock,
): ConnectionRateLimit {
  const events = new TokenBucket(limits.events, clock);
  const messages = new TokenBucket(limits.messages, clock);
  const bytes = new TokenBucket(limits.bytes, clock);
  const strikes = new TokenBucket(limits.strikes, clock);
  let isCut = false;

  const end = (reason: CutReason): void => {
    if (isCut) return;
    isCut = true;
    cut(reason);
  };
  const strike = (): void => {
    if (!strikes.take(1)) end('too-many-refusals');
  };

  connection.on('packet', ({ data }) => {
    if (!messages.take(1)) end('too-many-messages');
    else if (!bytes.take(sizeOf(data))) end('too-many-bytes');
  });

  return {
    mayCost(cost) {
      if (events.take(cost)) return true;
      strike();
      return false;
    },
    strike,
  };
}
