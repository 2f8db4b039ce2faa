/**
 * What goes through the server to link a pair: frames with signals, each counted where a page sent it and where a page
 * received it, and what they carry. Counted, not timed. Parley's are its real pages.
 */
import type { Page } from '@playwright/test';
import { BenchBrowser } from '../harness/browser.ts';
import {
  type InBrowser,
  PARLEY,
  PEERJS,
  RAW_BATCHED,
  RAW_TRICKLE,
  SIMPLE_PEER,
  TRYSTERO,
} from '../harness/contenders.ts';
import { Gathering } from '../harness/gathering.ts';
import { PageHost } from '../harness/page-host.ts';
import { publish } from '../harness/results.ts';
import { enterRoom } from '../harness/room-page.ts';
import { ServerProcess } from '../harness/server-process.ts';
import { Traffic } from '../harness/traffic.ts';

/** Candidates may be told after the link is open. */
const LATE_MS = 1_500;
const SIZES = [2, 8] as const;
/** Figures of one run differ a little: how many batches candidates travel in is a matter of time. */
const RUNS = Number(process.env.RUNS ?? 3);
const MOST_TRIES = 3;

interface Introduced {
  readonly contender: InBrowser;
  /** A frame of its pages that has a signal, or several. */
  readonly isSignal: RegExp;
}

const SOCKET_IO_SIGNAL = /^42\["signal/;
const RELAYED = /"signal":/;
const INTRODUCED: readonly Introduced[] = [
  { contender: PARLEY, isSignal: SOCKET_IO_SIGNAL },
  { contender: SIMPLE_PEER, isSignal: SOCKET_IO_SIGNAL },
  { contender: PEERJS, isSignal: /"type":"(?:OFFER|ANSWER|CANDIDATE)"/ },
  { contender: TRYSTERO, isSignal: /^\["EVENT".*\\"(?:offer|answer|candidate)\\"/ },
  { contender: RAW_BATCHED, isSignal: RELAYED },
  { contender: RAW_TRICKLE, isSignal: RELAYED },
];

const host = await PageHost.start(INTRODUCED.map(({ contender }) => contender.page));
const browser = await BenchBrowser.start();

/** Members come one after the other, each when the others are linked. */
async function introduce({ contender, isSignal }: Introduced, members: number): Promise<Traffic> {
  const traffic = new Traffic(isSignal);
  const server = await ServerProcess.start(contender.program, { ALLOWED_ORIGINS: host.origin });
  let pages: Page[] = [];
  try {
    if (contender === PARLEY) pages = await enterRoom(browser, server, members, traffic.watch);
    else {
      const room = new Gathering(browser, server, host.url(contender.page), { prepare: traffic.watch });
      pages = room.pages;
      for (let n = 0; n < members; n += 1) await room.enter(1);
    }
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    return traffic;
  } finally {
    await Promise.all(pages.map((page) => page.context().close()));
    await server.stop();
  }
}

/** A peer whose members did not all find each other gets another room, and it is said; Parley does not. */
async function introduceAtLast(introduced: Introduced, members: number): Promise<Traffic> {
  const { contender } = introduced;
  for (let tries = 1; ; tries += 1) {
    try {
      return await introduce(introduced, members);
    } catch (error) {
      console.error(`${contender.name}, room of ${members}: ${(error as Error).message}`);
      if (contender === PARLEY || tries === MOST_TRIES) throw error;
    }
  }
}

interface Figures {
  readonly up: number;
  readonly down: number;
  readonly bytes: number;
  readonly otherBytes: number;
}

async function figuresOf(introduced: Introduced, members: number): Promise<Figures> {
  const pairs = (members * (members - 1)) / 2;
  const sum = { up: 0, down: 0, bytes: 0, otherBytes: 0 };
  for (let run = 0; run < RUNS; run += 1) {
    const { signals, others } = await introduceAtLast(introduced, members);
    sum.up += signals.up.frames / pairs / RUNS;
    sum.down += signals.down.frames / pairs / RUNS;
    sum.bytes += (signals.up.bytes + signals.down.bytes) / pairs / RUNS;
    sum.otherBytes += (others.up.bytes + others.down.bytes) / members / RUNS;
  }
  return sum;
}

const lines: string[] = [];
for (const members of SIZES) {
  const all: [string, Figures][] = [];
  for (const introduced of INTRODUCED)
    all.push([introduced.contender.name, await figuresOf(introduced, members)]);
  const own = all[0]?.[1].bytes ?? Number.NaN;
  lines.push(
    `**A room of ${members}**`,
    '',
    '| | frames with signals a pair: sent | received | bytes of them a pair, both ways | Parley ÷ it | bytes of all else a member |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...all.map(([name, { up, down, bytes, otherBytes }]) => {
      const figures = [up.toFixed(2), down.toFixed(2), bytes.toFixed(0), (own / bytes).toFixed(2)];
      return `| ${[name, ...figures, otherBytes.toFixed(0)].join(' | ')} |`;
    }),
    '',
  );
}
publish('signaling', lines);

await browser.stop();
host.stop();
