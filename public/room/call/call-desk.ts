/** Where calls and the room meet. Whoever conducts calls comes after the page: until then the latest word of everybody
 *  is kept. */
import type { LinkMedia } from '../../net/link/link.ts';
import type { FrameOf } from '../../net/protocol/frame.ts';
import type { MemberId } from '../people/member.ts';

export type CallFrame = FrameOf<'call'>;

export interface CallWays {
  /** On the member's own link; false when it was not taken. */
  send(to: MemberId, frame: CallFrame): boolean;
  /** On the member's own link, as long as that one lasts. */
  carry(to: MemberId, media: LinkMedia | null): void;
}

export interface CallListener {
  heard(from: MemberId, frame: CallFrame): void;
  /** On a new link: what was told on another may be forgotten at its end. */
  opened(id: MemberId): void;
  /** The link takes frames now. */
  reached(id: MemberId): void;
  left(id: MemberId): void;
  /** I leave the room for good, and can still say so. */
  leaving(): void;
}

export class CallDesk {
  readonly ways: CallWays;
  readonly #kept = new Map<MemberId, CallFrame>();
  #listener: CallListener | null = null;

  constructor(ways: CallWays) {
    this.ways = ways;
  }

  listen(listener: CallListener): void {
    this.#listener = listener;
    for (const [from, frame] of this.#kept) listener.heard(from, frame);
    this.#kept.clear();
  }

  receive(from: MemberId, frame: CallFrame): void {
    if (this.#listener) this.#listener.heard(from, frame);
    else this.#kept.set(from, frame);
  }

  opened(id: MemberId): void {
    this.#listener?.opened(id);
  }

  reached(id: MemberId): void {
    this.#listener?.reached(id);
  }

  leave(): void {
    this.#listener?.leaving();
  }

  left(id: MemberId): void {
    this.#kept.delete(id);
    this.#listener?.left(id);
  }
}
