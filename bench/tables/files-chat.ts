/** A chat message while a file is on its way: how many of the file's messages come before it over the same connection. */
import type { Page } from '@playwright/test';
import { BenchBrowser } from '../harness/browser.ts';
import { RAW_SINGLE, SIMPLE_PEER_USUAL, WAYS_OF_OTHERS } from '../harness/files/contenders.ts';
import { MIB } from '../harness/files/file-room.ts';
import { FileWorld } from '../harness/files/file-world.ts';
import { NOT_YET, openRoom, PARLEY_FILES, type Sender, withParley } from '../harness/files/open-room.ts';
import { LINK_LABEL, longWithin, watchChannels } from '../harness/files/witness.ts';
import { figure, publish } from '../harness/results.ts';
import { sayByHand } from '../harness/say-by-hand.ts';
import { quantile } from '../harness/slices.ts';
import type { Stage } from '../peers/browser/stage.ts';

declare const bench: Stage;

const MESSAGES = 5;
const BYTES = Number(process.env.FILE_MIB ?? 64) * MIB;
const PAUSE_MS = 100;

const raws = RAW_SINGLE.filter(({ query }) => query === '?message=64');
const peers = [...raws, SIMPLE_PEER_USUAL, ...WAYS_OF_OTHERS];
const world = await FileWorld.start(peers.map(({ page }) => page));
const browser = await BenchBrowser.start();
const senders = await withParley(world, browser, peers);
let said = 0;

/** Said by whoever sends the file; answers when, and when whoever takes it heard. */
async function say(sender: Sender, pages: readonly Page[]): Promise<readonly [number, number]> {
  said += 1;
  const text = `number ${said}`;
  const [speaker, listener] = pages;
  if (speaker === undefined || listener === undefined) throw new Error('a pair is two');
  if (sender === PARLEY_FILES) {
    const { saidAt, heard } = await sayByHand(pages, text);
    return [saidAt, heard[0]?.at ?? Number.NaN];
  }
  const heard = listener.evaluate((wanted) => bench.heard(wanted), text);
  await listener.evaluate(() => undefined);
  const saidAt = await speaker.evaluate((words) => bench.say(words), text);
  return [saidAt, await heard];
}

async function measure(sender: Sender) {
  const room = await openRoom(world, browser, sender, 2, watchChannels);
  const listener = room.pages.at(-1) as Page;
  const label = sender === PARLEY_FILES ? LINK_LABEL : null;
  const idle: number[] = [];
  for (let n = 0; n < MESSAGES; n += 1) {
    const [saidAt, heardAt] = await say(sender, room.pages);
    idle.push(heardAt - saidAt);
  }
  let isSending = true;
  const sending = room.send(BYTES).finally(() => {
    isSending = false;
  });
  const all: { readonly saidAt: number; readonly heardAt: number; readonly before: number }[] = [];
  while (isSending) {
    await listener.waitForTimeout(PAUSE_MS);
    const [saidAt, heardAt] = await say(sender, room.pages);
    // Before the first of the file there is nothing to wait for.
    if ((await longWithin(listener, 0, saidAt, null)) === 0) continue;
    all.push({ saidAt, heardAt, before: await longWithin(listener, saidAt, heardAt, label) });
  }
  const { endedAt } = await sending;
  await room.end();
  const meanwhile = all.filter(({ saidAt }) => saidAt < endedAt);
  return {
    idle,
    took: meanwhile.map(({ saidAt, heardAt }) => heardAt - saidAt),
    before: meanwhile.map((message) => message.before),
  };
}

const lines = [
  '| | frames of the file before it on its connection: middle | most | heard after, ms | without a file, ms | messages said |',
  '| --- | ---: | ---: | ---: | ---: | ---: |',
];
for (const sender of senders) {
  const { idle, took, before } = await measure(sender);
  const half = (values: readonly number[]) => (values.length > 0 ? figure(quantile(values, 0.5)) : '–');
  const most = before.length > 0 ? String(Math.max(...before)) : '–';
  lines.push(`| ${[sender.name, half(before), most, half(took), half(idle), took.length].join(' | ')} |`);
}
await browser.stop();
await world.stop();
publish('files-chat', [...lines, ...(senders.includes(PARLEY_FILES) ? [] : ['', NOT_YET])]);
