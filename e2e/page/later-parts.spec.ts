/** Parts of the page that are fetched after the first load, from a server that may be gone by then. */
import type { Page } from '@playwright/test';
import { isLaterPart } from '../support/first-load.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';

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
