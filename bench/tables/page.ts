/**
 * What it takes until somebody can write: bytes, TCP connections, and time on a processor that is four times slower.
 * Each visit is a first one. Beside it what the peers' libraries weigh before anything is built on them.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { BenchBrowser } from '../harness/browser.ts';
import { PARLEY, PEERJS, SIMPLE_PEER, TRYSTERO } from '../harness/contenders.ts';
import { PageHost } from '../harness/page-host.ts';
import { publish } from '../harness/results.ts';
import { ServerProcess } from '../harness/server-process.ts';
import { quantile } from '../harness/slices.ts';

const VISITS = Number(process.env.ROUNDS ?? 9);
const SLOWER = [1, 4] as const;
/** Tasks of the page's start are over by then. */
const QUIET_MS = 2_000;

interface Connection {
  readonly isForSignals: boolean;
  up: number;
  down: number;
}

/** Passes everything on to the server, and counts by TCP connection. */
async function countingWay(port: number) {
  const connections: Connection[] = [];
  const way = createServer((page) => {
    page.once('data', (first) => {
      const counted = { isForSignals: first.toString('latin1').includes('/socket.io/'), up: 0, down: 0 };
      connections.push(counted);
      const server = connect(port, '127.0.0.1');
      server.write(first);
      counted.up += first.length;
      page.on('data', (data) => {
        counted.up += data.length;
      });
      server.on('data', (data) => {
        counted.down += data.length;
      });
      page.pipe(server).pipe(page);
      server.on('error', () => page.destroy());
      page.on('close', () => server.destroy());
    });
    page.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(way, 'listening');
  return { port: (way.address() as AddressInfo).port, connections, stop: () => way.close() };
}

interface Visit {
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly blocked: number;
  readonly shift: number;
  /** The box to write in is there and takes what is typed. */
  readonly interactive: number;
  readonly joined: number;
}

type Watched = { -readonly [figure in keyof Visit]: number };

function watch(): void {
  const seen: Watched = {
    firstPaint: 0,
    largestPaint: 0,
    blocked: 0,
    shift: 0,
    interactive: 0,
    joined: 0,
  };
  Object.assign(globalThis, { seen });
  const observe = (type: string, each: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.firstPaint = startTime;
  });
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.largestPaint = startTime;
  });
  observe('longtask', ({ duration }) => {
    seen.blocked += duration - 50;
  });
  observe('layout-shift', (entry) => {
    seen.shift += (entry as PerformanceEntry & { readonly value: number }).value;
  });
  const look = () => {
    const box = document.querySelector<HTMLTextAreaElement>('#message');
    const isReady = box?.checkVisibility() === true && !box.disabled;
    // Shown and answering: another task got its turn after it.
    if (isReady && seen.interactive === 0) seen.interactive = performance.now();
    // The server's answer is in: nothing is said any more of connecting.
    const isIn = isReady && document.querySelector('#status')?.textContent === '';
    if (isIn) seen.joined = performance.now();
    else setTimeout(look, 5);
  };
  look();
}

async function visit(browser: BenchBrowser, url: string, slower: number): Promise<Visit> {
  const page: Page = await browser.open('about:blank');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(watch);
  await page.goto(url);
  const read = () => page.evaluate(() => (globalThis as unknown as { readonly seen: Visit }).seen);
  await page.waitForFunction(() => (globalThis as unknown as { readonly seen: Visit }).seen.joined > 0);
  await page.waitForTimeout(QUIET_MS);
  const seen = await read();
  await page.context().close();
  return seen;
}

function firstLoad(): string {
  const script = join(import.meta.dirname, '../../scripts/check-bundle-size.ts');
  const printed = execFileSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
  const [, kB] = /([\d.]+) kB gzip {2}first load/.exec(printed) ?? [];
  if (kB === undefined) throw new Error('the size of the first load was not printed');
  return kB;
}

const server = await ServerProcess.start(PARLEY.program);
const browser = await BenchBrowser.start();
const lines = [
  '| processor | first contentful paint | largest | interactive | joined | total blocking time | layout shift |',
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
];
for (const slower of SLOWER) {
  const visits: Visit[] = [];
  for (let n = 0; n < VISITS; n += 1) visits.push(await visit(browser, server.url, slower));
  const middle = (figure: keyof Visit) =>
    quantile(
      visits.map((one) => one[figure]),
      0.5,
    );
  const times = (['firstPaint', 'largestPaint', 'interactive', 'joined', 'blocked'] as const).map(
    (figure) => `${middle(figure).toFixed(0)} ms`,
  );
  const name = slower === 1 ? 'as it is' : `${slower} times slower`;
  lines.push(`| ${[name, ...times, middle('shift').toFixed(3)].join(' | ')} |`);
}

const way = await countingWay(server.port);
await visit(browser, `http://127.0.0.1:${way.port}/`, 1);
const [forSignals, forFiles] = [true, false].map((isIt) =>
  way.connections.filter(({ isForSignals }) => isForSignals === isIt),
);
const bytesOf = (connections: readonly Connection[] = []) =>
  (connections.reduce((sum, { up, down }) => sum + up + down, 0) / 1_000).toFixed(1);
lines.push(
  '',
  `Until joined: ${forSignals?.length} TCP connection to the server of the room (${bytesOf(forSignals)} kB), and ` +
    `${forFiles?.length} that the browser opened for the page's files (${bytesOf(forFiles)} kB with those that come later).`,
);
way.stop();
await browser.stop();
await server.stop();

const libraries = [SIMPLE_PEER, PEERJS, TRYSTERO];
const host = await PageHost.start([PARLEY.page, ...libraries.map(({ page }) => page)]);
const kB = (page: typeof PARLEY.page) =>
  `${(gzipSync(host.script(page), { level: 9 }).length / 1_000).toFixed(1)} kB`;
lines.push(
  '',
  '| | kB gzip of scripts and styles |',
  '| --- | ---: |',
  `| Parley, the whole first load | ${firstLoad()} kB |`,
  `| of it the room without its view: links, signaling, keys, transcript | ${kB(PARLEY.page)} |`,
  ...libraries.map(
    ({ name, page }) =>
      `| ${name}, the library${name === SIMPLE_PEER.name ? ' with a Socket.IO client' : ''} alone | ${kB(page)} |`,
  ),
);
host.stop();
publish('page', lines);
