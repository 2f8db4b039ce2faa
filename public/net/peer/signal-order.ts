/**
 * Numbers the signals of one attempt and tells which of the other end's still count: each once, and no description
 * after a later one. The server and relaying members may delay signals, repeat them and change their order.
 */
export class SignalOrder {
  #sent = 0;
  readonly #seen = new Set<number>();
  #lastDescription = -1;

  /** The number of the next signal that I send: 0, 1, 2 … */
  next(): number {
    return this.#sent++;
  }

  /** Whether a signal counts; asked once for each that comes. */
  isFresh(number: number, isDescription: boolean): boolean {
    if (this.#seen.has(number)) return false;
    this.#seen.add(number);
    if (!isDescription) return true;
    if (number < this.#lastDescription) return false;
    this.#lastDescription = number;
    return true;
  }
}
