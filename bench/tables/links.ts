/**
 * What a link holds of the browser's memory beside a raw connection, and whether anything is left of members who come
 * and go three hundred times.
 */
import type { Page } from '@playwright/test';
import { BenchBrowser } from '../harness/browser.ts';
import { type InBrowser, PARLEY, PARLEY_AGAIN, RAW_BATCHED } from '../harness/contenders.ts';
import { Gathering } from '../harness/gathering.ts';
import { PageHost } from '../harness/page-host.ts';
import { figure, publish } from '../harness/results.ts';
import { ServerProcess } from '../harness/server-process.ts';
import { compareMany } from '../harness/slices.ts';
import type { Stage } from '../peers/browser/stage.ts';

declare const bench: Stage;

const ROUNDS = Number(process.env.ROUNDS ?? 2);
/** All in one page: so many links more, and nothing else but the members themselves. */
const [FEW, MANY] = [4, 16] as const;
const CONTENDERS: readonly InBrowser[] = [PARLEY, PARLEY_AGAIN, RAW_BATCHED];
const ROOM_ID = 'bench-cycles';
const OTHERS = 4;
/** When memory is looked at, and garbage collected for it: in between, more connections are made than Chromium has. */
const CYCLES = (process.env.CYCLES ?? '20 160 300').split(' ').map(Number);

const host = await PageHost.start([PARLEY.page, RAW_BATCHED.page]);
const servers = new Map<InBrowser, ServerProcess>();
for (const contender of CONTENDERS)
  servers.set(contender, await ServerProcess.start(contender.program, { ALLOWED_ORIGINS: host.origin }));

const linksOf = (members: number) => members * (members - 1);

async function settle(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const devtools = await page.context().newCDPSession(page);
    for (let n = 0; n < 3; n += 1) {
      await devtools.send('HeapProfiler.collectGarbage');
      await page.waitForTimeout(300);
    }
    await devtools.detach();
  }
}

async function scriptBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}

/** Of the whole browser, and of its scripts. In a browser of its own: another's memory is not given back at once. */
async function bytesWith(contender: InBrowser, members: number): Promise<readonly [number, number]> {
  const browser = await BenchBrowser.start();
  const server = servers.get(contender) as ServerProcess;
  const room = new Gathering(browser, server, host.url(contender.page));
  await room.enter(members, members);
  await settle(room.pages);
  const bytes = [browser.privateBytes(), await scriptBytes(room.pages[0] as Page)] as const;
  await browser.stop();
  return bytes;
}

const [inAll = [], ofScripts = []] = await compareMany(
  CONTENDERS.map((contender) => ({
    name: contender.name,
    async slice() {
      const [few, many] = [await bytesWith(contender, FEW), await bytesWith(contender, MANY)];
      const more = linksOf(MANY) - linksOf(FEW);
      return [(many[0] - few[0]) / more / 1_024, (many[1] - few[1]) / more / 1_024];
    },
  })),
  2,
  { rounds: ROUNDS, warmUps: 0 },
);

/**
 * One leaves, loads the page anew and comes back; the others stay, each in a page of their own. Answers what the browser
 * holds after some of the cycles, in MiB.
 */
async function comeAndGo(contender: InBrowser): Promise<number[]> {
  const browser = await BenchBrowser.start();
  const server = servers.get(contender) as ServerProcess;
  const room = new Gathering(browser, server, host.url(contender.page), { roomId: ROOM_ID });
  await room.enter(OTHERS, 1);
  await room.enter(1);
  const staying = room.pages.slice(0, OTHERS);
  const coming = room.pages[OTHERS] as Page;
  const held: number[] = [];
  for (let cycle = 1; cycle <= Math.max(...CYCLES); cycle += 1) {
    await coming.evaluate(() => bench.leave());
    // Who left is not taken for who comes.
    const parted = staying.map((page) => page.evaluate((links) => bench.linkedAtMost(links), OTHERS - 1));
    await Promise.all([...parted, coming.reload()]);
    await coming.evaluate((roomId) => bench.prepare(roomId, 1), ROOM_ID);
    const at = { url: server.url, links: OTHERS };
    await Promise.all([
      coming.evaluate(({ url, links }) => {
        bench.enter(url, links);
        return bench.linked(links);
      }, at),
      ...staying.map((page) => page.evaluate((links) => bench.linked(links), OTHERS)),
    ]);
    if (!CYCLES.includes(cycle)) continue;
    await settle(room.pages);
    held.push(browser.privateBytes() / 2 ** 20);
  }
  await browser.stop();
  return held;
}

const [parleys, raws] = [await comeAndGo(PARLEY), await comeAndGo(RAW_BATCHED)];

publish('links', [
  '| | KiB of the browser for one end of a link | Parley ÷ it | middle half | of it what scripts hold |',
  '| --- | ---: | ---: | ---: | ---: |',
  ...inAll.map(({ name, cost, ratio, quartiles: [low, high] }, index) => {
    const half = `${(1 / high).toFixed(2)}–${(1 / low).toFixed(2)}`;
    const scripts = figure(ofScripts[index]?.cost ?? Number.NaN);
    return `| ${[name, figure(cost), (1 / ratio).toFixed(2), half, scripts].join(' | ')} |`;
  }),
  '',
  '| one has left and come back | connections made in its process | the browser holds: Parley | raw |',
  '| ---: | ---: | ---: | ---: |',
  ...CYCLES.map((cycles, n) => {
    const [parley = Number.NaN, raw = Number.NaN] = [parleys[n], raws[n]];
    return `| ${[cycles, cycles * OTHERS, `${parley.toFixed(1)} MiB`, `${raw.toFixed(1)} MiB`].join(' | ')} |`;
  }),
]);
await Promise.all([...servers.values()].map((server) => server.stop()));
host.stop();
