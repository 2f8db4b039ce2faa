import type { Page } from '@playwright/test';
import { destination } from '../../public/room/invitation/link-reading.ts';
import { watchDom, wellFormed, wrongsOf } from '../support/dom-watch.ts';
import { expect, test } from '../support/fixtures.ts';
import { watchForHarm } from './harm.ts';
import { PAYLOAD_SETS, sampleOf } from './hostile-payloads.ts';

/** Of an address no server reads as much as of a message. */
const MOST_IN_AN_ADDRESS = 200;
const TABS = 4;

/** No payload is a key, so that no link with one behind its # leads into a room. */
const HEADINGS: Readonly<Record<string, string>> = {
  malformed: 'There is no such room',
  locked: 'The end of this link is damaged',
};

/** What stands where the room would be, once it has this heading. Of hundreds of pages each would have to read a locator's
 *  own script, which is larger than the page's. */
const roomHeaded = (page: Page, words: string): Promise<string | null | undefined> =>
  page.evaluate(async (heading) => {
    const isThere = () =>
      [...document.querySelectorAll('h2')].some((h2) => h2.checkVisibility() && h2.textContent === heading);
    while (!isThere()) await new Promise(requestAnimationFrame);
    return document.querySelector('#room')?.textContent;
  }, words);

for (const [which, payloads] of PAYLOAD_SETS)
  test(`hostile addresses show nothing of themselves, and do nothing: ${which}`, async ({
    browser,
    browserName,
    server,
  }) => {
    const context = await browser.newContext();
    const waiting = sampleOf(payloads, browserName).map((payload) =>
      encodeURIComponent(wellFormed(payload.slice(0, MOST_IN_AN_ADDRESS))),
    );
    const visit = async () => {
      const page = await context.newPage();
      await watchDom(page);
      const harm = await watchForHarm(page);
      for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
        // What stands behind the # alone would not load the page anew.
        const address = `${server.url.href}?roomId=${part}&debug=${part}&${part}=${part}#${part}`;
        await page.goto(address);
        const goal = destination(new URL(address)).kind;
        const room = await roomHeaded(page, HEADINGS[goal] ?? goal);
        expect(room, part).toContain(HEADINGS[goal]);
        expect(room).not.toContain('hacked');
        expect(await wrongsOf(page)).toEqual([]);
      }
      expect(harm.lines).toEqual([]);
    };
    await Promise.all(Array.from({ length: TABS }, visit));
    await context.close();
  });

// What every object has in JavaScript it has in every browser.
for (const roomId of ['__proto__', 'constructor', 'hasOwnProperty', 'toString', '-', '_']) {
  test(`a room may be called ${roomId} @chromium`, async ({ openMember, server }) => {
    const url = server.roomUrl(roomId);
    const [ada, ben] = [await openMember({ url, prepare: watchDom }), await openMember({ url })];
    await ada.isConnectedTo(1);
    await ben.isConnectedTo(1);
    await expect(ada.page.getByText(roomId, { exact: true })).toBeVisible();
    await ben.say('here we are');
    await expect(ada.message('here we are')).toBeVisible();
    expect(await wrongsOf(ada.page)).toEqual([]);
  });
}
