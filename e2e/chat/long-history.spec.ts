import { expect, test } from '../support/fixtures.ts';
import { watchMainThreads } from '../support/main-threads.ts';
import type { Member } from '../support/member.ts';
import { WrittenHistory } from './written-history.ts';

/** As many as one member may say. */
const MOST_OF_ONE = 5_000;
/** People feel a page hang from about here on. */
const MOST_DEAF_MS = 200;

function tell(figures: string): void {
  console.log(figures);
  test.info().annotations.push({ type: 'figures', description: figures });
}

/** When so many messages stood there, in milliseconds since the page began to load. Looks with a glance a frame: asking for
 *  the roles of thousands would be the longest task of all. */
const hasMessages = ({ transcript }: Member, count: number): Promise<number> =>
  transcript.evaluate(
    (log, wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (log.getElementsByTagName('article').length < wanted) requestAnimationFrame(look);
          else resolve(performance.now());
        };
        look();
      }),
    count,
  );

/** From each key to the frame that shows it, in milliseconds. */
async function typingLatencies({ page, box }: Member, text: string): Promise<number[]> {
  await box.click();
  await box.evaluate((element) => {
    const latencies: number[] = [];
    Object.assign(globalThis, { latencies });
    const pressed = ({ timeStamp }: Event) => {
      requestAnimationFrame(() => setTimeout(() => latencies.push(performance.now() - timeStamp)));
    };
    element.addEventListener('keydown', pressed);
  });
  for (const key of text) await page.keyboard.press(key);
  const read = () => page.evaluate(() => (globalThis as unknown as { latencies: number[] }).latencies);
  await expect.poll(async () => (await read()).length).toBe(text.length);
  return read();
}

/** The time between frames while the transcript is scrolled from its end to its beginning. */
const scrollFrames = ({ transcript }: Member): Promise<number[]> =>
  transcript.evaluate(
    (log) =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = [];
        const STEPS = 120;
        const step = log.scrollTop / STEPS;
        let last = performance.now();
        const scroll = (now: number) => {
          frames.push(now - last);
          last = now;
          log.scrollTop -= step;
          if (frames.length < STEPS) requestAnimationFrame(scroll);
          else resolve(frames);
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

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const words = (values: readonly number[]): string =>
  `median ${median(values).toFixed(0)} ms, worst ${Math.max(...values).toFixed(0)} ms`;

test('a latecomer gets five thousand entries without the page freezing @chromium', async ({
  browser,
  openMember,
  roomUrl,
}) => {
  test.setTimeout(120_000);
  const past = new WrittenHistory(roomUrl, 1);
  const key = past.write('Ada', MOST_OF_ONE, (n) => `entry ${n}. It is about as long as people write.`);
  const ada = await openMember({ prepare: (page) => past.putInto(page, 'Ada', key) });
  await hasMessages(ada, MOST_OF_ONE - 1);
  const receipts = await watchReceipts(ada, 'everyone');
  const longestTask = await watchMainThreads(browser, ada.page);
  const ben = await openMember();
  const took = await hasMessages(ben, MOST_OF_ONE - 1);
  const longest = await longestTask();
  tell(`5,000 entries after ${(took / 1_000).toFixed(1)} s, the longest task ${longest.toFixed(0)} ms`);
  await expect(ben.message('entry 4999.')).toBeInViewport();
  expect(longest).toBeLessThan(MOST_DEAF_MS);

  // All that Ada said has got further, and her page tells it without a pause that she would feel.
  await expect.poll(receipts.saying).toBe(MOST_OF_ONE - 1);
  expect(await receipts.most()).toBeLessThan(MOST_OF_ONE / 2);
});

test('ten thousand lines on the screen do not make typing or scrolling slow @chromium', async ({
  browser,
  openMember,
  roomUrl,
}) => {
  test.setTimeout(120_000);
  const past = new WrittenHistory(roomUrl, 2);
  past.write('Zoe', MOST_OF_ONE, (n) => `earlier ${n}. It is about as long as people write.`);
  const key = past.write('Ada', MOST_OF_ONE, (n) => `later ${n}. It is about as long as people write.`);
  const ada = await openMember({ prepare: (page) => past.putInto(page, 'Ada', key) });
  await hasMessages(ada, 2 * MOST_OF_ONE - 2);
  const longestTask = await watchMainThreads(browser, ada.page);

  const typing = await typingLatencies(ada, 'the quick brown fox jumps over the lazy dog');
  const frames = await scrollFrames(ada);
  const longest = await longestTask();
  tell(
    `10,000 lines: key to frame ${words(typing)}; scrolling frames ${words(frames)}; longest task ${longest.toFixed(0)} ms`,
  );
  expect(longest).toBeLessThan(MOST_DEAF_MS);
  await expect(ada.message('earlier 1.').first()).toBeInViewport();
});
