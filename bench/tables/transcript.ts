/**
 * What a long and a fast transcript cost the page that shows it, and what two members tell each other who have all but
 * the same. Tasks are those of the real page's main thread, by the wall clock and by the processor's.
 */
import type { Page } from '@playwright/test';
import { WrittenHistory } from '../../e2e/chat/written-history.ts';
import { watchMainThreads } from '../../e2e/support/main-threads.ts';
import { decodeFrame } from '../../public/testing/frames.ts';
import { Scenario } from '../../public/testing/scenario.ts';
import { BenchBrowser } from '../harness/browser.ts';
import { PARLEY } from '../harness/contenders.ts';
import { Gathering } from '../harness/gathering.ts';
import { PageHost } from '../harness/page-host.ts';
import { publish } from '../harness/results.ts';
import { roomUrl } from '../harness/room-page.ts';
import { ServerProcess } from '../harness/server-process.ts';
import type { Stage } from '../peers/browser/stage.ts';

declare const bench: Stage;

const MOST = 5_000;
const SPEAKERS = 2;
const PER_SECOND = 1_000;
const TICK_MS = 20;

interface Deaf {
  readonly tasks: number[];
}

function observe(): void {
  const deaf: Deaf = { tasks: [] };
  Object.assign(globalThis, { deaf });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) deaf.tasks.push(Math.round(duration));
  }).observe({ type: 'longtask' });
}

const deafOf = (page: Page): Promise<Deaf> =>
  page.evaluate(() => (globalThis as unknown as { readonly deaf: Deaf }).deaf);

/** When so many messages stood there, in milliseconds since the page began to load. */
const hasMessages = (page: Page, count: number): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelectorAll('#transcript article').length < wanted) setTimeout(look, 20);
          else resolve(performance.now());
        };
        look();
      }),
    count,
  );

const told = ({ tasks }: Deaf): string =>
  tasks.length === 0 ? 'none' : `${tasks.length}, the longest ${Math.max(...tasks)} ms`;

const row = (what: string, took: number, deaf: Deaf, longestCpu: number) =>
  `| ${[what, `${(took / 1_000).toFixed(1)} s`, told(deaf), `${longestCpu.toFixed(0)} ms`].join(' | ')} |`;

/** Members in pages of their own say a thousand things a second, for five seconds, to one who reads. */
async function fast(host: PageHost, server: ServerProcess): Promise<string> {
  const browser = await BenchBrowser.start();
  const roomId = 'bench-fast';
  const reader = await browser.open(roomUrl(server, roomId));
  const crowd = new Gathering(browser, server, `${host.url(PARLEY.page)}?trusting`, { roomId, strangers: 1 });
  await crowd.enter(SPEAKERS, 1);
  await reader.evaluate(observe);
  const longest = await watchMainThreads(browser.devtools, reader);
  const startedAt = await reader.evaluate(() => performance.now());
  const each = { tickMs: TICK_MS, ofTick: (PER_SECOND / SPEAKERS / 1_000) * TICK_MS, most: MOST / SPEAKERS };
  await Promise.all(
    crowd.pages.map((page) =>
      page.evaluate(
        ({ tickMs, ofTick, most }) =>
          new Promise<void>((resolve) => {
            const began = performance.now();
            let said = 0;
            const tick = setInterval(() => {
              const due = Math.min(most, Math.floor(((performance.now() - began) / tickMs) * ofTick));
              for (; said < due; said += 1)
                bench.say(`This is number ${said}. It is about as long as people write.`);
              if (said < most) return;
              clearInterval(tick);
              resolve();
            }, tickMs);
          }),
        each,
      ),
    ),
  );
  const took = (await hasMessages(reader, MOST)) - startedAt;
  const { milliseconds: longestCpu } = await longest();
  const deaf = await deafOf(reader);
  await browser.stop();
  return row(
    `${PER_SECOND.toLocaleString('en')} entries a second for 5 s, until all are shown`,
    took,
    deaf,
    longestCpu,
  );
}

/** Somebody comes to a room in which much was said. */
async function long(server: ServerProcess): Promise<string> {
  const browser = await BenchBrowser.start();
  const url = roomUrl(server, 'bench-long');
  const past = new WrittenHistory(url, 1);
  const key = past.write('Ada', MOST, (n) => `entry ${n}. It is about as long as people write.`);
  const ada = await browser.open('about:blank');
  await past.putInto(ada, 'Ada', key);
  await ada.goto(url);
  await hasMessages(ada, MOST - 1);
  const longest = await watchMainThreads(browser.devtools, ada);
  const ben = await browser.open('about:blank');
  await ben.addInitScript(observe);
  await ben.goto(url);
  const took = await hasMessages(ben, MOST - 1);
  const { milliseconds: longestCpu } = await longest();
  const deaf = await deafOf(ben);
  await browser.stop();
  return row(
    `${MOST.toLocaleString('en')} entries of history, from opening the page until all are shown`,
    took,
    deaf,
    longestCpu,
  );
}

const QUIET_MS = 60_000;

/** Two members who have ten thousand entries of two authors in common, and so many that only one of them has. */
function difference(entries: number): string {
  const scenario = new Scenario({ seed: entries, verify: () => true });
  const [ada, ben] = [scenario.arrive(), scenario.arrive()];
  scenario.clock.advance(QUIET_MS);
  const said = MOST - 1 - entries;
  for (let n = 0; n < said; n += 1) {
    ada.room?.talk.say(`entry ${n}`);
    ben.room?.talk.say(`entry ${n}`);
    if (n % 100 === 0) scenario.clock.advance(1_000);
  }
  scenario.clock.advance(QUIET_MS);
  scenario.setOffline(ada, true);
  scenario.clock.advance(QUIET_MS);
  for (let n = 0; n < entries; n += 1) ada.room?.talk.say(`only Ada has number ${n}`);
  const missing = (ada.room?.talk.entries.length ?? 0) - (ben.room?.talk.entries.length ?? 0);
  if (missing !== entries) throw new Error(`they differ by ${missing}`);
  let [frames, bytes] = [0, 0];
  scenario.network.watch = (_from, _to, text) => {
    const type = decodeFrame(text)?.type;
    if (type === undefined || type === 'ping' || type === 'pong') return;
    frames += 1;
    bytes += Buffer.byteLength(text);
  };
  scenario.heal();
  scenario.clock.advance(QUIET_MS);
  if (ada.room?.talk.entries.length !== ben.room?.talk.entries.length) throw new Error('they still differ');
  return `| ${entries} of ${(2 * MOST).toLocaleString('en')} | ${frames} | ${bytes.toLocaleString('en')} B |`;
}

const host = await PageHost.start([PARLEY.page]);
const server = await ServerProcess.start(PARLEY.program, { ALLOWED_ORIGINS: host.origin });
const lines = [
  '| | took | long tasks (over 50 ms) | longest task, processor time |',
  '| --- | ---: | --- | ---: |',
  await fast(host, server),
  await long(server),
  '',
  '| two members differ by | frames between them | bytes |',
  '| --- | ---: | ---: |',
  ...[1, 10, 100].map(difference),
];
publish('transcript', lines);
await server.stop();
host.stop();
