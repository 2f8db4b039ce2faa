/**
 * How fast bulk may be sent while a call goes on: as fast as the line takes it without anything waiting. Delay grows
 * before packets are lost, so the time that the link takes there and back is the measure, as in LEDBAT (RFC 6817), which
 * this follows with a rate in place of a window. Pure: time is handed in.
 */

/** Of waiting in queues that bulk may cause. RFC 6817 allows 100 ms; a call is to notice nothing. */
const TARGET_MS = 30;
/** At first, and never less, in bytes a second: a call that is bad anyway shall not stop a file for good. */
const FIRST_RATE = 262_144;
const LEAST_RATE = 32_768;
const MOST_RATE = 134_217_728;
/** What a sample with empty queues adds at most: twice as fast after fourteen. Found by playing lines of several kinds. */
const GAIN = 0.05;
/** The delay now is the least of so many samples, so that one late answer is no queue. More would see queues too late. */
const CURRENT_SAMPLES = 2;
/** The delay of the empty line is the least of so many minutes: routes change, and clocks drift (§3.4.2). */
const BASE_MINUTES = 10;
const MINUTE_MS = 60_000;

export class GiveWay {
  #rate = FIRST_RATE;
  /** Bytes that may go now; less than none when a message was larger. */
  #credit = 0;
  #creditedAt: number | null = null;
  /** Something wanted to go and had to wait, since the last sample. */
  #wasShort = false;
  #current: readonly number[] = [];
  /** The least of each minute, the newest last. */
  #base: readonly { readonly minute: number; readonly leastMs: number }[] = [];

  /** Bytes a second. */
  get rate(): number {
    return this.#rate;
  }

  /** A call begins: what the line took before says little. */
  restart(): void {
    this.#rate = FIRST_RATE;
    this.#credit = 0;
    this.#creditedAt = null;
    this.#current = [];
  }

  /** The link's time there and back, also outside of calls: it tells the delay of the empty line. */
  sample(rttMs: number, now: number): void {
    this.#note(rttMs, now);
    this.#current = [...this.#current, rttMs].slice(-CURRENT_SAMPLES);
    const waitingMs = Math.min(...this.#current) - Math.min(...this.#base.map(({ leastMs }) => leastMs));
    const room = (TARGET_MS - waitingMs) / TARGET_MS;
    if (room < 0) this.#setRate(this.#rate * Math.max(0.5, 1 + room / 2));
    // A rate that nobody used says nothing of the line.
    else if (this.#wasShort) this.#setRate(this.#rate * (1 + GAIN * room));
    this.#wasShort = false;
  }

  /** No answer came: something was lost, or waits for long (§2.4.2). */
  lost(): void {
    this.#setRate(this.#rate / 2);
  }

  /** Whether a message may go now. Counts it. */
  take(bytes: number, now: number): boolean {
    const since = this.#creditedAt ?? now;
    this.#creditedAt = now;
    // What was not used is not saved up: it would go in one burst.
    const most = Math.max(bytes, this.#rate / 20);
    this.#credit = Math.min(most, this.#credit + (this.#rate * (now - since)) / 1_000);
    this.#wasShort ||= this.#credit < 0;
    if (this.#credit < 0) return false;
    this.#credit -= bytes;
    return true;
  }

  /** How long until a message may go. */
  get waitMs(): number {
    return Math.max(1, Math.ceil((-this.#credit / this.#rate) * 1_000));
  }

  #setRate(rate: number): void {
    this.#rate = Math.min(MOST_RATE, Math.max(LEAST_RATE, rate));
  }

  #note(rttMs: number, now: number): void {
    const minute = Math.floor(now / MINUTE_MS);
    const last = this.#base.at(-1);
    const leastMs = last?.minute === minute ? Math.min(last.leastMs, rttMs) : rttMs;
    const before = this.#base.filter((each) => each.minute !== minute && each.minute > minute - BASE_MINUTES);
    this.#base = [...before, { minute, leastMs }];
  }
}
