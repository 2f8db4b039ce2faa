/** One direction of a line between two ports: what becomes of each packet, and when it comes out. Pure but for chance. */
export interface LineSettings {
  /** One way, in milliseconds. */
  readonly delayMs: number;
  /** Up to so much more or less; packets keep their order all the same. */
  readonly jitterMs: number;
  /** Of a hundred packets: lost, doubled, and passed on without any delay, before those that wait. */
  readonly lossPercent: number;
  readonly doublePercent: number;
  readonly overtakePercent: number;
  /** Kilobits a second; 0: no limit. */
  readonly rateKbit: number;
  /** Packets that wait; what comes when so many do is lost. */
  readonly queuePackets: number;
}

export const CLEAR_LINE: LineSettings = {
  delayMs: 0,
  jitterMs: 0,
  lossPercent: 0,
  doublePercent: 0,
  overtakePercent: 0,
  rateKbit: 0,
  queuePackets: 1_000,
};

export interface LineCounts {
  packets: number;
  lost: number;
  /** For want of space in the queue. */
  dropped: number;
  /** Came out later than they should have, by more than two milliseconds. */
  late: number;
}

export type WanMessage =
  | { readonly kind: 'double'; readonly address: string; readonly port: number }
  | { readonly kind: 'counts' };

const LATE_MS = 2;

export class Line {
  readonly #settings: LineSettings;
  readonly #counts: LineCounts;
  readonly #random: () => number;
  readonly #out: (packet: Uint8Array) => void;
  /** By the time at which they come out. */
  #waiting: { readonly at: number; readonly packet: Uint8Array }[] = [];
  #first = 0;
  #freeAt = 0;
  #lastAt = 0;

  constructor(
    settings: LineSettings,
    counts: LineCounts,
    random: () => number,
    out: (packet: Uint8Array) => void,
  ) {
    this.#settings = settings;
    this.#counts = counts;
    this.#random = random;
    this.#out = out;
  }

  /** When the next packet comes out; null when none waits. */
  get nextAt(): number | null {
    return this.#waiting[this.#first]?.at ?? null;
  }

  enter(packet: Uint8Array, now: number): void {
    this.#counts.packets += 1;
    const { lossPercent, doublePercent } = this.#settings;
    if (this.#happens(lossPercent)) {
      this.#counts.lost += 1;
      return;
    }
    this.#wait(packet, now);
    if (this.#happens(doublePercent)) this.#wait(packet, now);
  }

  /** Passes on whatever is due. */
  leave(now: number): void {
    for (let due = this.#waiting[this.#first]; due && due.at <= now; due = this.#waiting[this.#first]) {
      if (now - due.at > LATE_MS) this.#counts.late += 1;
      this.#first += 1;
      this.#out(due.packet);
    }
    // Taken off the front one by one, an array of thousands would be moved for each.
    if (this.#first < this.#waiting.length && this.#first < 1_000) return;
    this.#waiting = this.#waiting.slice(this.#first);
    this.#first = 0;
  }

  #wait(packet: Uint8Array, now: number): void {
    const { delayMs, jitterMs, overtakePercent, rateKbit, queuePackets } = this.#settings;
    if (this.#waiting.length - this.#first >= queuePackets) {
      this.#counts.dropped += 1;
      return;
    }
    if (rateKbit > 0) this.#freeAt = Math.max(this.#freeAt, now) + (packet.byteLength * 8) / rateKbit;
    if (this.#happens(overtakePercent)) {
      this.#out(packet);
      return;
    }
    const passedAt = rateKbit > 0 ? this.#freeAt : now;
    const delay = Math.max(0, delayMs + (this.#random() * 2 - 1) * jitterMs);
    this.#lastAt = Math.max(this.#lastAt, passedAt + delay);
    this.#waiting.push({ at: this.#lastAt, packet });
  }

  #happens(percent: number): boolean {
    return percent > 0 && this.#random() * 100 < percent;
  }
}
