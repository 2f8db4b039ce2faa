/**
 * One file for a room of eight: how long until all have it, and what the author uploads. All eight pages share this
 * machine, so seven deliveries cannot be as fast as one: the least that they take is seven times the processor time of
 * one, on all cores.
 */
import { availableParallelism } from 'node:os';
import { BenchBrowser } from '../harness/browser.ts';
import { PAIRDROP, PEERJS_FILES, RAW_SINGLE, SIMPLE_PEER_USUAL } from '../harness/files/contenders.ts';
import { MIB, type Sent } from '../harness/files/file-room.ts';
import { FileWorld } from '../harness/files/file-world.ts';
import { NOT_YET, openRoom, PARLEY_FILES, type Sender, withParley } from '../harness/files/open-room.ts';
import { forgetSeen, seenBy, watchChannels } from '../harness/files/witness.ts';
import { figure, publish } from '../harness/results.ts';
import { quantile, slicesOf } from '../harness/slices.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const MEMBERS = 8;
const WARM_UP_BYTES = 2 * MIB;
const BYTES = Number(process.env.FILE_MIB ?? 24) * MIB;
const CORES = availableParallelism();

const raws = RAW_SINGLE.filter(({ query }) => query === '?message=64' || query === '?message=16');
const peers = [...raws, SIMPLE_PEER_USUAL, PEERJS_FILES, PAIRDROP];
const world = await FileWorld.start(peers.map(({ page }) => page));
const browser = await BenchBrowser.start();
const senders = await withParley(world, browser, peers);

async function send(sender: Sender, members: number): Promise<Sent & { readonly upload: number }> {
  const room = await openRoom(world, browser, sender, members, watchChannels);
  await room.send(WARM_UP_BYTES);
  await forgetSeen(room.pages);
  const sent = await room.send(BYTES);
  const [author] = room.pages;
  if (author === undefined) throw new Error('a room has members');
  const { sentBytes } = await seenBy(author);
  await room.end();
  return { ...sent, upload: sentBytes / BYTES };
}

const slices = await slicesOf(
  senders.map((sender) => ({
    name: sender.name,
    async slice() {
      const pair = await send(sender, 2);
      const room = await send(sender, MEMBERS);
      const deliveries = MEMBERS - 1;
      const least = Math.max(1, (deliveries * pair.browserMs) / CORES / pair.wallMs);
      const ratio = room.wallMs / pair.wallMs;
      return [ratio, least, ratio / least, room.browserMs / pair.browserMs / deliveries, room.upload];
    },
  })),
  { rounds: ROUNDS, warmUps: 0 },
);
await browser.stop();
await world.stop();

publish('files-room', [
  `| ${BYTES / MIB} MiB, ${CORES} cores | until all have it ÷ one pair | per-core share | the one ÷ the other | CPU of a delivery ÷ of a pair's | author's upload ÷ file |`,
  '| --- | ---: | ---: | ---: | ---: | ---: |',
  ...senders.map(({ name }, index) => {
    const middle = (at: number) =>
      figure(
        quantile(
          (slices[index] ?? []).map((slice) => slice[at] ?? Number.NaN),
          0.5,
        ),
      );
    return `| ${[name, ...[0, 1, 2, 3, 4].map(middle)].join(' | ')} |`;
  }),
  ...(senders.includes(PARLEY_FILES) ? [] : ['', NOT_YET]),
]);
