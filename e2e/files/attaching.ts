/** Files as a test attaches and sees them: by the roles and words that are on the screen. */
import { expect, type Locator, type Page } from '@playwright/test';

export interface NamedBytes {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What is attached in one box; of the room where nothing else is said. */
export class Attaching {
  readonly button: Locator;
  readonly tray: Locator;
  readonly items: Locator;
  readonly #page: Page;
  #hasDialogOpened = false;

  constructor(page: Page, within: Locator | null = null) {
    const box = within ?? page.getByRole('contentinfo');
    this.#page = page;
    this.button = box.getByRole('button', { name: 'Attach files' });
    this.tray = box.getByRole('list', { name: 'Files to send' });
    this.items = this.tray.getByRole('listitem');
  }

  async isReady(): Promise<void> {
    await expect(this.button).toBeVisible();
  }

  item(name: string | RegExp): Locator {
    return this.items.filter({ hasText: name });
  }

  /** By the dialog of the browser. Paths are for files that are too large to hand over. */
  async choose(files: readonly NamedBytes[] | readonly string[]): Promise<void> {
    const all = [...files] as NamedBytes[] | string[];
    if (this.#hasDialogOpened && engineOf(this.#page) === 'firefox') {
      // Its driver never closes the dialog, and an element opens only one at a time.
      await this.button.locator('+ input[type=file]').setInputFiles(all);
    } else {
      const chooser = this.#page.waitForEvent('filechooser');
      await this.button.click();
      await (await chooser).setFiles(all);
      this.#hasDialogOpened = true;
    }
    await expect(this.tray).not.toContainText('Preparing');
  }
}

export const engineOf = (page: Page): string => page.context().browser()?.browserType().name() ?? '';

/** The card of a file, in the room or in a private conversation. */
export const cardOf = (log: Locator, name: string): Locator => log.getByRole('group', { name, exact: true });

/** Saves by the button of the card; small files come as a download. */
export async function savedBytes(page: Page, card: Locator): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Save', exact: true }).click();
  const saved = await download;
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  return { name: saved.suggestedFilename(), bytes: Buffer.concat(chunks) };
}
