/** Whatever keeps the page from starting, something is on it that says so. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, Member } from '../support/member.ts';

const MAIN = /\/assets\/index-[^/]+\.js$/;
const stopped = (page: Page) => page.getByRole('heading', { name: 'Parley cannot start here' });

const LACKS: readonly (readonly [name: string, take: () => void])[] = [
  ['JavaScript modules', () => Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule')],
  ['BigInt', () => Reflect.deleteProperty(window, 'BigInt')],
  [
    'crypto.getRandomValues',
    () => {
      Crypto.prototype.getRandomValues = () => {
        throw new DOMException('blocked', 'OperationError');
      };
    },
  ],
  ['crypto.getRandomValues', () => Object.defineProperty(window, 'crypto', { value: undefined })],
  ['Intl.Segmenter', () => Reflect.deleteProperty(Intl, 'Segmenter')],
  ['URL.canParse', () => Reflect.deleteProperty(URL, 'canParse')],
  ['popover', () => Reflect.deleteProperty(HTMLElement.prototype, 'popover')],
  [
    'CSS nesting',
    () => {
      CSS.supports = () => false;
    },
  ],
];

for (const [at, [name, take]] of LACKS.entries()) {
  test(`a browser without ${name} (${at}) is told which are new enough, and asks nobody for anything`, async ({
    browser,
    roomUrl,
  }) => {
    const page = await (await browser.newContext()).newPage();
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.addInitScript(take);
    await page.goto(roomUrl);
    await expect(stopped(page)).toBeVisible();
    const alert = page.getByRole('alert').filter({ has: stopped(page) });
    await expect(alert).toContainText(`In technical terms: ${name}`);
    await expect(alert).toContainText(/Chrome or Edge 123, Firefox 128, Safari 17.5/);
    await expect(page.getByRole('heading', { name: 'People' })).toBeHidden();
    expect(sockets).toEqual([]);
    await page.context().close();
  });
}

test('a page whose script does not arrive says so, and can be loaded again', async ({ browser, roomUrl }) => {
  const page = await (await browser.newContext()).newPage();
  await page.route(MAIN, (route) => route.abort());
  await page.goto(roomUrl);
  await expect(stopped(page)).toBeVisible();
  await expect(page.getByText('Part of the page did not arrive')).toBeVisible();
  await page.unroute(MAIN);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await expect(stopped(page)).toHaveCount(0);
  await page.context().close();
});

for (const [what, body, words] of [
  [
    'throws',
    'throw new Error("an extension did it")',
    /Something in this browser stops the page[\s\S]*an extension did it/,
  ],
  [
    'rejects',
    'Promise.reject(new Error("so it was"))',
    /Something in this browser stops the page[\s\S]*so it was/,
  ],
  ['cannot be read', 'let 1 = 2', /lacks something that Parley is built on/],
] as const) {
  test(`a page whose script ${what} says so`, async ({ browser, roomUrl }) => {
    const page = await (await browser.newContext()).newPage();
    await page.route(MAIN, (route) => route.fulfill({ contentType: 'text/javascript', body }));
    await page.goto(roomUrl);
    await expect(stopped(page)).toBeVisible();
    await expect(page.getByRole('alert').filter({ has: stopped(page) })).toHaveText(words, {
      useInnerText: true,
    });
    await page.context().close();
  });
}

test('a browser without JavaScript is told @chromium', async ({ browser, roomUrl }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(roomUrl);
  // Playwright finds nothing in a <noscript> by its text.
  await expect(page.locator('.noscript')).toBeVisible();
  await expect(page.locator('.noscript')).toContainText('Please allow it for this page');
  await expect(page.getByRole('heading', { name: 'People' })).toBeHidden();
  await page.context().close();
});

test('an error that somebody else makes before the page is there does not stop it', async ({
  openRoom,
  browser,
  roomUrl,
}) => {
  const [ben] = (await openRoom(1)) as [Member];
  const ada = await Member.open(browser, roomUrl, {
    prepare: async (page) => {
      await page.addInitScript(() => {
        addEventListener(
          'readystatechange',
          () => setTimeout(() => Promise.reject(new Error('not ours'))),
          true,
        );
      });
    },
  });
  await everyLinkIsConnected([ada, ben]);
  await expect(stopped(ada.page)).toHaveCount(0);
  await ada.page.context().close();
});

test('a browser that blocks every database takes part', async ({ openMember }) => {
  const ada = await openMember({
    prepare: async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, 'indexedDB', {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      });
    },
  });
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await ada.say('good day');
  await everyoneReads([ada, ben], 'good day');
});
