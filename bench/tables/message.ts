/**
 * From Enter to the screens of all others: Parley's real pages beside the floor, pages by hand that sign, send, verify and
 * show a row and do nothing else (`peers/browser/floor.ts`). All pages share one machine.
 */
import type { Page } from '@playwright/test';
import { BenchBrowser } from '../harness/browser.ts';
import { FLOOR } from '../harness/contenders.ts';
import { Gathering } from '../harness/gathering.ts';
import { PageHost } from '../harness/page-host.ts';
import { figure, publish } from '../harness/results.ts';
import { enterRoom } from '../harness/room-page.ts';
import { type SaidByHand, sayByHand } from '../harness/say-by-hand.ts';
import { ServerProcess } from '../harness/server-process.ts';
import { type Compared, compareMany, quantile } from '../harness/slices.ts';

const SIZES = (process.env.SIZES ?? '2,8,16').split(',').map(Number);
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const MESSAGES = 12;
/** Between messages, so that none meets what the one before left to do: acknowledgements, receipts. */
const PAUSE_MS = 120;

/** What is told of each message; the middle one of a slice counts. */
const FIGURES: readonly ((said: SaidByHand) => number)[] = [
  ({ saidAt, heard }) => Math.max(...heard.map(({ at }) => at)) - saidAt,
  ({ saidAt, heard }) => Math.max(...heard.map(({ drawnAt }) => drawnAt)) - saidAt,
  ({ saidAt, own }) => own.at - saidAt,
  ({ own }) => own.frames,
];

const host = await PageHost.start([FLOOR.page]);
const [parley, relay] = [await ServerProcess.start('parley'), await ServerProcess.start(FLOOR.program)];

function contender(name: string, browser: BenchBrowser, pages: readonly Page[]) {
  let said = 0;
  return {
    name,
    async slice() {
      const all: SaidByHand[] = [];
      const meter = browser.meter();
      for (let n = 0; n < MESSAGES; n += 1) {
        said += 1;
        all.push(await sayByHand(pages, `${name} says number ${said}, which is as long as people write.`));
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
      return [...FIGURES.map((of) => quantile(all.map(of), 0.5)), meter() / MESSAGES];
    },
  };
}

const row = (members: number, compared: readonly (Compared | undefined)[]): string => {
  const [last, drawn, own, frames, cpu] = compared;
  if (!last || !drawn || !own || !frames || !cpu) throw new Error('not measured');
  const share = ({ ratio }: Compared) => (1 / ratio).toFixed(2);
  const half = `${(1 / last.quartiles[1]).toFixed(2)}–${(1 / last.quartiles[0]).toFixed(2)}`;
  const cells = [
    ...[last.name, figure(last.cost), share(last), half],
    ...[
      figure(drawn.cost),
      share(drawn),
      figure(own.cost),
      String(frames.cost),
      figure(cpu.cost),
      share(cpu),
    ],
  ];
  return `| ${[members, ...cells].join(' | ')} |`;
};

const lines = [
  '| members | | in the last document after, ms | Parley ÷ it | middle half | drawn after, ms | Parley ÷ it | own line after, ms | frames until then | CPU-ms of all pages | Parley ÷ it |',
  '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
];
for (const members of SIZES) {
  const browser = await BenchBrowser.start();
  const pages = await enterRoom(browser, parley, members);
  const room = new Gathering(browser, relay, host.url(FLOOR.page));
  await room.enter(members, 1);
  const contenders = [
    contender('Parley', browser, pages),
    contender('Parley again (A/A)', browser, pages),
    contender('floor', browser, room.pages),
  ];
  const compared = await compareMany(contenders, FIGURES.length + 1, { rounds: ROUNDS });
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
await Promise.all([parley.stop(), relay.stop()]);
host.stop();
