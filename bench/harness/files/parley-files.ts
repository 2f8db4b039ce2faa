/**
 * Files as people send them with Parley: *Attach files* and Send in one page, *Download* in the others, until the cards
 * say that everybody has it. Pages without that button are not driven; where the button is there and anything after it
 * is not, the table fails.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { BenchBrowser } from '../browser.ts';
import { enterRoom } from '../room-page.ts';
import type { Senders, Sent } from './file-room.ts';
import type { FileWorld } from './file-world.ts';
import { FILES_LACK, ParleyCards } from './parley-cards.ts';

const VIEW_OF_FILES = join(import.meta.dirname, '../../../public/view/files');
const BLOCK_BYTES = 4 * 2 ** 20;
/** Only a page that hangs takes so long, also over ten gigabytes. */
const HANGS_MS = 3_600_000;

/** Whether the product that was built has files. Throws where it has them, and no page shows the button. */
export async function hasFiles(world: FileWorld, browser: BenchBrowser): Promise<boolean> {
  const [page] = await enterRoom(browser, await world.server('parley'), 1);
  if (page === undefined) throw new Error('a room of one has a page');
  const isThere = existsSync(VIEW_OF_FILES)
    ? await attachButton(page)
        // It comes with a part of the page that is loaded later.
        .waitFor()
        .then(
          () => true,
          () => false,
        )
    : (await attachButton(page).count()) > 0;
  await page.context().close();
  if (!isThere && existsSync(VIEW_OF_FILES)) throw new Error(FILES_LACK);
  return isThere;
}

const attachButton = (page: Page): Locator => page.getByRole('button', { name: 'Attach files' });

let filesMade = 0;

/** Noise on the disk: what a person picks. */
export class FileOnDisk {
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  readonly name: string;
  readonly path: string;

  constructor() {
    filesMade += 1;
    this.name = `sample-${filesMade}.bin`;
    this.path = join(this.#folder, this.name);
  }

  async write(bytes: number): Promise<this> {
    const file = await open(this.path, 'w');
    for (let left = bytes; left > 0; left -= BLOCK_BYTES)
      await file.write(randomBytes(Math.min(left, BLOCK_BYTES)));
    await file.close();
    return this;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

export class ParleyRoom implements Senders {
  readonly pages: Page[];
  readonly #browser: BenchBrowser;

  private constructor(browser: BenchBrowser, pages: Page[]) {
    this.#browser = browser;
    this.pages = pages;
  }

  /** `prepare` is told which member's page it is, from 0. */
  static async open(
    world: FileWorld,
    browser: BenchBrowser,
    members: number,
    prepare: (page: Page, nth: number) => unknown = () => undefined,
  ): Promise<ParleyRoom> {
    let nth = 0;
    const pages = await enterRoom(browser, await world.server('parley'), members, async (page) => {
      page.setDefaultTimeout(HANGS_MS);
      // What is saved is to be a download that can be read, and no dialog.
      await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
      await prepare(page, nth++);
    });
    return new ParleyRoom(browser, pages);
  }

  /** Offers it to the room; returns when its card is in all pages. */
  async offer(file: FileOnDisk): Promise<ParleyCards> {
    const [author] = this.pages;
    if (author === undefined) throw new Error('there is nobody');
    await attach(author, file.path);
    await author.getByRole('button', { name: 'Send', exact: true }).click();
    const cards = new ParleyCards(this.pages, file.name);
    await cards.areThere();
    return cards;
  }

  /** With `holders`, so many have it beforehand, and only the last one's download is counted. */
  async send(bytes: number, holders = 1): Promise<Sent> {
    const file = await new FileOnDisk().write(bytes);
    const cards = await this.offer(file);
    const already = this.pages.slice(1, holders);
    await Promise.all(already.map((page) => cards.download(page)));
    await Promise.all(already.map((page) => cards.counts(page, holders)));
    const takers = this.pages.slice(holders);
    const all = Promise.all(takers.map((page) => cards.counts(page, this.pages.length)));
    const meter = this.#browser.meter();
    const starts = await Promise.all(takers.map((page) => cards.download(page)));
    const endedAt = Math.max(...(await all));
    const browserMs = meter();
    file.remove();
    return { bytes, wallMs: endedAt - Math.min(...starts), endedAt, browserMs };
  }

  async end(): Promise<void> {
    await Promise.all(this.pages.map((page) => page.context().close()));
  }
}

/** The browser is on this machine: it is told where the file is, rather than given a copy of it. */
async function attach(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await attachButton(page).click();
  await chooser;
  const devtools = await page.context().newCDPSession(page);
  const expression = `[...document.querySelectorAll('input[type=file]')].at(-1)`;
  const { result } = await devtools.send('Runtime.evaluate', { expression });
  if (result.objectId === undefined) throw new Error(FILES_LACK);
  await devtools.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId });
  await devtools.detach();
}
