/** What the harness asks of a page about files: give one, and tell when as much as one has been taken. */
import type { Seat } from '../stage.ts';
import { Sample } from './sample.ts';

const now = () => performance.timeOrigin + performance.now();

export class FileStage {
  readonly #seat: () => Seat | undefined;
  #sample: Sample | null = null;
  #missing = 0;
  #arrival: Promise<number> = Promise.resolve(0);
  #end: { resolve(at: number): void; reject(error: Error): void } | null = null;

  constructor(seat: () => Seat | undefined) {
    this.#seat = seat;
  }

  /** Makes a file of that size, to be given from here. */
  make(bytes: number): void {
    this.#sample = new Sample(bytes);
  }

  /** Gives a part of it to all others; answers when it began. */
  give(from: number, to: number): number {
    const seat = this.#seat();
    if (this.#sample === null || seat?.give === undefined)
      throw new Error('there is nothing to give, or nobody to');
    const startedAt = now();
    seat.give(this.#sample, from, to);
    return startedAt;
  }

  /** So many bytes are to come, of one file or of parts of one. */
  expect(bytes: number): void {
    if (this.#missing !== 0) throw new Error(`${this.#missing} bytes of the file before are still missing`);
    this.#missing = bytes;
    this.#arrival = new Promise((resolve, reject) => {
      this.#end = { resolve, reject };
    });
  }

  /** Answers when what was expected was there. */
  arrived(): Promise<number> {
    return this.#arrival;
  }

  took(bytes: number): void {
    this.#missing -= bytes;
    if (this.#missing < 0) this.#end?.reject(new Error(`${-this.#missing} bytes came that nobody sent`));
    if (this.#missing === 0) this.#end?.resolve(now());
  }
}
