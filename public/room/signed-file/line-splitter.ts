/**
 * Cuts bytes into lines of UTF-8 text. Holds one line at most, and of that no more than a line may have: what a file
 * brings, it is read in bounded memory. Pure.
 */

/** The longest line of an honest file: an entry with the longest text and everything that it may have seen. */
export const MAX_LINE_BYTES = 40_000;

const NEWLINE = 0x0a;

export interface Line {
  /** From 1 on. */
  readonly number: number;
  /** Null where it is too long, or not UTF-8. */
  readonly text: string | null;
}

export class LineSplitter {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #parts: Uint8Array[] = [];
  #length = 0;
  #number = 1;

  /** The lines that end within `chunk`; and, as soon as that is seen, one that is too long. */
  *push(chunk: Uint8Array): Generator<Line> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield* this.#hold(chunk.subarray(start, end));
      yield* this.#finish();
      start = end + 1;
    }
    yield* this.#hold(chunk.subarray(start));
  }

  /** The last line, where no newline ends it. */
  *end(): Generator<Line> {
    if (this.#length > 0) yield* this.#finish();
  }

  get #isTooLong(): boolean {
    return this.#length > MAX_LINE_BYTES;
  }

  *#hold(part: Uint8Array): Generator<Line> {
    const wasTooLong = this.#isTooLong;
    this.#length += part.length;
    if (!this.#isTooLong) {
      // A copy: the chunk that it stands in may be large.
      this.#parts.push(part.slice());
      return;
    }
    this.#parts = [];
    if (!wasTooLong) yield { number: this.#number, text: null };
  }

  *#finish(): Generator<Line> {
    if (!this.#isTooLong) yield { number: this.#number, text: this.#decode() };
    this.#parts = [];
    this.#length = 0;
    this.#number += 1;
  }

  #decode(): string | null {
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += part.length;
    }
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return null;
    }
  }
}
