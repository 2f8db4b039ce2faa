/** Parts of the page that are fetched after the first load, from a server that may be gone by then. */
import type { Page } from '@playwright/test';
import { isLaterPart } from '../support/first-load.ts';
import { expect, test } from '../support/fixtures.ts';
import { emptyDevice } from '../support/keeping.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';

const isLaterStyle = (url: URL): boolean => isLaterPart(url) && url.pathname.endsWith('.css');

test('a part whose stylesheets failed gets them when it is fetched again', async ({ openMember }) => {
  const failed = new Set<string>();
  const prepare = async (page: Page) => {
    await page.route(isLaterStyle, (route) => {
      failed.add(new URL(route.request().url()).pathname);
      return route.abort();
    });
  };
  const ada: Member = await openMember({ prepare });
  await ada.say('without any styles');
  const message = ada.message('without any styles');
  await message.hover();
  await expect.poll(() => [...failed].filter((path) => path.includes('rest-of-page'))).not.toEqual([]);
  await expect(message.getByRole('group', { name: 'Message actions' })).toHaveCount(0);

  await ada.page.unroute(isLaterStyle);
  await ada.box.hover();
  await message.hover();
  await expect(message.getByRole('group', { name: 'Message actions' })).toHaveCSS('position', 'absolute');
});

test('a part that is there does not wait for the stylesheets of another', async ({ openMember }) => {
  let hasFailed = false;
  const prepare = async (page: Page) => {
    await page.route(/\/assets\/features-[^/]*\.css/, (route) => {
      hasFailed = true;
      return route.abort();
    });
  };
  const ada = await openMember({ prepare });
  await ada.say('styled all the same');
  await expect.poll(() => hasFailed).toBe(true);
  await ada.message('styled all the same').hover();
  const actions = ada.message('styled all the same').getByRole('group', { name: 'Message actions' });
  await expect(actions).toHaveCSS('position', 'absolute');
});

// Firefox never fetches a module again that it could not fetch.
test('names that look alike are told apart once what it takes could be fetched @chromium', async ({
  openMember,
}) => {
  const NAMESAKES = /\/assets\/namesakes-[^/]*\.js/;
  let failures = 0;
  const prepare = async (page: Page) => {
    await page.route(NAMESAKES, (route) => {
      failures += 1;
      return route.abort();
    });
  };
  const witness = await openMember({ prepare });
  await witness.rename('Ann Cope');
  const other = await openMember();
  await everyLinkIsConnected([witness, other]);
  await other.hasJoined();
  await other.page.evaluate(() => localStorage.setItem('parley.name', '\u0410nn \u0421ope'));
  await emptyDevice(other.page);
  await other.page.evaluate(() => sessionStorage.clear());
  await other.page.reload();
  await expect(witness.person('\u0410nn \u0421ope')).toBeVisible();
  await expect.poll(() => failures).toBeGreaterThan(0);
  const tag = witness.person('\u0410nn \u0421ope').locator('.tag');
  await expect(tag).toHaveText('');
  await witness.page.unroute(NAMESAKES);
  await expect(tag).toHaveText(/^[\w-]{4}$/);
});
