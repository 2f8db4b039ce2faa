/** A room's past, made up and signed on this side, and put where a tab looks for what it kept before a reload. */

import type { Page } from '@playwright/test';
import { createSeal } from '../../public/net/crypto/seal.ts';
import { type Body, type Entry, signEntry } from '../../public/room/log/entry.ts';
import { LOG } from '../../public/testing/ids.ts';
import { nodeSigner } from '../../public/testing/node-keys.ts';
import { Random } from '../../public/testing/random.ts';

/** A piece of the archive is no longer than this by much. */
const PIECE_ENTRIES = 50;
const PAST_MS = 3_600_000;

export const roomIdOf = (url: string): string => new URL(url).searchParams.get('roomId') ?? '';

/** What every signature of the room is bound to. */
export const scopeOf = (roomId: string): string =>
  createSeal({ roomId, key: null }, (count) => new Uint8Array(count)).signingContext;

export class WrittenHistory {
  readonly #random: Random;
  readonly #roomId: string;
  readonly #entries: Entry[] = [];
  readonly #signingContext: string;
  #time: number;

  /** Begins so many milliseconds ago. */
  constructor(roomUrl: string, seed: number, pastMs = PAST_MS) {
    this.#time = Date.now() - pastMs;
    this.#random = new Random(seed);
    this.#roomId = roomIdOf(roomUrl);
    this.#signingContext = scopeOf(this.#roomId);
  }

  /** Somebody says so many things one after the other; answers with their secret key. */
  write(name: string, count: number, text: (n: number) => string): Uint8Array {
    const key = this.#random.bytes(32);
    const signer = nodeSigner(key);
    for (let seq = 1; seq <= count; seq++) {
      this.#time += 100;
      const body: Body = seq === 1 ? { kind: 'name', name } : { kind: 'text', text: text(seq - 1) };
      this.#entries.push(
        signEntry(signer, this.#signingContext, { log: LOG, seq, at: this.#time, seen: [], body }),
      );
    }
    return key;
  }

  /** Makes the tab's owner `name` with `key`, and gives it all that was written. To be called before the page goes anywhere. */
  async putInto(page: Page, name: string, key: Uint8Array): Promise<void> {
    const kept: [string, string][] = [
      [`parley.name.${this.#roomId}`, name],
      [`parley.key.${this.#roomId}`, Buffer.from(key).toString('base64url')],
      ...this.#pieces().map((piece, n): [string, string] => [`parley.log.${this.#roomId}.${n}`, piece]),
    ];
    await page.addInitScript((items) => {
      if (sessionStorage.length > 0) return;
      for (const [name, value] of items) sessionStorage.setItem(name, value);
    }, kept);
  }

  #pieces(): string[] {
    const pieces: string[] = [];
    for (let start = 0; start < this.#entries.length; start += PIECE_ENTRIES) {
      const piece = this.#entries.slice(start, start + PIECE_ENTRIES);
      pieces.push(piece.map((entry) => JSON.stringify(entry)).join('\n'));
    }
    return pieces;
  }
}
