/**
 * `npm run soak`: rooms of headless members that talk, leave and come back, for as long as one likes, and whether the server and
 * the members hold more and more meanwhile. `--rooms 100 --members 6 --minutes 60 --processes 4 --seed 1`.
 *
 * Members keep what is said, so what they hold grows with it: a room goes, with all that was said in it, after
 * `MESSAGES_OF_ROOM` messages, and another one takes its place. What then still grows is lost memory.
 */
import { parseArgs } from 'node:util';
import { ChatServer } from '../e2e/support/chat-server.ts';
import { Random } from '../public/testing/random.ts';
import { Course } from './headless/course.ts';
import { Flock } from './headless/flock.ts';
import { processReport } from './headless/process-report.ts';

const UNLIMITED = { SOCKETS_PER_IP: '100000', CONNECTS_PER_IP: '1000000', JOINS_PER_IP: '1000000' };
const MESSAGES_OF_ROOM = 60;
const PAUSE_MS = 20;
/** How many figures are taken, and how many of the first are of a program that still warms up. */
const SAMPLES = 30;
const WARM_UP = 10;
/** Growth from the first third after that to the last one, that is more than noise. */
const FLAT = 1.1;

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '100' },
    members: { type: 'string', default: '6' },
    minutes: { type: 'string', default: '60' },
    processes: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
  },
});
const [rooms, members, minutes, processes, seed] = [
  values.rooms,
  values.members,
  values.minutes,
  values.processes,
  values.seed,
].map(Number) as [number, number, number, number, number];
if (![rooms, members, minutes, processes].every((n) => n > 0) || members < 2 || !Number.isInteger(seed)) {
  console.error(
    'soak: --rooms, --minutes and --processes are numbers above 0, --members from 2, --seed a whole number',
  );
  process.exit(2);
}

const random = new Random(seed);
const server = await ChatServer.start({
  ...UNLIMITED,
  ROOM_CAPACITY: String(members + 1),
  NODE_OPTIONS: '--expose-gc',
});
const flocks = Array.from({ length: processes }, () => new Flock());
const flockOf = (member: number) => flocks[member % processes] as Flock;

/** A room and who is in it, by the names that they have in their processes. */
class SoakedRoom {
  readonly #slot: number;
  #generation = 0;
  #said = 0;
  #present: string[] = [];

  constructor(slot: number) {
    this.#slot = slot;
  }

  async fill(): Promise<void> {
    this.#generation += 1;
    this.#said = 0;
    for (let member = 0; member < members; member += 1) await this.#enter(member);
  }

  /** Somebody says something, or goes and comes back; the room itself goes after a while. */
  async turn(): Promise<void> {
    if (this.#said >= MESSAGES_OF_ROOM) {
      await Promise.all(this.#present.map((name, member) => flockOf(member).leave(name)));
      this.#present = [];
      return this.fill();
    }
    const member = random.between(0, members - 1);
    const name = this.#present[member] as string;
    if (random.between(1, 10) === 1) {
      await flockOf(member).leave(name);
      await this.#enter(member);
    } else {
      this.#said += 1;
      await flockOf(member).say(
        name,
        `${this.#said} of ${name}, as long as people write: ${'x'.repeat(random.between(1, 200))}`,
      );
    }
  }

  #comings = 0;

  async #enter(member: number): Promise<void> {
    this.#comings += 1;
    const name = `r${this.#slot}-${this.#generation}-${member}-${this.#comings}`;
    await flockOf(member).join([{ link: server.roomUrl(`soak-${this.#slot}-${this.#generation}`), name }]);
    this.#present[member] = name;
  }
}

const all = Array.from({ length: rooms }, (_, slot) => new SoakedRoom(slot));
for (const room of all) await room.fill();
console.log(`${rooms} rooms of ${members} in ${processes} processes, for ${minutes} minutes, seed ${seed}.`);

const courses = {
  'server, resident MB': new Course(),
  'server, descriptors': new Course(),
  'members, resident MB': new Course(),
  'members, heap MB': new Course(),
  'members, descriptors': new Course(),
  'members, threads': new Course(),
};
const MEGABYTE = 1_000_000;

async function sample(): Promise<void> {
  const [ofServer, ...ofMembers] = await Promise.all([
    processReport(server.pid),
    ...flocks.map(async (flock) => (await flock.report()).process),
  ]);
  const sum = (of: (one: (typeof ofMembers)[number]) => number) =>
    ofMembers.reduce((all, one) => all + of(one), 0);
  courses['server, resident MB'].add(ofServer.residentBytes / MEGABYTE);
  courses['server, descriptors'].add(ofServer.descriptors);
  courses['members, resident MB'].add(sum(({ residentBytes }) => residentBytes) / MEGABYTE);
  courses['members, heap MB'].add(sum(({ heapBytes }) => heapBytes) / MEGABYTE);
  courses['members, descriptors'].add(sum(({ descriptors }) => descriptors));
  courses['members, threads'].add(sum(({ threads }) => threads));
  console.log(
    Object.entries(courses)
      .map(([name, course]) => `${name} ${course.last.toFixed(0)}`)
      .join(' · '),
  );
}

const endsAt = Date.now() + minutes * 60_000;
let nextSample = Date.now();
let turns = 0;
while (Date.now() < endsAt) {
  await (all[random.between(0, rooms - 1)] as SoakedRoom).turn();
  turns += 1;
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  if (Date.now() < nextSample) continue;
  await sample();
  nextSample = Date.now() + (minutes * 60_000) / SAMPLES;
}
console.log(`${turns} times somebody spoke, went or came.`);
console.log('| | at first | at the end | × | |\n| --- | ---: | ---: | ---: | --- |');
let isFlat = true;
for (const [name, course] of Object.entries(courses)) {
  const { first, last, growth } = course.ends(WARM_UP);
  const grows = growth > FLAT;
  isFlat &&= !grows;
  console.log(
    `| ${name} | ${first.toFixed(0)} | ${last.toFixed(0)} | ${growth.toFixed(2)} | ${grows ? 'GROWS' : 'flat'} |`,
  );
}
await Promise.all(flocks.map((flock) => flock.stop()));
await server.kill();
process.exit(isFlat ? 0 : 1);
