/**
 * What follows from another device with my key: the one that came later becomes somebody else. Where the others took that
 * one for me meanwhile, my session is over for them, and I begin another one.
 */
import type { Clock } from '../../net/clock.ts';
import type { Connection } from '../connection.ts';
import { effect } from '../reactive.ts';
import type { People } from './people.ts';

/** A link that is not back by then will not come back by itself. */
const LOST_MS = 15_000;
const CHECKS = 8;

export interface TwinWatchOptions {
  readonly connection: Pick<Connection, 'twin'>;
  readonly people: Pick<People, 'members'>;
  readonly clock: Clock;
  /** I came later. */
  becomeSomebodyElse(): void;
  /** Begins another session, as a reload does. */
  beginAnew(): void;
}

export function watchTwin(o: TwinWatchOptions): () => void {
  let cancel: () => void = () => undefined;
  let isWatching = false;
  const check = (left: number, before: ReadonlySet<string>) => {
    const lost = o.people.members.peek().filter(({ reach }) => reach !== 'connected');
    if (lost.some(({ id }) => before.has(id))) return o.beginAnew();
    const seen = new Set<string>(lost.map(({ id }) => id));
    if (left > 0) cancel = o.clock.after(LOST_MS, () => check(left - 1, seen));
  };
  const stop = effect(() => {
    const twin = o.connection.twin.value;
    if (twin === 'older') o.becomeSomebodyElse();
    if (twin !== 'younger' || isWatching) return;
    isWatching = true;
    check(CHECKS, new Set());
  });
  return () => {
    stop();
    cancel();
  };
}
