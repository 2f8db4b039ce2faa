/** Collects a link's description and candidates, and sends them in few signals. */
import type { Cancel, Clock } from '../clock.ts';
import type { LinkCandidate, LinkSignal } from './link.ts';

/** Long enough for host candidates to go with the description, too short for people to notice. */
const BATCH_MS = 30;
/** Host candidates follow each other closely; after such a pause the next one needs a server and is not waited for. */
const QUIET_MS = 8;

export class SignalBatch {
  readonly #clock: Clock;
  readonly #deliver: (signal: LinkSignal) => void;
  #description: LinkSignal['description'];
  #candidates: LinkCandidate[] = [];
  #cancel: Cancel | null = null;
  #cancelQuiet: Cancel | null = null;

  constructor(clock: Clock, deliver: (signal: LinkSignal) => void) {
    this.#clock = clock;
    this.#deliver = deliver;
  }

  /** A later description replaces one that has not gone out, together with its candidates. */
  describe(description: NonNullable<LinkSignal['description']>): void {
    // An answer must go out, whatever follows: without it the other end would wait forever.
    if (this.#description?.type === 'answer') this.#flush();
    if (this.#description) this.#candidates = [];
    this.#description = description;
    this.#schedule();
  }

  add(candidate: LinkCandidate): void {
    this.#candidates.push(candidate);
    this.#schedule();
    this.#cancelQuiet?.();
    this.#cancelQuiet = this.#clock.after(QUIET_MS, () => this.#flush());
  }

  /** No more candidates will come: sends what is there. */
  complete(): void {
    if (this.#cancel) this.#flush();
  }

  close(): void {
    this.#stop();
    this.#description = undefined;
    this.#candidates = [];
  }

  #schedule(): void {
    this.#cancel ??= this.#clock.after(BATCH_MS, () => this.#flush());
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancelQuiet?.();
    this.#cancel = null;
    this.#cancelQuiet = null;
  }

  #flush(): void {
    this.#stop();
    const signal: LinkSignal = {};
    if (this.#description) signal.description = this.#description;
    if (this.#candidates.length > 0) signal.candidates = this.#candidates;
    this.#description = undefined;
    this.#candidates = [];
    this.#deliver(signal);
  }
}
