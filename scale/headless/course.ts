/** A figure as it goes on, and whether it grows. Pure. */

export interface Ends {
  /** Middle of the first and of the last third, the warming up left out. */
  readonly first: number;
  readonly last: number;
  readonly growth: number;
}

export class Course {
  readonly #figures: number[] = [];

  add(figure: number): void {
    this.#figures.push(figure);
  }

  get last(): number {
    return this.#figures.at(-1) ?? Number.NaN;
  }

  /** Without the first `warmUp` figures. Needs three more than that. */
  ends(warmUp: number): Ends {
    const rest = this.#figures.slice(warmUp);
    if (rest.length < 3)
      throw new Error(`${this.#figures.length} figures are too few to see whether they grow`);
    const third = Math.floor(rest.length / 3);
    const [first, last] = [middle(rest.slice(0, third)), middle(rest.slice(-third))];
    return { first, last, growth: last / first };
  }
}

const middle = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
