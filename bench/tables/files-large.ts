/**
 * The memory that a large file takes while it goes from page to page: private memory of the process of the page that
 * takes most, beyond what it had before, and of the whole browser, which holds Blobs for pages. `FILE_MIB=10240` is what
 * the promise is about; it needs as much space on the disk twice.
 */
import { BenchBrowser } from '../harness/browser.ts';
import { RAW_SINGLE, SIMPLE_PEER_USUAL, WAYS_OF_OTHERS } from '../harness/files/contenders.ts';
import { MIB } from '../harness/files/file-room.ts';
import { FileWorld } from '../harness/files/file-world.ts';
import { NOT_YET, openRoom, PARLEY_FILES, type Sender, withParley } from '../harness/files/open-room.ts';
import { figure, publish } from '../harness/results.ts';

const BYTES = Number(process.env.FILE_MIB ?? 512) * MIB;
const WARM_UP_BYTES = 4 * MIB;
const SAMPLE_MS = 250;

const raws = RAW_SINGLE.filter(({ query }) => query === '?message=64');
const peers = [...raws, SIMPLE_PEER_USUAL, ...WAYS_OF_OTHERS];
const world = await FileWorld.start(peers.map(({ page }) => page));

async function measure(browser: BenchBrowser, sender: Sender): Promise<readonly [number, number]> {
  const room = await openRoom(world, browser, sender, 2);
  await room.send(WARM_UP_BYTES);
  for (const page of room.pages) await page.requestGC();
  const [idle, all] = [browser.pageBytes(), browser.privateBytes()];
  let [page, whole] = [0, 0];
  const sampler = setInterval(() => {
    for (const [pid, bytes] of browser.pageBytes()) page = Math.max(page, bytes - (idle.get(pid) ?? bytes));
    whole = Math.max(whole, browser.privateBytes() - all);
  }, SAMPLE_MS);
  await room.send(BYTES);
  clearInterval(sampler);
  await room.end();
  return [page / MIB, whole / MIB];
}

const trial = await BenchBrowser.start();
const senders = await withParley(world, trial, peers);
await trial.stop();
const lines = [
  `| ${BYTES / MIB} MiB | MiB of a page beyond idle | of the whole browser |`,
  '| --- | ---: | ---: |',
];
for (const sender of senders) {
  // Of its own: what one has left behind is not given back at once.
  const browser = await BenchBrowser.start();
  const [page, whole] = await measure(browser, sender);
  lines.push(`| ${[sender.name, figure(page), figure(whole)].join(' | ')} |`);
  await browser.stop();
}
await world.stop();
publish('files-large', [...lines, ...(senders.includes(PARLEY_FILES) ? [] : ['', NOT_YET])]);
