/**
 * Owns a tunnel's life: it opens, and opens again whenever it is lost, under the same name where the provider lets it.
 * Knows no provider and prints nothing.
 */
import { setTimeout as delay } from 'node:timers/promises';
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
  /** Shorter in tests. */
  readonly firstWaitMs?: number;
}

/** A service lets go of a name a second after the last connection: asked sooner, it would give another one. */
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;
/** What was lost sooner counts as one more failure, or a tunnel that never holds would be asked for without end. */
const heldMs = 30_000;

/** Each wait is twice the one before. */
export const waitBefore = (failures: number, firstMs = firstWaitMs): number =>
  Math.min(longestWaitMs, firstMs * 2 ** Math.max(0, failures - 1));

/** Returns how to end it. Idempotent. */
export function keepOpen({ provider, name, changed, ...o }: TunnelOptions): () => void {
  const closing = new AbortController();
  const { signal } = closing;

  async function live(): Promise<void> {
    let wanted = name;
    for (let failures = 1; !signal.aborted; failures += 1) {
      const result = await provider.open(wanted, signal);
      if (signal.aborted) return;
      if (result.ok) {
        const { tunnel } = result;
        const openedAt = performance.now();
        wanted = tunnel.name ?? wanted;
        const { url, connections, password } = tunnel;
        changed({ kind: 'open', url, connections, password });
        await tunnel.lost;
        tunnel.close();
        if (signal.aborted) return;
        if (performance.now() - openedAt >= heldMs) failures = 1;
        changed({ kind: 'lost' });
      } else changed({ kind: 'failed', problem: result.problem, at: result.at });
      await delay(waitBefore(failures, o.firstWaitMs), undefined, { signal }).catch(() => undefined);
    }
  }

  void live();
  return () => closing.abort();
}
