/** How fast one file comes, over its last seconds, what a piece of it takes, and whether it comes at all. */

/** Spans over which the rate is measured. */
const SPANS = 8;

export class Pace {
  readonly #stillMs: number;
  /** Bytes a second, in the last spans. */
  readonly #rates: number[] = [];
  #movedAt: number;
  #pieceMs = 0;

  /** `stillMs`: a file stands still when nothing has come for so long. */
  constructor(now: number, stillMs: number) {
    this.#movedAt = now;
    this.#stillMs = stillMs;
  }

  /** Bytes a second; null while that is not known. */
  get rate(): number | null {
    if (this.#rates.length < 2) return null;
    return this.#rates.reduce((sum, rate) => sum + rate, 0) / this.#rates.length;
  }

  isStill(now: number): boolean {
    return now - this.#movedAt > this.#stillMs;
  }

  /** From being asked for to being here, of late. */
  get pieceMs(): number {
    return this.#pieceMs;
  }

  /** A whole piece came that was asked for at that time. */
  moved(now: number, askedAt: number): void {
    this.#movedAt = now;
    const took = now - askedAt;
    this.#pieceMs = this.#pieceMs === 0 ? took : (3 * this.#pieceMs + took) / 4;
  }

  /** So many bytes came in the span that ends now. */
  add(bytes: number, spanMs: number): void {
    this.#rates.push((bytes * 1_000) / spanMs);
    if (this.#rates.length > SPANS) this.#rates.shift();
  }
}
