/** A file over a long line: 20 ms there and back, no limit on the rate. From one holder, and a third from each of three. */
import { BenchBrowser } from '../harness/browser.ts';
import {
  type FileContender,
  RAW_LANES,
  RAW_SINGLE,
  SIMPLE_PEER_FILES,
  WAYS_OF_OTHERS,
} from '../harness/files/contenders.ts';
import { cpuPerMib, MIB, mibPerSecond } from '../harness/files/file-room.ts';
import { FileWorld } from '../harness/files/file-world.ts';
import { NOT_YET, openRoom, PARLEY_FILES, type Sender, withParley } from '../harness/files/open-room.ts';
import { figure, publish } from '../harness/results.ts';
import { against, slicesOf } from '../harness/slices.ts';
import { Wan } from '../harness/wan.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const DELAY_MS = 10;
const WARM_UP_BYTES = 4 * MIB;
const BYTES = Number(process.env.FILE_MIB ?? 24) * MIB;
const HOLDERS = 3;

/** One channel and lanes, each in the ways that are fast on such a line. */
const raws = [
  ...RAW_SINGLE.filter(({ query }) => query.startsWith('?message=64') || query.endsWith('unordered')),
  ...RAW_LANES,
];
const peers = [...raws, ...SIMPLE_PEER_FILES, ...WAYS_OF_OTHERS];
const world = await FileWorld.start(peers.map(({ page }) => page));
const browser = await BenchBrowser.start();
const wan = await Wan.start({ delayMs: DELAY_MS });
const senders = await withParley(world, browser, peers);

/** Raw pages are told whom to send to; nobody else but Parley has several holders. */
function withHolders(sender: Sender): Sender | null {
  if (sender === PARLEY_FILES) return sender;
  const { page, query } = sender as FileContender;
  return page === 'raw-files' ? { ...(sender as FileContender), query: `${query}&to=last` } : null;
}

async function send(sender: Sender, holders: number): Promise<readonly [number, number]> {
  const room = await openRoom(world, browser, sender, holders + 1, wan.connect);
  await room.send(WARM_UP_BYTES, holders);
  const sent = await room.send(BYTES, holders);
  await room.end();
  return [mibPerSecond(sent), cpuPerMib(sent)];
}

const slices = await slicesOf(
  senders.map((sender) => ({
    name: sender.name,
    async slice() {
      const one = await send(sender, 1);
      const shared = withHolders(sender);
      const several = shared === null ? [] : await send(shared, HOLDERS);
      return [...one, ...several];
    },
  })),
  { rounds: ROUNDS, warmUps: 0 },
);
const { packets, late, dropped } = await wan.counts();
await browser.stop();
await wan.stop();
await world.stop();

const nth = (sender: Sender, at: number) =>
  (slices[senders.indexOf(sender)] ?? []).map((slice) => slice[at] ?? Number.NaN);
publish('files-line', [
  `| ${BYTES / MIB} MiB, ${2 * DELAY_MS} ms there and back | MiB/s from one holder | CPU-ms a MiB | from ${HOLDERS} holders | ${HOLDERS} holders ÷ one |`,
  '| --- | ---: | ---: | ---: | ---: |',
  ...senders.map((sender) => {
    const [one, cpu] = [against(nth(sender, 0), nth(sender, 0)), against(nth(sender, 1), nth(sender, 1))];
    const several = against(nth(sender, 0), nth(sender, 2));
    const rest = withHolders(sender) === null ? ['', ''] : [figure(several.cost), several.ratio.toFixed(2)];
    return `| ${[sender.name, figure(one.cost), figure(cpu.cost), ...rest].join(' | ')} |`;
  }),
  '',
  `Of ${packets.toLocaleString('en')} packets ${((late / packets) * 100).toFixed(1)} % came out more than 2 ms late, ` +
    `and ${dropped.toLocaleString('en')} found the queue full.`,
  ...(senders.includes(PARLEY_FILES) ? [] : ['', NOT_YET]),
]);
