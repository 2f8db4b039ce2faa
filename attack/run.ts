/**
 * Attacks the built server while honest members talk over it, prints what happened, and fails when a bound is broken.
 * `npm run attack -- --seed N`; the seed is printed. Needs a build.
 */
import { parseArgs } from 'node:util';
import { Random } from '../public/testing/random.ts';
import { attackElsewhere } from './attacker.ts';
import { type HonestPair, startPair } from './honest.ts';
import { createReport, inMebibytes, inMs, inSeconds } from './report.ts';
import { chanceDeviation, percentile, superiority } from './statistics.ts';
import { arriveFromNowhere } from './strangers.ts';
import { startTarget, type Target } from './target.ts';

const CALM_MS = 3_000;
const PEOPLE = 200;
const GROWTH_BYTES = 100 * 2 ** 20;
/** What another wave may add to those before: memory that was used is used again. */
const WAVE_BYTES = 20 * 2 ** 20;
/** When V8 collects is its own affair: what leaks is added by every wave, not by one of them. */
const MOST_WAVES = 4;

const { values } = parseArgs({ options: { seed: { type: 'string' } } });
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
if (!Number.isSafeInteger(seed)) {
  console.error(`--seed takes a whole number, not "${values.seed}"`);
  process.exit(2);
}
const startedAt = performance.now();
const random = new Random(seed);
const report = createReport();
const target = await startTarget();
const { url } = target;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** As the page makes one. */
const name = () => Buffer.from(random.bytes(8)).toString('base64url').slice(0, 10);
const rooms = { websocket: name(), polling: name(), shared: name() };
const pairs: HonestPair[] = [
  await startPair({ url, room: rooms.websocket, transport: 'websocket', isShared: false }),
  await startPair({ url, room: rooms.polling, transport: 'polling', isShared: false }),
  await startPair({ url, room: rooms.shared, transport: 'websocket', isShared: true }),
];
const victims = pairs.flatMap(({ addresses }) => addresses);

// What a server in use has, so that growth is what attacks add.
await during('rush', async () => {
  const { joined, allInMs } = await attackElsewhere({ kind: 'rush', url, seed, count: PEOPLE });
  report.check(
    'rush: people behind one address who got in',
    String(joined),
    String(PEOPLE),
    joined === PEOPLE,
  );
  report.note('rush: all of them after', inSeconds(allInMs));
});
await pause(1_000);
await during('calm', () => pause(CALM_MS));
/** Memory after each wave. */
const waves: number[] = [];
const restingBytes = target.takePeakBytes();

await during('fuzz', async () => {
  const order = { kind: 'fuzz', url, events: 6_000, sharedRoom: rooms.shared, victims } as const;
  const results = [
    await attackElsewhere({ ...order, seed, transport: 'websocket' }),
    await attackElsewhere({ ...order, seed: seed + 1, transport: 'polling' }),
  ];
  const sum = (key: 'sent' | 'connections') => results.reduce((total, result) => total + result[key], 0);
  report.check('fuzz: hostile events', String(sum('sent')), '>= 10000', sum('sent') >= 10_000);
  report.note('fuzz: connections it took', String(sum('connections')));
});

await during('flood', async () => {
  for (const transport of ['websocket', 'polling'] as const) {
    const { floods } = await attackElsewhere({ kind: 'flood', url, seed, transport, events: 20_000 });
    for (const { name, sent, isCut, tookMs } of floods) {
      report.check(`flood: ${name}, cut off`, isCut ? 'yes' : 'no', 'yes', isCut);
      report.note(`flood: ${name}, ${sent} sent, after`, inMs(tookMs));
    }
  }
});

await during('idle', async () => {
  const neverConnect = (wave: number) =>
    attackElsewhere({ kind: 'never-connect', url, seed: seed + wave, count: 1_000 });
  const [half, never] = await Promise.all([
    attackElsewhere({ kind: 'half-open', url, seed, count: 1_000 }),
    neverConnect(1).then(async (first) => {
      waves.push(target.memoryBytes() ?? 0);
      while (waves.length < 2 || (waves.length < MOST_WAVES && addedByWave() >= WAVE_BYTES)) {
        await neverConnect(waves.length + 1);
        waves.push(target.memoryBytes() ?? 0);
      }
      return first;
    }),
  ]);
  for (const [what, { opened, cut, lastCutMs }] of [
    ['half-open requests', half],
    ['sockets that never join', never],
  ] as const) {
    report.check(
      `idle: ${what}, cut`,
      `${cut} of ${opened}`,
      'all of 1000',
      opened === 1_000 && cut === 1_000,
    );
    report.note(`idle: ${what}, the last after`, inSeconds(lastCutMs));
  }
});

await during('guesses', async () => {
  const result = await attackElsewhere({
    kind: 'guess',
    url,
    seed,
    guesses: 10_000,
    rooms: Object.values(rooms),
    addresses: victims,
  });
  report.check('guesses: hits', `${result.hits} of ${result.guesses}`, '0', result.hits === 0);
  report.check('guesses: different answers', String(result.answers.length), '1', result.answers.length === 1);
  report.check(
    'guesses: different refusals',
    String(result.refusals.length),
    '1',
    result.refusals.length === 1,
  );
  compareTimes('guesses: near a room takes longer than anywhere', result.nearMs, result.randomMs);
  compareTimes("guesses: another room's address takes longer than none", result.takenMs, result.nobodyMs);
});

const peakBytes = target.takePeakBytes();
await during('calm again', () => pause(CALM_MS));
for (const pair of pairs) {
  const lost = await pair.stop();
  report.check(`honest ${pair.name}: echoes lost`, String(lost), '0', lost === 0);
  report.check(
    `honest ${pair.name}: refused or cut off`,
    String(pair.troubles()),
    '0',
    pair.troubles() === 0,
  );
}
const strays = pairs.map((pair) => pair.strays());
const strayed = (kind: 'acrossRooms' | 'spoofed') => strays.reduce((total, stray) => total + stray[kind], 0);
report.check('deliveries across rooms', String(strayed('acrossRooms')), '0', strayed('acrossRooms') === 0);
report.check('spoofed senders', String(strayed('spoofed')), '0', strayed('spoofed') === 0);
reportMemory();
reportLog(target);
await target.stop();

const isKept = report.print();
const took = inSeconds(performance.now() - startedAt);
console.log(`attack: seed ${seed}, ${took}: ${isKept ? 'every bound kept' : 'FAILED'}`);
process.exitCode = isKept ? 0 : 1;

/** Runs one attack; the honest members go on in it, and a stranger comes and joins in the middle. */
async function during(phase: string, attack: () => Promise<unknown>): Promise<void> {
  for (const pair of pairs) pair.takeLatencies();
  const begunAt = performance.now();
  const newcomer = newcomerAfter(500);
  await attack();
  const isIn = await newcomer;
  const all = pairs.flatMap((pair) => pair.takeLatencies());
  const figures = [0.5, 0.99, 1].map((share) => inMs(percentile(all, share))).join(' / ');
  const seconds = inSeconds(performance.now() - begunAt);
  report.note(`${phase}: ${all.length} echoes in ${seconds}, p50 / p99 / longest`, figures);
  report.check(`${phase}: a newcomer is let in`, isIn ? 'yes' : 'no', 'yes', isIn);
}

async function newcomerAfter(ms: number): Promise<boolean> {
  await pause(ms);
  const newcomer = await arriveFromNowhere(url, 'websocket', random);
  const answer = await newcomer.join(name());
  newcomer.socket.close();
  return answer.ok;
}

function compareTimes(what: string, first: readonly number[], second: readonly number[]): void {
  const found = superiority(first, second);
  const bound = Math.max(0.03, chanceDeviation(first.length, second.length, 5));
  const medians = `medians ${inMs(percentile(first, 0.5))} and ${inMs(percentile(second, 0.5))}`;
  const isKept = Math.abs(found - 0.5) <= bound;
  report.check(
    what,
    `${(found * 100).toFixed(1)} %`,
    `50 ± ${(bound * 100).toFixed(1)} % (${medians})`,
    isKept,
  );
}

/** By the latest one. */
function addedByWave(): number {
  return (waves.at(-1) ?? 0) - (waves.at(-2) ?? 0);
}

function reportMemory(): void {
  if (restingBytes === undefined || peakBytes === undefined)
    return report.note('memory', 'NOT MEASURED: needs /proc');
  const growth = peakBytes - restingBytes;
  report.check('memory: growth at most', inMebibytes(growth), '< 100 MiB', growth < GROWTH_BYTES);
  const added = addedByWave();
  report.check(`memory: added by wave ${waves.length}`, inMebibytes(added), '< 20 MiB', added < WAVE_BYTES);
  report.note('memory: before', inMebibytes(restingBytes));
  report.note('memory: afterwards', inMebibytes(target.memoryBytes() ?? 0));
}

function reportLog({ isAlive, log }: Target): void {
  report.check('crashes', isAlive() ? '0' : '1', '0', isAlive());
  const parsed = log.map((line) => JSON.parse(line) as { level?: string; msg?: string });
  const errors = parsed.filter(({ level }) => level === 'error' || level === 'fatal');
  for (const { msg } of errors.slice(0, 5)) console.error(`the server logged an error: ${msg}`);
  report.check('errors in the log', `${errors.length} of ${log.length} lines`, '0', errors.length === 0);
  const told = Object.values(rooms).filter((room) => log.some((line) => line.includes(room)));
  report.check('rooms named in the log', String(told.length), '0', told.length === 0);
}
