/** Bytes that a test sends, and the proof that the same ones came. */
import { createHash } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { Random } from '../../public/testing/random.ts';
import { engineOf, type NamedBytes, savedBytes } from './attaching.ts';

/** No two pieces of it are alike, and nothing of it can be shown. */
export function noise(name: string, bytes: number, seed = bytes): NamedBytes {
  const random = new Random(seed);
  const buffer = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) buffer.writeUInt32LE(Math.floor(random.next() * 2 ** 32), at);
  return { name, mimeType: 'application/octet-stream', buffer };
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Watched {
  savedBlob: Blob | null;
}

/** To be called before the page goes anywhere: the driver of stock Firefox knows nothing of downloads from a page, so what
 *  the page hands to the browser is taken there. */
export async function catchSaved(page: Page): Promise<void> {
  if (engineOf(page) !== 'firefox') return;
  await page.addInitScript(() => {
    const watched = globalThis as unknown as Watched;
    watched.savedBlob = null;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      watched.savedBlob = blob;
      return make.call(URL, blob);
    };
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) click.call(this);
    };
  });
}

/** SHA-256 of what the button of the card saves. */
export async function savedHash(page: Page, card: Locator): Promise<string> {
  if (engineOf(page) !== 'firefox') return hashOf((await savedBytes(page, card)).bytes);
  await page.evaluate(() => {
    (globalThis as unknown as Watched).savedBlob = null;
  });
  await card.getByRole('button', { name: 'Save', exact: true }).click();
  const saved = await page.waitForFunction(async () => {
    const blob = (globalThis as unknown as Watched).savedBlob;
    if (blob === null) return null;
    const bytes = await blob.arrayBuffer();
    const hex = (all: ArrayBuffer) =>
      [...new Uint8Array(all)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    // Where there are no digests all of it is told.
    return crypto.subtle ? { hash: hex(await crypto.subtle.digest('SHA-256', bytes)) } : { all: hex(bytes) };
  });
  const told = (await saved.jsonValue()) as { hash: string } | { all: string };
  return 'hash' in told ? told.hash : hashOf(Buffer.from(told.all, 'hex'));
}
