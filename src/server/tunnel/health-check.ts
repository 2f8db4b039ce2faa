/**
 * Notices that a tunnel leads nowhere any more, also where nobody says so: a network that went away leaves connections
 * that look alive for hours. It knows no provider.
 */
import { type Clock, sleep } from '../ops/clock.ts';
import type { TunnelEndpoint } from './tunnel-endpoint.ts';

/** How often the tunnel is looked at. */
const LOOK_EVERY_MS = 1_000;
/** After so much silence a request is sent through the tunnel. People who are connected are never silent for as long. */
const QUIET_MS = 20_000;
/** A tunnel without any connection for so many looks is lost: the client replaces connections that end at once. */
const EMPTY_LOOKS = 3;
/** So many requests in a row without an answer, and the tunnel is lost. */
const UNANSWERED = 2;

export interface HealthCheckOptions {
  readonly endpoint: Pick<TunnelEndpoint, 'connections' | 'received'>;
  /** Whether a request to the public address is answered. */
  readonly isAnswered: () => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** Resolves when the tunnel leads nowhere, or when the signal aborts. */
export async function untilLost({ endpoint, isAnswered, signal, clock }: HealthCheckOptions): Promise<void> {
  let received = endpoint.received();
  let silentMs = 0;
  let empty = 0;
  let unanswered = 0;

  while (await sleep(clock, LOOK_EVERY_MS, signal)) {
    empty = endpoint.connections() === 0 ? empty + 1 : 0;
    if (empty >= EMPTY_LOOKS) return;

    if (endpoint.received() !== received) [silentMs, unanswered] = [0, 0];
    else silentMs += LOOK_EVERY_MS;
    received = endpoint.received();
    if (silentMs < QUIET_MS) continue;

    // Even a bad answer proves the tunnel, if the request itself came out of it here.
    const isThrough = (await isAnswered()) || endpoint.received() !== received;
    unanswered = isThrough ? 0 : unanswered + 1;
    if (unanswered >= UNANSWERED) return;
    received = endpoint.received();
    if (isThrough) silentMs = 0;
  }
}
