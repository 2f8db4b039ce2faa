/** Which pictures come by themselves: small ones, unless they were switched off, and in a long transcript only those that
 *  somebody scrolls to. */
import type { RoomFiles } from '../../room/files/files-contract.ts';
import { obstacleTo } from '../../room/files/obstacle.ts';
import { type SharedFile, UNASKED_BYTES } from '../../room/files/shared-file.ts';
import { whenNear } from './near.ts';

/** So many are fetched wherever they stand, so that they are here when their author has gone. */
const MOST_UNSEEN = 64;

export class Unasked {
  readonly #files: RoomFiles;
  readonly #isOn: () => boolean;
  #unseen = 0;

  constructor(files: RoomFiles, isOn: () => boolean) {
    this.#files = files;
    this.#isOn = isOn;
  }

  /** Has it fetched; now, or when its card comes near. Answers with what stops waiting. */
  want(file: SharedFile, card: HTMLElement): () => void {
    if (!isPicture(file) || file.bytes > UNASKED_BYTES) return () => undefined;
    if (this.#unseen < MOST_UNSEEN) {
      if (this.#fetch(file)) this.#unseen += 1;
      return () => undefined;
    }
    return whenNear(card, () => this.#fetch(file));
  }

  #fetch({ id, bytes }: SharedFile): boolean {
    const isAllowed = this.#isOn() && obstacleTo(bytes, this.#files.limits.peek()) === null;
    const isWanted = isAllowed && this.#files.status(id).peek().state.kind === 'offered';
    if (isWanted) this.#files.fetch(id);
    return isWanted;
  }
}

/** Videos have a size, too. */
const isPicture = ({ type, picture }: SharedFile): boolean =>
  type.startsWith('image/') || (picture !== null && !type.startsWith('video/'));
