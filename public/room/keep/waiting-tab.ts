/**
 * A tab that shows a room which another tab of this browser has: knows how it is there, and takes it over. Loaded after the
 * page.
 */
import type { Cancel, Clock } from '../../net/clock.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';
import { ANSWER_MS, type LiveTab } from './live-tab.ts';
import type { TabMessage } from './tab-message.ts';

export interface WaitingState {
  /** Whether the person is in a call there. */
  readonly isCalling: boolean;
  /** The other tab does not answer: it is closed, or the browser has put it to sleep. */
  readonly isSilent: boolean;
  readonly isTaking: boolean;
}

export interface WaitingTabOptions {
  readonly clock: Clock;
  readonly live: LiveTab;
  /** Keeps what the other tab gave; false where not all of it could be kept. */
  keep(rows: unknown): boolean;
}

/** For one that answered a moment ago. */
const GIVE_MS = 3_000;
const SILENT_GIVE_MS = 300;

export class WaitingTab {
  readonly #options: WaitingTabOptions;
  readonly #state = signal<WaitingState>({ isCalling: false, isSilent: false, isTaking: false });
  #stopWaiting: Cancel = () => undefined;
  #hasAnswered = false;
  #isClosed = false;

  constructor(options: WaitingTabOptions) {
    this.#options = options;
    options.live.heard = (message, from) => this.#hear(message, from);
    this.#watch();
  }

  get state(): ReadonlySignal<WaitingState> {
    return this.#state;
  }

  /** Takes the room over from the tab that has it. */
  useHere(): void {
    const { isTaking, isCalling, isSilent } = this.#state.peek();
    if (isTaking || this.#isClosed) return;
    this.#become({ isTaking: true });
    this.#options.live.channel.post({ kind: 'give', evenCalling: isCalling });
    this.#wait(isSilent ? SILENT_GIVE_MS : GIVE_MS, () => this.#seize());
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.#stopWaiting();
    this.#options.live.heard = () => undefined;
  }

  #hear(message: TabMessage, from: string): void {
    const { live, keep } = this.#options;
    if (message.kind === 'here' || message.kind === 'took')
      this.#answered(message.kind === 'here' && message.isCalling);
    else if (message.kind === 'given' && message.to === live.channel.self && this.#state.peek().isTaking) {
      const isKept = keep(message.rows);
      if (isKept) live.channel.post({ kind: 'stored', to: from });
      this.#seize();
    }
  }

  #answered(isCalling: boolean): void {
    const state = this.#state.peek();
    this.#hasAnswered = true;
    // While it is being taken over only a call that was not known of is a refusal; all else was asked before.
    if (state.isTaking && !(isCalling && !state.isCalling)) return;
    this.#become({ isCalling, isSilent: false, isTaking: false });
    if (state.isTaking) this.#watch();
  }

  /** The page is to say what is true: whether the other tab still has the room, and a call in it. */
  #watch(): void {
    this.#hasAnswered = false;
    this.#options.live.channel.post({ kind: 'ask' });
    this.#wait(ANSWER_MS, () => {
      if (!this.#hasAnswered) this.#become({ isSilent: true, isCalling: false });
      this.#watch();
    });
  }

  #seize(): void {
    this.close();
    void this.#options.live.seize();
  }

  #become(news: Partial<WaitingState>): void {
    const before = this.#state.peek();
    const state = { ...before, ...news };
    if (JSON.stringify(state) !== JSON.stringify(before)) this.#state.value = state;
  }

  #wait(ms: number, then: () => void): void {
    this.#stopWaiting();
    this.#stopWaiting = this.#options.clock.after(ms, then);
  }
}
