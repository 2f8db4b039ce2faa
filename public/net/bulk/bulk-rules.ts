/** When a pair has how many lanes, and which of them takes a message. Pure. */
import type { IceServer } from '../../../src/protocol.ts';
import { MAX_LANES } from './bulk-frame.ts';
import { HIGH_MARK_BYTES, type Lane } from './lane.ts';

/** On a shorter line one lane is as fast as the processor. On a longer one a lane's window is what holds it up. */
const LONG_LINE_MS = 10;
/** Less is over before another lane is there. */
const WORTH_BYTES = 1_048_576;

export interface PairFacts {
  readonly isOverTurn: boolean | null;
  readonly rttMs: number | null;
  /** Moved since the connection opened, both ways. */
  readonly movedBytes: number;
  /** One of the two is in a call. */
  readonly isGivingWay: boolean;
}

/** A TURN server counts allocations and bandwidth by user: one lane takes what it gives. */
export const lanesFor = ({ isOverTurn, rttMs, movedBytes, isGivingWay }: PairFacts): number =>
  isOverTurn !== false || isGivingWay || movedBytes < WORTH_BYTES || (rttMs ?? 0) <= LONG_LINE_MS
    ? 1
    : MAX_LANES;

/** The open lane in which least waits; null where all are full. */
export function laneWithSpace<Any extends Pick<Lane, 'state' | 'waiting'>>(
  lanes: readonly Any[],
): Any | null {
  let best: Any | null = null;
  for (const lane of lanes)
    if (lane.state === 'open' && lane.waiting < (best?.waiting ?? HIGH_MARK_BYTES)) best = lane;
  return best;
}

/** Without those of TURN. */
export const withoutTurn = (servers: readonly IceServer[]): readonly IceServer[] =>
  servers.flatMap((server) => {
    const urls = [server.urls].flat().filter((url) => !url.startsWith('turn'));
    return urls.length > 0 ? [{ ...server, urls }] : [];
  });
