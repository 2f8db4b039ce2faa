/** The media attached to one connection. While there are none, what the other end offers is answered `inactive`. */
import type { LinkMedia, MediaConnection } from './link.ts';

export class MediaSlot {
  readonly #connection: MediaConnection;
  /** If both ends added transceivers at once, there would be two of each kind. */
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

  /** To be called before every answer. */
  settle(): void {
    if (this.#media) this.#media.settle(this.#connection, this.#mayAdd);
    else
      for (const transceiver of this.#connection.getTransceivers())
        if (transceiver.direction !== 'stopped') transceiver.direction = 'inactive';
  }
}
