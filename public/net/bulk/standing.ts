/** What both ends of a pair want, and whether they can tell each other. */
import type { BulkFrame, StandingFrame } from './bulk-frame.ts';

type Wishes = Pick<StandingFrame, 'isHeld' | 'isCalling'>;

const NO_WISHES: Wishes = { isHeld: false, isCalling: false };

export class Standing {
  isHeld = false;
  isCalling = false;
  isLinkUp = false;
  readonly #send: (frame: BulkFrame) => boolean;
  readonly #lanes: () => readonly string[];
  #theirs = NO_WISHES;
  /** They know how things stood here on this link. */
  #hasTold = false;

  constructor(send: (frame: BulkFrame) => boolean, lanes: () => readonly string[]) {
    this.#send = send;
    this.#lanes = lanes;
  }

  get isWanted(): boolean {
    return this.isHeld || this.#theirs.isHeld;
  }

  get isCallingAnywhere(): boolean {
    return this.isCalling || this.#theirs.isCalling;
  }

  hear({ isHeld, isCalling }: Wishes): void {
    this.#theirs = { isHeld, isCalling };
  }

  /** Whoever has nothing to do with the other is silent. */
  tell(): void {
    const lanes = [...this.#lanes()];
    const isConcerned = this.isWanted || this.#hasTold || lanes.length > 0;
    if (!this.isLinkUp || !isConcerned) return;
    this.#hasTold = this.#send({
      type: 'bulk',
      kind: 'standing',
      isHeld: this.isHeld,
      isCalling: this.isCalling,
      lanes,
    });
  }

  linkLost(): void {
    this.isLinkUp = false;
    this.#hasTold = false;
  }

  /** They are another page now, or gone. */
  forget(): void {
    this.#theirs = NO_WISHES;
    this.#hasTold = false;
  }
}
