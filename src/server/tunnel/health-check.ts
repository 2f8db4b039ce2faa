/**
 * Owns how it is noticed that a tunnel leads nowhere any more, also where nobody tells: a network that went away leaves
 * connections that look alive for hours. Knows no provider.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { TunnelEndpoint } from './tunnel-endpoint.ts';

export interface WatchOptions {
  readonly endpoint: Pick<TunnelEndpoint, 'connections' | 'received'>;
  /** Whether a request to the public address is answered. */
  readonly isAnswered: () => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly lookEveryMs?: number;
  /** With so much silence a request is sent through it. People who are connected are never silent for as long. */
  readonly quietMs?: number;
}

/** Without any connection for so many looks it is gone: the client replaces those that end at once. */
const EMPTY_LOOKS = 3;
const UNANSWERED = 2;

/** Resolves when the tunnel leads nowhere, or when the signal aborts. */
export async function untilLost({
  endpoint,
  isAnswered,
  signal,
  lookEveryMs = 1_000,
  quietMs = 20_000,
}: WatchOptions): Promise<void> {
  let received = endpoint.received();
  let silentMs = 0;
  let empty = 0;
  let unanswered = 0;

  while (await wait(lookEveryMs, signal)) {
    empty = endpoint.connections() === 0 ? empty + 1 : 0;
    if (empty >= EMPTY_LOOKS) return;

    if (endpoint.received() !== received) [silentMs, unanswered] = [0, 0];
    else silentMs += lookEveryMs;
    received = endpoint.received();
    if (silentMs < quietMs) continue;

    // Whatever the answer says: what came out of the tunnel came through it.
    const isThrough = (await isAnswered()) || endpoint.received() !== received;
    unanswered = isThrough ? 0 : unanswered + 1;
    if (unanswered >= UNANSWERED) return;
    received = endpoint.received();
    if (isThrough) silentMs = 0;
  }
}

/** False when it was cut short. */
const wait = (ms: number, signal: AbortSignal): Promise<boolean> =>
  delay(ms, true, { signal }).catch(() => false);
