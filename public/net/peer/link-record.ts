/**
 * The history of the link with one member: since when it is up or down, why attempts failed, and whether TURN is used.
 */
import type { Clock } from '../clock.ts';
import type { Findings } from '../link/unreachable.ts';

/** Why an attempt ended. */
export type FailureReason =
  | 'not-connected-in-time'
  | 'no-hello'
  | 'forged-hello'
  | 'unknown-fingerprints'
  | 'silent'
  /** An interrupted link was not mended in time. */
  | 'not-back-in-time'
  /** The connection closed by itself, or the other end closed it. */
  | 'connection-closed'
  /** The member ended it. */
  | 'given-up'
  /** The member began another one. */
  | 'began-anew'
  | FrameExcess
  /** The browser makes no more connections. */
  | 'no-connection'
  /** I replaced the link. */
  | 'renewed'
  /** I left, or the member did. */
  | 'over';

/** More than any honest member sends. */
export type FrameExcess = 'flood-of-frames' | 'malformed-frames';

/** How an attempt ended. */
export interface Failure {
  /** Unix time in milliseconds. */
  readonly at: number;
  readonly why: FailureReason;
  readonly findings: Findings;
}

export const NOTHING_FOUND: Findings = { local: [], remote: [], isAnswered: false };

const REMEMBERED_FAILURES = 5;

export class LinkRecord {
  readonly #clock: Clock;
  #isUp = false;
  #wasUp = false;
  #since: number;
  #failures: readonly Failure[] = [];
  /** Over a TURN server; null while that is not known. */
  isOverTurn: boolean | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.now();
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Whether there ever was a link. */
  get wasUp(): boolean {
    return this.#wasUp;
  }

  /** When the link came up, or went down, or was first wanted; Unix time in milliseconds. */
  get since(): number {
    return this.#since;
  }

  /** The latest ones, oldest first. */
  get failures(): readonly Failure[] {
    return this.#failures;
  }

  setUp(isUp: boolean): void {
    if (this.#isUp === isUp) return;
    this.#isUp = isUp;
    this.#wasUp ||= isUp;
    this.#since = this.#clock.now();
    if (!isUp) this.isOverTurn = null;
  }

  failed(why: FailureReason, findings: Findings): void {
    this.setUp(false);
    this.#failures = [...this.#failures, { at: this.#clock.now(), why, findings }].slice(
      -REMEMBERED_FAILURES,
    );
  }
}
