import { expect, test } from '../support/fixtures.ts';
import { watchMainThreads } from '../support/main-threads.ts';
import type { Member } from '../support/member.ts';
import { WrittenHistory } from './written-history.ts';

/** As many as one member may say. */
const MOST_OF_ONE = 5_000;
/** Ten times the task of a known size: about half a second on a machine of 2026, and several if all rows were drawn at once. */
const MOST_YARDSTICKS = 10;
/** For the key, and for the box to grow. */
const MOST_LAYOUTS_A_KEY = 3;

function tell(figures: string): void {
  console.log(figures);
  test.info().annotations.push({ type: 'figures', description: figures });
}

/** Looks with a glance a frame: asking for the roles of thousands would be the longest task of all. */
const hasMessages = ({ transcript }: Member, count: number): Promise<void> =>
  transcript.evaluate(
    (log, wanted) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (log.getElementsByTagName('article').length < wanted) requestAnimationFrame(look);
          else resolve();
        };
        look();
      }),
    count,
  );

/** How many layouts the page makes for each key. */
async function layoutsWhileTyping({ page, box }: Member, text: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const layouts = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? Number.NaN;
  };
  await box.click();
  const before = await layouts();
  await box.pressSequentially(text);
  await expect(box).toHaveValue(text);
  const after = await layouts();
  await devtools.detach();
  return (after - before) / text.length;
}

/** From its end to its beginning, a step each frame. */
const scrollUp = ({ transcript }: Member): Promise<void> =>
  transcript.evaluate(
    (log) =>
      new Promise<void>((resolve) => {
        let left = 120;
        const step = log.scrollTop / left;
        const scroll = () => {
          log.scrollTop -= step;
          left -= 1;
          if (left > 0) requestAnimationFrame(scroll);
          else resolve();
        };
        requestAnimationFrame(scroll);
      }),
  );

/** Counts, from now on, how many receipts change in one turn of the page: the most there were, and how many say `wording`. */
async function watchReceipts({ page, transcript }: Member, wording: string) {
  await transcript.evaluate((log) => {
    const seen = { most: 0 };
    Object.assign(globalThis, { seen });
    new MutationObserver((records) => {
      const changed = records.filter(({ target }) => (target as Element).matches('.receipt'));
      seen.most = Math.max(seen.most, changed.length);
    }).observe(log, { childList: true, subtree: true });
  });
  return {
    most: () => page.evaluate(() => (globalThis as unknown as { seen: { most: number } }).seen.most),
    saying: () =>
      transcript.evaluate(
        (log, wanted) =>
          [...log.querySelectorAll('.receipt')].filter(({ textContent }) => textContent === wanted).length,
        wording,
      ),
  };
}

test('a latecomer gets five thousand entries without the page freezing @chromium', async ({
  browser,
  openMember,
  roomUrl,
}) => {
  const past = new WrittenHistory(roomUrl, 1);
  const key = past.write('Ada', MOST_OF_ONE, (n) => `entry ${n}. It is about as long as people write.`);
  const ada = await openMember({ prepare: (page) => past.putInto(page, 'Ada', key) });
  await hasMessages(ada, MOST_OF_ONE - 1);
  const receipts = await watchReceipts(ada, 'Delivered to everyone');
  const longestTask = await watchMainThreads(browser, ada.page);
  const ben = await openMember();
  await hasMessages(ben, MOST_OF_ONE - 1);
  const { milliseconds, yardsticks } = await longestTask();
  tell(`5,000 entries: the longest task ${milliseconds.toFixed(0)} ms, ${yardsticks.toFixed(1)} yardsticks`);
  await expect(ben.message('entry 4999.')).toBeInViewport();
  expect(yardsticks).toBeLessThan(MOST_YARDSTICKS);

  // All that Ada said has got further, and her page tells it without a pause that she would feel.
  await expect.poll(receipts.saying).toBe(MOST_OF_ONE - 1);
  expect(await receipts.most()).toBeLessThan(MOST_OF_ONE / 2);
});

test('ten thousand lines on the screen do not make typing or scrolling slow @chromium', async ({
  browser,
  openMember,
  roomUrl,
}) => {
  const past = new WrittenHistory(roomUrl, 2);
  past.write('Zoe', MOST_OF_ONE, (n) => `earlier ${n}. It is about as long as people write.`);
  const key = past.write('Ada', MOST_OF_ONE, (n) => `later ${n}. It is about as long as people write.`);
  const ada = await openMember({ prepare: (page) => past.putInto(page, 'Ada', key) });
  await hasMessages(ada, 2 * MOST_OF_ONE - 2);
  const longestTask = await watchMainThreads(browser, ada.page);

  const layouts = await layoutsWhileTyping(ada, 'the quick brown fox jumps over the lazy dog');
  await scrollUp(ada);
  const { milliseconds, yardsticks } = await longestTask();
  tell(
    `10,000 lines: ${layouts.toFixed(1)} layouts a key; the longest task ${milliseconds.toFixed(0)} ms, ${yardsticks.toFixed(1)} yardsticks`,
  );
  expect(layouts).toBeLessThanOrEqual(MOST_LAYOUTS_A_KEY);
  expect(yardsticks).toBeLessThan(MOST_YARDSTICKS);
  await expect(ada.message('earlier 1.').first()).toBeInViewport();
});
