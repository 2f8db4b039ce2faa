/**
 * How cost grows: rooms of 2 to 32 who all come at once, measured; and thousands of rooms on several processes, computed
 * from what one process was measured to need. The plot beside this file is written anew each time.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchBrowser } from '../harness/browser.ts';
import { PARLEY } from '../harness/contenders.ts';
import { Gathering, type Spent } from '../harness/gathering.ts';
import { PageHost } from '../harness/page-host.ts';
import { plot } from '../harness/plot.ts';
import { figure, publish } from '../harness/results.ts';
import { ServerProcess } from '../harness/server-process.ts';
import { quantile } from '../harness/slices.ts';
import { Traffic } from '../harness/traffic.ts';

const SIZES = [2, 4, 8, 16, 24, 32] as const;
const RUNS = Number(process.env.ROUNDS ?? 3);
const PLOT = join(import.meta.dirname, '../growth.svg');

const host = await PageHost.start([PARLEY.page]);
const browser = await BenchBrowser.start();
const settings = { ALLOWED_ORIGINS: host.origin };

interface Grown {
  readonly members: number;
  readonly wallMs: number;
  readonly browserMs: number;
  readonly serverMs: number;
  /** Through the server, both ways. */
  readonly bytes: number;
  readonly frames: number;
}

/** Counting costs the browser time: it is done in a room of its own. */
async function traffic(members: number, server: ServerProcess): Promise<{ bytes: number; frames: number }> {
  const counted = new Traffic(/^42\["signal/);
  const room = new Gathering(browser, server, host.url(PARLEY.page), { prepare: counted.watch });
  await room.enter(members);
  await room.end();
  const { signals, others } = counted;
  const counts = [signals.up, signals.down, others.up, others.down];
  return {
    bytes: counts.reduce((sum, { bytes }) => sum + bytes, 0),
    frames: counts.reduce((sum, { frames }) => sum + frames, 0),
  };
}

async function grow(members: number): Promise<Grown> {
  const server = await ServerProcess.start(PARLEY.program, settings);
  const spent: Spent[] = [];
  // The first one also warms the server up.
  for (let run = -1; run < RUNS; run += 1) {
    const room = new Gathering(browser, server, host.url(PARLEY.page));
    const one = await room.enter(members);
    if (run >= 0) spent.push(one);
    await room.end();
  }
  const through = await traffic(members, server);
  await server.stop();
  const middle = (cost: keyof Spent) =>
    quantile(
      spent.map((one) => one[cost]),
      0.5,
    );
  return {
    members,
    wallMs: middle('wallMs'),
    browserMs: middle('browserMs') / members,
    serverMs: middle('serverMs') / members,
    bytes: through.bytes / members,
    frames: through.frames / members,
  };
}

const grown: Grown[] = [];
for (const members of SIZES) grown.push(await grow(members));
await browser.stop();
host.stop();

const measured = [
  '| members, all at once | pairs | every link open after, s | browser CPU-ms a member | server CPU-ms a member | through the server a member | frames of it |',
  '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...grown.map(({ members, wallMs, browserMs, serverMs, bytes, frames }) => {
    const cells = [figure(wallMs / 1_000), figure(browserMs), figure(serverMs)];
    const pairs = (members * (members - 1)) / 2;
    return `| ${[members, pairs, ...cells, `${(bytes / 1_000).toFixed(1)} kB`, frames.toFixed(0)].join(' | ')} |`;
  }),
];
writeFileSync(
  PLOT,
  plot(
    [
      { title: 'Until every link is open', unit: 'seconds', points: of(({ wallMs }) => wallMs / 1_000) },
      { title: 'Browser CPU', unit: 'ms a member', points: of(({ browserMs }) => browserMs) },
      { title: 'Through the server', unit: 'kB a member', points: of(({ bytes }) => bytes / 1_000) },
      { title: 'Server CPU', unit: 'ms a member', points: of(({ serverMs }) => serverMs) },
    ],
    'members, all at once',
    'Cost of a full mesh of 2 to 32 members',
  ),
);

function of(cost: (one: Grown) => number): (readonly [number, number])[] {
  return grown.map((one) => [one.members, cost(one)]);
}

// On paper. The figures of docs/scaling.md for two processes that share a Redis; of memory, the highest there.
const ROOM = 6;
const STAY_S = 1_800;
const SIGNALS_OF_PAIR = 2.04;
const JOIN_MS = 1.05;
const SIGNAL_MS = 0.115;
const IDLE_MS_PER_S = 31 / 2_400;
const MEMORY_KIB = 21;
const REDIS_JOIN_MS = 0.08;
const REDIS_SIGNAL_MS = 0.004;
const REDIS_PROCESS_MS_PER_S = 1;
/** What a process is given before there is another one: half a core, and 1.5 GB. */
const CORE_MS_PER_S = 500;
const PROCESS_KIB = 1.5e6;

const paper = [1e3, 1e4, 1e5, 1e6].map((rooms) => {
  const people = rooms * ROOM;
  const joins = people / STAY_S;
  const signals = joins * ((ROOM - 1) / 2) * SIGNALS_OF_PAIR;
  const cpu = people * IDLE_MS_PER_S + joins * JOIN_MS + signals * SIGNAL_MS;
  const processes = Math.ceil(Math.max(cpu / CORE_MS_PER_S, (people * MEMORY_KIB) / PROCESS_KIB));
  const redis =
    processes === 1
      ? 0
      : joins * REDIS_JOIN_MS + signals * REDIS_SIGNAL_MS + processes * REDIS_PROCESS_MS_PER_S;
  const cells = [
    people.toLocaleString('en'),
    figure(joins),
    figure(cpu / 1_000),
    `${figure((people * MEMORY_KIB) / 1e6)} GB`,
    processes,
    processes === 1 ? 'none needed' : `${figure(redis / 10)} % of a core`,
  ];
  return `| ${[rooms.toLocaleString('en'), ...cells].join(' | ')} |`;
});

publish('growth', [
  ...measured,
  '',
  '![Cost of a full mesh of 2 to 32 members, all at once](growth.svg)',
  '',
  `On paper: rooms of ${ROOM} whose members stay half an hour; a process may have half a core and 1.5 GB for its members.`,
  '',
  '| rooms | people | joins a second | cores busy | memory | processes | Redis |',
  '| ---: | ---: | ---: | ---: | ---: | ---: | --- |',
  ...paper,
]);
