/** A file to send, of any size: the same four mebibytes of noise again and again, so that the page hardly holds any of it. */
const BLOCK_BYTES = 4 * 2 ** 20;
/** The most that the browser fills at once. */
const FILL_BYTES = 65_536;

export class Sample {
  readonly file: File;
  readonly #block = new Uint8Array(BLOCK_BYTES);

  constructor(bytes: number) {
    for (let at = 0; at < BLOCK_BYTES; at += FILL_BYTES)
      crypto.getRandomValues(this.#block.subarray(at, at + FILL_BYTES));
    const block = new Blob([this.#block]);
    const blocks = Array.from({ length: Math.ceil(bytes / BLOCK_BYTES) }, () => block);
    this.file = new File([new Blob(blocks).slice(0, bytes)], 'sample.bin');
  }

  /** Some bytes from `from` on, at least one and at most `most`: a view, to be sent before anything else happens. */
  at(from: number, most: number): Uint8Array<ArrayBuffer> {
    const start = from % BLOCK_BYTES;
    return this.#block.subarray(start, Math.min(start + most, BLOCK_BYTES));
  }
}
