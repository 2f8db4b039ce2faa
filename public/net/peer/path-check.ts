/** Finds out whether an open link goes over a TURN server. */
import type { Clock } from '../clock.ts';
import type { Attempt } from './attempt.ts';
import type { LinkRecord } from './link-record.ts';

/** ICE may settle on a better pair a moment after it found a first one. */
const AGAIN_MS = 3_000;

export interface PathCheckOptions {
  readonly clock: Clock;
  readonly record: LinkRecord;
  /** Whether the attempt is still the one that counts. */
  isPresent(attempt: Attempt): boolean;
  /** It is known now. */
  found(): void;
}

/** To be called when the link is up. */
export function checkPath(attempt: Attempt, options: PathCheckOptions): void {
  read(attempt, options);
  options.clock.after(AGAIN_MS, () => read(attempt, options));
}

/** Asks the browser only where TURN is possible: its statistics cost more time than the whole handshake. */
function read(attempt: Attempt, { record, isPresent, found }: PathCheckOptions): void {
  const isStillUp = () => isPresent(attempt) && record.isUp;
  if (!isStillUp()) return;
  if (!attempt.mayBeOverTurn) {
    record.isOverTurn = false;
    return;
  }
  void attempt.path().then((path) => {
    if (path === null || !isStillUp()) return;
    record.isOverTurn = path.local === 'relay' || path.remote === 'relay';
    found();
  });
}
