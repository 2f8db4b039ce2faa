/** The place for media on one connection: nobody is sent, nor sends, what was not agreed on. */
import type { LinkMedia, MediaConnection } from './link.ts';

export class MediaSlot {
  readonly #connection: MediaConnection;
  /** Were both ends to add transceivers at once, there would be two of each. */
  readonly #mayAdd: boolean;
  #media: LinkMedia | null = null;

  constructor(connection: MediaConnection, mayAdd: boolean) {
    this.#connection = connection;
    this.#mayAdd = mayAdd;
  }

  attach(media: LinkMedia | null): void {
    if (media === this.#media) return;
    this.#media?.leave(this.#connection);
    this.#media = media;
    media?.settle(this.#connection, this.#mayAdd);
  }

  agreed(): void {
    this.#media?.agreed();
  }

  /** To be asked for before every answer. */
  settle(): void {
    if (this.#media) this.#media.settle(this.#connection, this.#mayAdd);
    else
      for (const transceiver of this.#connection.getTransceivers())
        if (transceiver.direction !== 'stopped') transceiver.direction = 'inactive';
  }
}
