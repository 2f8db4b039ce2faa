/**
 * One file from one page to another on this machine: raw channels in several ways, the peers' libraries and ways, and
 * Parley's real pages, which also hash, verify, sign and write to the disk. Each slice has pages and connections of its
 * own, which have sent a small file before.
 */
import { BenchBrowser } from '../harness/browser.ts';
import {
  PEERJS_FILES,
  RAW_LANES,
  RAW_SINGLE,
  SIMPLE_PEER_FILES,
  SIMPLE_PEER_USUAL,
  WAYS_OF_OTHERS,
} from '../harness/files/contenders.ts';
import { cpuPerMib, MIB, mibPerSecond } from '../harness/files/file-room.ts';
import { FileWorld } from '../harness/files/file-world.ts';
import { NOT_YET, openRoom, PARLEY_FILES, type Sender, withParley } from '../harness/files/open-room.ts';
import { figure, publish } from '../harness/results.ts';
import { against, quantile, slicesOf } from '../harness/slices.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const WARM_UP_BYTES = 8 * MIB;
const BYTES = Number(process.env.FILE_MIB ?? 64) * MIB;

const peers = [...RAW_SINGLE, ...RAW_LANES, ...SIMPLE_PEER_FILES, ...WAYS_OF_OTHERS];
const world = await FileWorld.start(peers.map(({ page }) => page));
const browser = await BenchBrowser.start();
const senders = await withParley(world, browser, peers);

const slices = await slicesOf(
  senders.map((sender) => ({
    name: sender.name,
    async slice() {
      const room = await openRoom(world, browser, sender, 2);
      await room.send(WARM_UP_BYTES);
      const sent = await room.send(BYTES);
      await room.end();
      return [mibPerSecond(sent), cpuPerMib(sent)];
    },
  })),
  { rounds: ROUNDS, warmUps: 0 },
);
await browser.stop();
await world.stop();

const ratesOf = (sender: Sender) =>
  (slices[senders.indexOf(sender)] ?? []).map(([rate = Number.NaN]) => rate);
const cpuOf = (sender: Sender) => (slices[senders.indexOf(sender)] ?? []).map(([, cpu = Number.NaN]) => cpu);
const fastest = (of: readonly Sender[]): Sender =>
  of.reduce((best, one) => (quantile(ratesOf(one), 0.5) > quantile(ratesOf(best), 0.5) ? one : best));

const best = fastest(RAW_SINGLE);
const lines = [
  `| ${BYTES / MIB} MiB | MiB/s | ÷ best raw channel | middle half | CPU-ms of all pages a MiB | ÷ best raw channel |`,
  '| --- | ---: | ---: | ---: | ---: | ---: |',
  ...senders.map((sender) => {
    const rate = against(ratesOf(best), ratesOf(sender));
    const cpu = against(cpuOf(best), cpuOf(sender));
    const half = rate.quartiles.map((quartile) => quartile.toFixed(2)).join('–');
    const name = sender === best ? `${sender.name} (best)` : sender.name;
    return `| ${[name, figure(rate.cost), rate.ratio.toFixed(2), half, figure(cpu.cost), cpu.ratio.toFixed(2)].join(' | ')} |`;
  }),
  '',
];
if (senders.includes(PARLEY_FILES)) {
  const over = (other: Sender) => against(ratesOf(other), ratesOf(PARLEY_FILES)).ratio.toFixed(2);
  lines.push(
    `Parley ÷ usual simple-peer: ${over(SIMPLE_PEER_USUAL)}; ÷ the fastest simple-peer: ` +
      `${over(fastest(SIMPLE_PEER_FILES))}; ÷ PeerJS: ${over(PEERJS_FILES)}; ÷ the fastest lanes: ${over(fastest(RAW_LANES))}.`,
  );
} else lines.push(NOT_YET);
publish('files', lines);
