/**
 * Of all tabs of a browser that show a room, one has it, and hands it over when another one wants it (`WaitingTab`). A tab
 * that does not answer keeps nobody out. Knows neither the room nor the page.
 */
import type { Clock } from '../../net/clock.ts';
import type { Claim, MakeClaim } from './live-tab-claim.ts';
import type { OpenTabChannel, TabChannel, TabMessage, TabRows } from './tab-message.ts';

export interface LiveTabOptions {
  readonly clock: Clock;
  readonly openChannel: OpenTabChannel;
  readonly makeClaim: MakeClaim;
  isCalling(): boolean;
  /** Closes the room in this tab and answers with what the tab keeps of it. */
  give(): Promise<TabRows>;
  /** The other tab keeps what was given. */
  given(): void;
  /** The room is here from now on. */
  began(): void;
  /** The room is in another tab, perhaps after it was in this one, or this device is to forget it. */
  ended(how: 'elsewhere' | 'moved' | 'forgotten'): void;
}

/** A tab that is awake answers within milliseconds, even in the background. One that computes may take longer. */
export const ANSWER_MS = 2_000;

export class LiveTab {
  readonly channel: TabChannel;
  /** To be told what is said while the room is not here. */
  heard: (message: TabMessage, from: string) => void = () => undefined;
  readonly #options: LiveTabOptions;
  readonly #claim: Claim;
  #isHere = false;
  #isClosed = false;

  constructor(options: LiveTabOptions) {
    this.#options = options;
    this.channel = options.openChannel((message, from) => this.#hear(message, from));
    this.#claim = options.makeClaim(this.channel.self, () => this.check());
  }

  /** To be called once, at the start: asks whether another tab has the room. */
  async open(): Promise<void> {
    const waiting = new AbortController();
    const settle = () => {
      stop();
      this.heard = () => undefined;
      waiting.abort();
    };
    const stop = this.#options.clock.after(ANSWER_MS, () => {
      settle();
      void this.seize();
    });
    this.heard = ({ kind }) => {
      if (kind !== 'here' && kind !== 'took') return;
      settle();
      this.#options.ended('elsewhere');
    };
    this.channel.post({ kind: 'ask' });
    if (!(await this.#claim.take(waiting.signal))) return;
    settle();
    this.#have();
  }

  /** From whichever tab has it. */
  async seize(): Promise<void> {
    await this.#claim.seize();
    this.#have();
  }

  /** To be called when this tab may have slept: what happened meanwhile was perhaps not told. */
  check(): void {
    if (!this.#isHere || this.#isClosed || this.#claim.isMine()) return;
    this.#isHere = false;
    this.#options.ended('moved');
  }

  /** The room is free for other tabs. Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.#claim.release();
    this.channel.close();
  }

  #have(): void {
    if (this.#isClosed) return this.#claim.release();
    this.#isHere = true;
    this.#options.began();
    this.channel.post({ kind: 'took' });
  }

  #hear(message: TabMessage, from: string): void {
    const isHere = this.#isHere;
    if (message.kind === 'forget') {
      this.#isHere = false;
      this.#claim.release();
      this.#options.ended('forgotten');
    } else if (!isHere) {
      if (message.kind === 'stored' && message.to === this.channel.self) this.#options.given();
      else this.heard(message, from);
    } else if (message.kind === 'took') this.check();
    else if (message.kind === 'ask' || message.kind === 'give') {
      const isCalling = this.#options.isCalling();
      // The other tab may not know of a call that has just begun.
      if (message.kind === 'ask' || (isCalling && !message.evenCalling))
        this.channel.post({ kind: 'here', isCalling });
      else void this.#give(from);
    }
  }

  async #give(to: string): Promise<void> {
    this.#isHere = false;
    const rows = await this.#options.give();
    if (this.#isClosed) return;
    this.channel.post({ kind: 'given', to, rows });
    this.#claim.release();
    this.#options.ended('moved');
  }
}
