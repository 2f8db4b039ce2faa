/**
 * Keeps a tunnel open: opens it, and opens it again whenever it is lost, under the same name where the provider allows
 * that. It knows no provider and prints nothing.
 */
import { type Clock, sleep } from '../ops/clock.ts';
import type { OpenTunnel, TunnelProblem, TunnelProvider } from './provider.ts';

export type TunnelState =
  | ({ readonly kind: 'open' } & Pick<OpenTunnel, 'url' | 'connections' | 'password'>)
  | { readonly kind: 'lost' }
  | { readonly kind: 'failed'; readonly problem: TunnelProblem; readonly at: string };

export interface TunnelOptions {
  readonly provider: TunnelProvider;
  /** The name to ask for first. */
  readonly name: string | null;
  readonly changed: (state: TunnelState) => void;
  readonly clock: Clock;
}

/** A service frees a name one second after the last connection. If asked sooner, it gives another name. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** A tunnel that was lost sooner counts as one more failure: one that never holds must not be asked for without end. */
const HELD_MS = 30_000;

/** Each wait is twice the one before. */
export const waitBefore = (failures: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));

/** Returns how to end it. Idempotent. */
export function keepOpen({ provider, name, changed, clock }: TunnelOptions): () => void {
  const closing = new AbortController();
  const { signal } = closing;

  async function live(): Promise<void> {
    let wanted = name;
    for (let failures = 1; !signal.aborted; failures += 1) {
      const result = await provider.open(wanted, signal);
      if (signal.aborted) return;
      if (result.ok) {
        const { tunnel } = result;
        const openedAt = clock.now();
        wanted = tunnel.name ?? wanted;
        const { url, connections, password } = tunnel;
        changed({ kind: 'open', url, connections, password });
        await tunnel.lost;
        tunnel.close();
        if (signal.aborted) return;
        if (clock.now() - openedAt >= HELD_MS) failures = 1;
        changed({ kind: 'lost' });
      } else {
        // Somebody may have been given it already.
        wanted = result.name ?? wanted;
        changed({ kind: 'failed', problem: result.problem, at: result.at });
      }
      await sleep(clock, waitBefore(failures), signal);
    }
  }

  void live();
  return () => closing.abort();
}
