/** Finds out whether a lane goes over a TURN server. */
import type { Clock } from '../clock.ts';
import type { LinkPath } from '../link/link-path.ts';
import type { Lane } from './lane.ts';

/** ICE may settle on a better pair a moment after it found a first one. */
const AGAIN_MS = 3_000;

/** Now and in a while; `found` is told nothing while the browser does not know. */
export function watchPath(lane: Lane, clock: Clock, found: (isOverTurn: boolean) => void): void {
  const tell = (path: LinkPath | null) => {
    if (path !== null && lane.state !== 'closed') found(path.local === 'relay' || path.remote === 'relay');
  };
  const read = () => void lane.path().then(tell, () => undefined);
  read();
  clock.after(AGAIN_MS, read);
}
