/** One person in one tab, as a test sees and moves them: by the roles and words that are on the screen. */
import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test';
import { type Harm, watchForHarm } from '../hostile/harm.ts';

export interface OpenOptions {
  readonly context?: BrowserContextOptions;
  /** Done to the tab before it goes anywhere. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export class Member {
  readonly page: Page;
  readonly transcript: Locator;
  readonly people: Locator;
  readonly box: Locator;
  readonly send: Locator;
  readonly nameBox: Locator;
  readonly banner: Locator;
  readonly harm: Harm;

  private constructor(page: Page, harm: Harm) {
    this.page = page;
    this.harm = harm;
    this.transcript = page.getByRole('log', { name: 'Transcript' });
    this.people = page.getByRole('list', { name: 'People' });
    this.box = page.getByRole('textbox', { name: 'Message' });
    this.send = page.getByRole('button', { name: 'Send' });
    this.nameBox = page.getByRole('textbox', { name: 'Your name' });
    this.banner = page.getByRole('status');
  }

  /** Somebody more at this address, in a context of their own, not waiting for anything else. */
  static async open(browser: Browser, url: string, options: OpenOptions = {}): Promise<Member> {
    const context = await browser.newContext(options.context ?? {});
    const member = await Member.sit(await context.newPage());
    await options.prepare?.(member.page);
    await member.page.goto(url);
    return member;
  }

  static async sit(page: Page): Promise<Member> {
    return new Member(page, await watchForHarm(page));
  }

  /** Of several windows only the one in front has the focus, and hears the keys that belong to no field. In Firefox: the
   *  others do not even learn what in them would have it. */
  async comesToFront(): Promise<void> {
    await this.page.bringToFront();
  }

  name(): Promise<string> {
    return this.nameBox.inputValue();
  }

  async rename(name: string): Promise<void> {
    await this.nameBox.fill(name);
    await this.nameBox.press('Enter');
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
  }

  /** Not whoever is reached over them. */
  person(name: string): Locator {
    return this.people.getByRole('listitem').filter({ hasText: name, hasNotText: `via ${name}` });
  }

  /** In a narrow window, where the list of people is a strip. */
  async openPeople(): Promise<void> {
    await this.page.getByRole('button', { name: /people are here$|^Only you are here$/ }).click();
  }

  messages(): Locator {
    return this.transcript.getByRole('article');
  }

  message(text: string | RegExp): Locator {
    return this.messages().filter({ hasText: text });
  }

  /** How far an own message got. Among messages that everyone has only the last shows it; the others do when pointed at. */
  receipt(text: string | RegExp): Locator {
    const name = /^(Kept |Waiting |\d+ of \d+$|Delivered to everyone$)/;
    return this.message(text).getByRole('button', { name, includeHidden: true });
  }

  /** Presses one of the buttons that appear with the pointer, or chooses from the menu that one of them opens. */
  async act(
    text: string,
    action:
      | 'Reply'
      | 'React'
      | 'Edit'
      | 'Delete'
      | 'Copy text'
      | 'Copy link to message'
      | 'Forward to private',
  ): Promise<void> {
    await this.message(text).hover();
    const actions = this.message(text).getByRole('group', { name: 'Message actions' });
    if (action === 'Reply' || action === 'React' || action === 'Edit')
      return actions.getByRole('button', { name: action }).click();
    await actions.getByRole('button', { name: 'More' }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** What matches of each message, in the order of the transcript: names and times differ from reader to reader. */
  said(pattern: RegExp): Promise<string[]> {
    return this.messages().evaluateAll(
      (rows, source) => rows.flatMap((row) => new RegExp(source).exec(row.textContent ?? '')?.[0] ?? []),
      pattern.source,
    );
  }

  /** The small lines between the messages: who came, who went. */
  notices(words: string | RegExp): Locator {
    return this.transcript.getByRole('paragraph').filter({ hasText: words });
  }

  /** In the room as the server has it: whoever opens the page from now on is seen to join. */
  async hasJoined(): Promise<void> {
    await expect(this.nameBox).toBeVisible();
    await expect(this.banner).toBeEmpty();
  }

  /** What comes after the page is there too: ways to call, to be noticed, to talk in private. */
  async isComplete(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^(Call|Join call.*)$/ })).toBeVisible();
  }

  async isConnectedTo(others: number): Promise<void> {
    const connected = this.people.getByRole('listitem').filter({ hasText: /\bconnected\b/ });
    await expect(connected).toHaveCount(others);
    await expect(this.people.getByRole('listitem')).toHaveCount(others);
  }
}

/** All N(N−1)/2 links, each seen from both ends. */
export async function everyLinkIsConnected(members: readonly Member[]): Promise<void> {
  await Promise.all(members.map((member) => member.isConnectedTo(members.length - 1)));
}

export async function everyoneReads(members: readonly Member[], text: string): Promise<void> {
  await Promise.all(members.map((member) => expect(member.message(text)).toBeVisible()));
}
