/** The search, as a test sees and moves it. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Member } from '../support/member.ts';

export class Searching {
  readonly page: Page;
  readonly bar: Locator;
  readonly box: Locator;
  readonly next: Locator;
  readonly previous: Locator;
  readonly from: Locator;
  constructor(member: Member) {
    this.page = member.page;
    this.bar = this.page.getByRole('search');
    this.box = this.page.getByRole('searchbox', { name: 'Search messages' });
    this.next = this.bar.getByRole('button', { name: 'Next result' });
    this.previous = this.bar.getByRole('button', { name: 'Previous result' });
    this.from = this.bar.getByRole('combobox', { name: 'From' });
  }

  /** By the keys. They come with a part that is loaded after the page, as what is read out does. */
  async open(): Promise<void> {
    await expect(this.page.locator('[role=log][aria-busy]')).toHaveCount(0);
    // Of several windows only one is in front.
    await this.page.bringToFront();
    await this.page.keyboard.press('ControlOrMeta+f');
    await expect(this.box).toBeFocused();
  }

  /** What the bar says of the results. */
  says(words: string): Promise<void> {
    return expect(this.bar.getByText(words, { exact: true })).toBeVisible();
  }

  /** What is marked in the texts on the page; of the current message apart. */
  marked(): Promise<{ hits: string[]; current: string[] }> {
    return this.page.evaluate(() => {
      const texts = (name: string) =>
        [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString());
      return { hits: texts('search-hit'), current: texts('search-current') };
    });
  }

  /** Until no other than these are marked. */
  async marks(hits: readonly string[], current: readonly string[]): Promise<void> {
    await expect.poll(() => this.marked()).toEqual({ hits, current });
  }

  /** The message that the search is at. */
  current(): Locator {
    return this.page.locator('[data-search-current]');
  }
}
