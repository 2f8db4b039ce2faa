/** How the bytes of a pair go: over TURN or not, or why not at all. */
import type { Clock } from '../clock.ts';
import type { LinkPath } from '../link/link-path.ts';
import type { BulkProblem } from './bulk.ts';
import type { Lane } from './lane.ts';

export interface PairWayHandlers {
  mayUseTurn(): boolean;
  /** A lane goes over TURN, and may not. */
  forbidden(): void;
  /** It was found out whether lanes go over TURN. */
  found(): void;
  /** What is told of the way is something else now. */
  changed(): void;
}

/** ICE may settle on a better pair a moment after it found a first one. */
const AGAIN_MS = 3_000;

export class PairWay {
  readonly #clock: Clock;
  readonly #handlers: PairWayHandlers;
  #isOverTurn: boolean | null = null;
  #problem: BulkProblem | null = null;

  constructor(clock: Clock, handlers: PairWayHandlers) {
    this.#clock = clock;
    this.#handlers = handlers;
  }

  /** Of the lanes that there are. Null while that is not known. */
  get isOverTurn(): boolean | null {
    return this.#isOverTurn;
  }

  get problem(): BulkProblem | null {
    return this.#problem;
  }

  set problem(problem: BulkProblem | null) {
    if (this.#problem === problem) return;
    this.#problem = problem;
    this.#handlers.changed();
  }

  /** Finds out how a new lane goes, now and in a while. */
  watch(lane: Lane, isTurnPossible: boolean): void {
    if (!isTurnPossible) return this.#found(false);
    const tell = (path: LinkPath | null) => {
      // The browser may not know.
      if (path === null || lane.state === 'closed') return;
      this.#found(path.local === 'relay' || path.remote === 'relay');
    };
    const read = () => void lane.path().then(tell, () => undefined);
    read();
    this.#clock.after(AGAIN_MS, read);
  }

  /** No lane is left. */
  lost(): void {
    this.#isOverTurn = null;
  }

  #found(isOverTurn: boolean): void {
    if (isOverTurn && !this.#handlers.mayUseTurn()) return this.#handlers.forbidden();
    if (this.#isOverTurn === isOverTurn) return;
    this.#isOverTurn = isOverTurn;
    this.#handlers.changed();
    this.#handlers.found();
  }
}
