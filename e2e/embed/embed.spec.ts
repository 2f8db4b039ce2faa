import type { FrameLocator, Page } from '@playwright/test';
import { expect, test as support } from '../support/fixtures.ts';
import { EmbeddingSite, framedPage, heardBy } from './embedding-site.ts';

/** What the room in the frame never said. */
const UNTRUE = [{ parley: 'unread', count: 99 }, { parley: 'left' }, { parley: 'members', count: 99 }];
const KEY = 'nZ0q3mS5Y8w1Rk7TfVbXAg';

interface Fixtures {
  readonly site: EmbeddingSite;
  /** A page of the site, in a browser of its own, with a room in it. */
  readonly visit: (server: URL, attributes: Readonly<Record<string, string>>) => Promise<Visitor>;
}

interface Visitor {
  readonly page: Page;
  readonly room: FrameLocator;
}

const test = support.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
  site: async ({}, use) => {
    const site = await EmbeddingSite.open();
    await use(site);
    site.close();
  },
  visit: async ({ browser, site }, use) => {
    const pages: Page[] = [];
    await use(async (server, attributes) => {
      const page = await (await browser.newContext()).newPage();
      pages.push(page);
      await page.goto(site.url(server, attributes));
      return { page, room: framedPage(page) };
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

const box = (room: FrameLocator) => room.getByRole('textbox', { name: 'Message' });
const nameIn = (room: FrameLocator) => room.getByRole('textbox', { name: 'Your name' });
const message = (room: FrameLocator, text: string) =>
  room.getByRole('log', { name: 'Transcript' }).getByRole('article').filter({ hasText: text });

async function say({ room }: Visitor, text: string): Promise<void> {
  // Browsers give a frame of another site the keys only when somebody pressed into it.
  await box(room).click();
  await box(room).fill(text);
  await box(room).press('Enter');
}

const isReady = (page: Page): Promise<void> =>
  expect.poll(async () => (await heardBy(page)).events).toContain('parley-ready');
const unread = (page: Page): Promise<number> =>
  page.evaluate(
    () => (document.querySelector('parley-room') as unknown as { readonly unread: number }).unread,
  );
const setAttribute = (page: Page, name: string, value: string): Promise<void> =>
  page
    .locator('parley-room')
    .evaluate((element, [key = '', to = '']) => element.setAttribute(key, to), [name, value]);
/** Whether the frame was loaded anew is seen by what was written into it. */
const markOf = (room: FrameLocator) => ({
  set: () => room.locator('html').evaluate(() => void Object.assign(window, { mark: true })),
  isThere: () => room.locator('html').evaluate(() => 'mark' in window),
});

test('two talk in a sealed room on another site, which learns how much is unread and nothing else', async ({
  site,
  startServer,
  visit,
}) => {
  const server = await startServer({ EMBED_ORIGINS: site.origin });
  const link = `${server.roomUrl('embedded')}#${KEY}`;
  const ada = await visit(server.url, { room: link, name: 'Ada' });
  const ben = await visit(server.url, { room: link, name: 'Ben' });
  await expect(nameIn(ada.room)).toHaveValue('Ada');
  await expect(nameIn(ben.room)).toHaveValue('Ben');
  await say(ada, 'the secret soup');
  await expect(message(ben.room, 'the secret soup')).toBeVisible();
  await say(ben, 'tastes of leek');
  await expect(message(ada.room, 'tastes of leek')).toBeVisible();
  await Promise.all([isReady(ada.page), isReady(ben.page)]);
  expect(await unread(ben.page)).toBe(0);

  // The room is scrolled away, so nobody can have seen what is said now.
  await ben.page.locator('#below').evaluate((element) => {
    element.style.height = '300vh';
    scrollTo(0, document.documentElement.scrollHeight);
  });
  const offScreen = async () => {
    await say(ada, 'and of salt');
    return unread(ben.page);
  };
  await expect.poll(offScreen).toBeGreaterThan(0);
  await ben.page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => unread(ben.page)).toBe(0);
  // Nor while it is not displayed.
  await ben.page.locator('parley-room').evaluate((element) => element.toggleAttribute('hidden', true));
  await expect.poll(offScreen).toBeGreaterThan(0);
  await ben.page.locator('parley-room').evaluate((element) => element.toggleAttribute('hidden', false));
  await expect.poll(() => unread(ben.page)).toBe(0);

  for (const { page } of [ada, ben]) {
    const { messages, events } = await heardBy(page);
    expect(events).toContain('parley-members 2');
    const all = messages.join('\n');
    for (const secret of ['soup', 'leek', 'salt', 'Ada', 'Ben', KEY, 'embedded'])
      expect(all).not.toContain(secret);
    for (const one of messages) expect(one).toMatch(/^\{"parley":"(ready|unread|members)"(,"count":\d+)?\}$/);
    // The frame is for the server alone, and its key stands where no browser sends it.
    const frame = page.locator('parley-room').locator('iframe');
    expect(new URL((await frame.getAttribute('src')) ?? '').search).toBe('?roomId=embedded');
    expect(await frame.getAttribute('allow')).toMatch(
      /^camera; microphone; display-capture;.* clipboard-write/,
    );
    expect(await frame.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(await frame.getAttribute('title')).toBe('Chat room');
  }
  expect((await heardBy(ben.page)).events).toContain('parley-unread 1');
});

test('name, theme and language follow the element without a reload that is not needed, and the person comes first', async ({
  site,
  startServer,
  visit,
}) => {
  const server = await startServer({ EMBED_ORIGINS: `https://elsewhere.example,${site.origin}` });
  const { page, room } = await visit(server.url, {
    room: 'wishes',
    name: 'Ada',
    theme: 'dark',
    title: 'Plaudern',
  });
  const html = room.locator('html');
  await isReady(page);
  await expect(page.locator('parley-room').locator('iframe')).toHaveAttribute('title', 'Plaudern');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(html).toHaveAttribute('lang', 'en');
  const mark = markOf(room);
  await mark.set();
  await setAttribute(page, 'theme', 'light');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await setAttribute(page, 'theme', 'auto');
  await expect(html).toHaveAttribute('data-theme', 'system');
  await setAttribute(page, 'name', 'Grace');
  await expect(nameIn(room)).toHaveValue('Grace');
  expect(await mark.isThere()).toBe(true);

  // What is written stays, though words are only changed by loading the page.
  await box(room).fill('half a thought');
  await setAttribute(page, 'language', 'de');
  await expect(html).toHaveAttribute('lang', 'de');
  await expect(room.getByRole('textbox', { name: 'Nachricht' })).toHaveValue('half a thought');
  await setAttribute(page, 'language', 'en');
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(box(room)).toHaveValue('half a thought');
  await expect(nameIn(room)).toHaveValue('Grace');

  // What the person chose stays, over reloads too.
  await nameIn(room).fill('Hopper');
  await nameIn(room).press('Enter');
  await room.getByRole('button', { name: /^Theme:/ }).click();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await expect
    .poll(async () => (await heardBy(page)).events.filter((event) => event === 'parley-ready').length)
    .toBe(3);
  await mark.set();
  await setAttribute(page, 'theme', 'dark');
  await setAttribute(page, 'name', 'Nobody');
  await setAttribute(page, 'name', 'Somebody');
  await page.reload();
  await isReady(page);
  await expect(nameIn(room)).toHaveValue('Hopper');
  await expect(html).toHaveAttribute('data-theme', 'light');
});

test('another room is another frame, and no room is none', async ({ site, startServer, visit }) => {
  const server = await startServer({ EMBED_ORIGINS: site.origin });
  const { page, room } = await visit(server.url, { room: 'first' });
  const errors: string[] = [];
  page.on('pageerror', ({ message: text }) => errors.push(text));
  await isReady(page);
  const steps = await page.evaluate(() => history.length);
  await setAttribute(page, 'room', `second#${KEY}`);
  await expect(room.locator('#room-id')).toHaveText('second');
  await expect(room.getByRole('button', { name: 'Sealed room' })).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(steps);
  const elsewhere = `http://127.0.0.1:1/?roomId=third#${KEY}`;
  await setAttribute(page, 'room', elsewhere);
  await expect(page.locator('parley-room').locator('iframe')).toHaveCount(0);
  await expect.poll(() => errors.join()).toContain('room is neither the id of a room nor a link');
  expect(errors.join()).not.toContain(KEY);
  await setAttribute(page, 'room', 'first');
  await expect(room.locator('#room-id')).toHaveText('first');
});

test('in a frame the page says where it is: it opens in a tab, its link is its own, and whoever leaves is told of', async ({
  site,
  startServer,
  visit,
}) => {
  const server = await startServer({ EMBED_ORIGINS: site.origin });
  const link = `${server.roomUrl('manners')}#${KEY}`;
  const { page, room } = await visit(server.url, { room: link });
  await isReady(page);
  // Nobody was taken away from what they were doing in the page around.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field');
  await expect(room.getByRole('link', { name: 'Open in a tab' })).toHaveAttribute('href', link);
  await expect(room.locator('#share-link')).toHaveValue(link);
  await expect(room.getByRole('button', { name: 'Rooms', exact: true })).toBeHidden();
  expect(
    await room
      .locator('html')
      .evaluate(async () => (await navigator.serviceWorker?.getRegistrations())?.length),
  ).toBe(0);
  await room.getByRole('button', { name: 'Room menu' }).click();
  await expect(room.getByText('You are here inside another website.')).toBeVisible();
  await room.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect.poll(async () => (await heardBy(page)).events).toContain('parley-left');
});

test('strangers change nothing by messages, on either side', async ({ site, startServer, visit }) => {
  const server = await startServer({ EMBED_ORIGINS: site.origin });
  const { page, room } = await visit(server.url, { room: 'strangers', name: 'Ada', theme: 'dark' });
  await isReady(page);
  const forged = { parley: 'proposals', name: 'Mallory', theme: 'light', language: 'de' };
  const before = (await heardBy(page)).events.length;
  // From a frame beside the room's, as any of the page's own origin or of none may be.
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  const stranger = page.frames().at(-1);
  await stranger?.evaluate(
    ({ forged, target, untrue }) => {
      const frame = parent.document.querySelector('parley-room')?.shadowRoot?.querySelector('iframe');
      frame?.contentWindow?.postMessage(forged, target);
      for (const data of untrue) parent.postMessage(data, '*');
    },
    { forged, target: server.url.origin, untrue: UNTRUE },
  );
  // From the page to itself, and to the room what is no message.
  await page.evaluate(
    ({ forged, target, untrue }) => {
      for (const data of untrue) window.postMessage(data, '*');
      const frame = document.querySelector('parley-room')?.shadowRoot?.querySelector('iframe');
      for (const data of [
        null,
        7,
        'proposals',
        { parley: 'say', text: 'hello' },
        { ...forged, parley: 'names' },
      ])
        frame?.contentWindow?.postMessage(data, target);
    },
    { forged, target: server.url.origin, untrue: UNTRUE },
  );
  // All of it reached the page.
  await expect
    .poll(async () => (await heardBy(page)).messages.filter((one) => one.includes('99')).length)
    .toBe(4);
  // Messages come in order: when this one is seen, all before it have been.
  await setAttribute(page, 'theme', 'auto');
  await expect(room.locator('html')).toHaveAttribute('data-theme', 'system');
  await expect(nameIn(room)).toHaveValue('Ada');
  await expect(room.locator('html')).toHaveAttribute('lang', 'en');
  await expect(room.getByRole('log', { name: 'Transcript' })).not.toContainText('hello');
  expect((await heardBy(page)).events.slice(before)).toEqual([]);
  expect(await unread(page)).toBe(0);
});

for (const [what, settings] of [
  ['by default', {}],
  ['by a site that is not named', { EMBED_ORIGINS: 'https://www.example.com' }],
] as const) {
  test(`a room is not embedded ${what}`, async ({ startServer, visit }) => {
    const server = await startServer(settings);
    const { page } = await visit(server.url, { room: 'refused' });
    // Where nobody may embed, the script cannot be loaded either; a site may have a copy of it.
    const frame = `<iframe id="bare" src="${server.roomUrl('refused')}" title="bare"></iframe>`;
    const served = page.waitForResponse((response) => response.url() === server.roomUrl('refused'));
    await page.locator('#below').evaluate((element, markup) => {
      element.innerHTML = markup;
    }, frame);
    const headers = (await served).headers();
    expect(headers['content-security-policy']).toMatch(
      /frame-ancestors ('none'|https:\/\/www\.example\.com);/,
    );
    await expect(page.frameLocator('#bare').getByRole('heading', { name: 'Parley' })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Our shop' })).toBeVisible();
    expect((await heardBy(page)).messages).toEqual([]);
  });
}
