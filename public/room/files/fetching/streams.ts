/** Which messages of bytes were asked for, and by whom of this page: all others are dropped. */
import type { MemberId } from '../../people/member.ts';
import { type PieceMessage, readPieceMessage } from '../piece-message.ts';

interface Stream {
  readonly from: MemberId;
  readonly receive: (message: PieceMessage) => void;
}

const MOST = 2 ** 32 - 1;

export class Streams {
  readonly #open = new Map<number, Stream>();
  #last: number;

  /** `first`: from 0 up to 1. */
  constructor(first: number) {
    this.#last = Math.floor(first * MOST);
  }

  /** The number of a new stream, for what the member sends. */
  open(from: MemberId, receive: (message: PieceMessage) => void): number {
    do this.#last = this.#last >= MOST ? 1 : this.#last + 1;
    while (this.#open.has(this.#last));
    this.#open.set(this.#last, { from, receive });
    return this.#last;
  }

  /** Idempotent. */
  close(stream: number): void {
    this.#open.delete(stream);
  }

  receive(from: MemberId, bytes: Uint8Array): void {
    const message = readPieceMessage(bytes);
    const stream = message && this.#open.get(message.stream);
    if (message && stream?.from === from) stream.receive(message);
  }
}
