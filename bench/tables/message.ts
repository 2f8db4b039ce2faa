/**
 * From Enter to the screens of all others: Parley's real pages, signing, verifying and showing, beside as many pages
 * with raw channels, where a text has arrived when it is parsed in `onmessage`. All pages share one machine.
 */
import type { Page } from '@playwright/test';
import { BenchBrowser } from '../harness/browser.ts';
import { RAW_BATCHED } from '../harness/contenders.ts';
import { Gathering } from '../harness/gathering.ts';
import { PageHost } from '../harness/page-host.ts';
import { figure, publish } from '../harness/results.ts';
import { enterRoom } from '../harness/room-page.ts';
import { type Say, sayByHand } from '../harness/say-by-hand.ts';
import { ServerProcess } from '../harness/server-process.ts';
import { type Compared, compareMany, quantile } from '../harness/slices.ts';
import type { Stage } from '../peers/browser/stage.ts';

declare const bench: Stage;

const SIZES = [2, 8, 16] as const;
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const MESSAGES = 12;
/** Between messages, so that none meets what the one before left to do: acknowledgements, receipts. */
const PAUSE_MS = 120;

const host = await PageHost.start([RAW_BATCHED.page]);
const [parley, raw] = [await ServerProcess.start('parley'), await ServerProcess.start(RAW_BATCHED.program)];

const sayRaw =
  ([speaker, ...others]: readonly Page[]): Say =>
  async (text) => {
    const heard = others.map((page) => page.evaluate((wanted) => bench.heard(wanted), text));
    await Promise.all(others.map((page) => page.evaluate(() => undefined)));
    const saidAt = await speaker?.evaluate(
      (said) => new Promise<number>((resolve) => setTimeout(() => resolve(bench.say(said)), 50)),
      text,
    );
    return (await Promise.all(heard)).map((at) => at - (saidAt ?? Number.NaN));
  };

function contender(name: string, browser: BenchBrowser, say: Say) {
  let said = 0;
  return {
    name,
    async slice() {
      const last: number[] = [];
      const middle: number[] = [];
      const meter = browser.meter();
      for (let n = 0; n < MESSAGES; n += 1) {
        said += 1;
        const took = await say(`${name} says number ${said}, which is as long as people write.`);
        last.push(Math.max(...took));
        middle.push(quantile(took, 0.5));
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
      return [quantile(last, 0.5), quantile(middle, 0.5), meter() / MESSAGES];
    },
  };
}

const row = (members: number, [last, middle, cpu]: readonly (Compared | undefined)[]): string => {
  if (!last || !middle || !cpu) throw new Error('not measured');
  const share = ({ ratio }: Compared) => (1 / ratio).toFixed(2);
  const half = `${(1 / last.quartiles[1]).toFixed(2)}–${(1 / last.quartiles[0]).toFixed(2)}`;
  const cells = [last.name, figure(last.cost), share(last), half, figure(middle.cost), share(middle)];
  return `| ${[members, ...cells, figure(cpu.cost), share(cpu)].join(' | ')} |`;
};

const lines = [
  '| members | | on the last screen after, ms | Parley ÷ it | middle half | on the middle one, ms | Parley ÷ it | CPU-ms of all pages | Parley ÷ it |',
  '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
];
for (const members of SIZES) {
  const browser = await BenchBrowser.start();
  const pages = await enterRoom(browser, parley, members);
  const room = new Gathering(browser, raw, host.url(RAW_BATCHED.page));
  await room.enter(members, 1);
  const [byHand, byChannel] = [sayByHand(pages), sayRaw(room.pages)];
  const contenders = [
    contender('Parley', browser, byHand),
    contender('Parley again (A/A)', browser, byHand),
    contender('raw channels', browser, byChannel),
  ];
  const compared = await compareMany(contenders, 3, { rounds: ROUNDS });
  for (const index of contenders.keys())
    lines.push(
      row(
        members,
        compared.map((each) => each[index]),
      ),
    );
  await browser.stop();
}
publish('message', lines);
await Promise.all([parley.stop(), raw.stop()]);
host.stop();
