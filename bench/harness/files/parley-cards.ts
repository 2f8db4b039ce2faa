/** The cards of one file, in the pages of all members, by the names that the product keeps stable. */
import type { Page } from '@playwright/test';

export const FILES_LACK =
  'The product has files, and this table cannot drive them: look at bench/harness/files/parley-*.ts';

export class ParleyCards {
  readonly #pages: readonly Page[];
  readonly #name: string;

  constructor(pages: readonly Page[], name: string) {
    this.#pages = pages;
    this.#name = name;
  }

  async areThere(): Promise<void> {
    await Promise.all(this.#pages.map((page) => this.card(page).waitFor()));
  }

  card(page: Page) {
    return page.getByRole('group', { name: this.#name, exact: true });
  }

  /** Answers when it was pressed, in milliseconds of the machine's clock. */
  async download(page: Page): Promise<number> {
    const button = this.card(page).getByRole('button', { name: 'Download', exact: true });
    await button.waitFor();
    return button.evaluate((element) => {
      const at = performance.timeOrigin + performance.now();
      (element as HTMLElement).click();
      return at;
    });
  }

  /** Answers when the page's card said that so many have it. To be asked before they do. */
  counts(page: Page, count: number): Promise<number> {
    return page.evaluate(
      ({ name, wanted }) =>
        new Promise<number>((resolve) => {
          const isSo = () => {
            const groups = [...document.querySelectorAll('[role=group]')];
            const card = groups.find((group) => group.getAttribute('aria-label') === name);
            const [, had] = /(\d+) of \d+ have it/.exec(card?.textContent ?? '') ?? [];
            return Number(had ?? 0) >= wanted;
          };
          const look = () => {
            if (!isSo()) return;
            observer.disconnect();
            resolve(performance.timeOrigin + performance.now());
          };
          const observer = new MutationObserver(look);
          observer.observe(document.body, { childList: true, subtree: true, characterData: true });
          look();
        }),
      { name: this.#name, wanted: count },
    );
  }

  /** Returns when all of it is in the page and can be saved, whatever it believes of others. */
  isHere(page: Page): Promise<void> {
    return this.card(page).getByRole('button', { name: 'Save', exact: true }).waitFor();
  }

  /** Returns when the progress bar tells of so many percent. */
  async reaches(page: Page, percent: number): Promise<void> {
    const bar = await this.card(page).getByRole('progressbar').elementHandle();
    await page.waitForFunction(
      ([element, wanted]) => Number(element?.getAttribute('aria-valuenow') ?? 0) >= wanted,
      [bar, percent] as const,
    );
  }

  /** Has the page save it to that path. */
  async save(page: Page, path: string): Promise<void> {
    const download = page.waitForEvent('download');
    await this.card(page).getByRole('button', { name: 'Save', exact: true }).click();
    await (await download).saveAs(path);
  }
}
