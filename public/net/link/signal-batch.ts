/** Collects what a link has to tell its other end and hands it over in few pieces. */
import type { Cancel, Clock } from '../clock.ts';
import type { LinkCandidate, LinkSignal } from './link.ts';

/** Long enough for host candidates to ride along with the description, short enough not to be felt. */
const BATCH_MS = 30;
/** They come one right after the other: after such a pause the next one takes a server to find, and is not waited for. */
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
    // An answer stands whatever comes after it: without it the other end would wait forever.
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

  /** No more candidates will come: what is there need not wait. */
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
