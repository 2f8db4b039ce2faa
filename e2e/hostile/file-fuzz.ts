/** Frames about files that no honest member sends, from a seed, and pieces that are not what they should be. */
import type { Page } from '@playwright/test';
import type { FileId } from '../../public/room/files/shared-file.ts';
import { Random } from '../../public/testing/random.ts';
import { bent, type Json } from './frame-fuzz.ts';

type Frame = { [key: string]: Json };

export class FileFuzz {
  readonly #random: Random;
  readonly #ids: readonly FileId[];

  /** Some frames are about these files, others about none that there is. */
  constructor(seed: number, ids: readonly FileId[]) {
    this.#random = new Random(seed);
    this.#ids = ids;
  }

  /** True in form and nonsense in content. */
  nonsense(): string {
    return JSON.stringify({ type: 'file', about: this.#about() });
  }

  malformed(): string {
    return JSON.stringify({ type: 'file', about: bent(this.#random, this.#about()) });
  }

  #about(): Frame {
    const random = this.#random;
    const id = this.#id();
    const asked = { stream: random.between(1, 2 ** 32 - 1), pieces: this.#pieces() };
    return random.pick<() => Frame>([
      () => ({ kind: 'hello' }),
      () => ({ kind: 'whole', ids: [id, this.#id()] }),
      () => ({ kind: 'gone', ids: [id, this.#id()] }),
      () => ({ kind: 'want', id }),
      () => ({ kind: 'unwant', id }),
      () => ({ kind: 'have', id, bits: this.#base64(random.between(0, 40)) }),
      () => ({ kind: 'more', id, pieces: this.#pieces() }),
      () => ({ kind: 'ask', id, ...asked, seals: [0, 64], carry: random.chance(0.5) }),
      () => ({ kind: 'cancel', ...asked }),
      () => ({ kind: 'nope', ...asked }),
      () => ({ kind: 'prove', id, from: 64 * random.between(0, 3) }),
      () => ({ kind: 'seal', id, from: 0, hashes: [this.#base64(32)], signature: this.#base64(64) }),
    ])();
  }

  #id(): string {
    const random = this.#random;
    const [author = '', log = ''] = (this.#ids[0] ?? '').split(':');
    return random.chance(0.6) ? random.pick(this.#ids) : `${author}:${log}:${random.between(1, 2 ** 40)}`;
  }

  #pieces(): number[] {
    const random = this.#random;
    return Array.from({ length: random.between(1, 256) }, () =>
      random.between(0, random.pick([12, 262_143])),
    );
  }

  #base64(bytes: number): string {
    return Buffer.from(this.#random.bytes(bytes)).toString('base64url');
  }
}

/** To be called before the page goes anywhere: whatever piece it serves is another one, among messages that are none. */
export async function lying(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { send } = RTCDataChannel.prototype as { send(data: unknown): void };
    const below = (most: number) => Math.floor(Math.random() * most);
    RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: unknown) {
      if (this.label !== 'bulk' || !(data instanceof Uint8Array)) return send.call(this, data);
      const another = (change: (bytes: Uint8Array, view: DataView) => void, length = data.length) => {
        const bytes = data.slice(0, length);
        change(bytes, new DataView(bytes.buffer));
        send.call(this, bytes);
      };
      const none = () => undefined;
      send.call(this, 'no bytes');
      send.call(this, new Uint8Array(0));
      for (const length of [1, 11, 12]) another(none, length);
      // Nothing of these fits: what did would be in the way of the piece that is to be found out.
      another((_, view) => view.setUint32(0, below(2 ** 32)), 13);
      another((_, view) => view.setUint32(4, view.getUint32(4) + 1 + below(16)), 500);
      another((_, view) => view.setUint32(4, 2 ** 31 + below(2 ** 31)), 500);
      another((_, view) => view.setUint32(8, 2 ** 20 + below(2 ** 31)), 500);
      another((bytes) => bytes.set([(bytes[12] ?? 0) ^ 0xff], 12));
    } as RTCDataChannel['send'];
  });
}
