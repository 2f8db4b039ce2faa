/**
 * What a newcomer costs the server who connects, joins a room and leaves it again, when there are 8 in it and when there
 * are 64: everybody there is told of them, and they of everybody.
 */
import { type Dialect, type Member, parley, plainRelay, socketIoDefault } from '../harness/dialects.ts';
import { processorNs } from '../harness/processor.ts';
import { figure, publish } from '../harness/results.ts';
import { type Program, profiling, ServerProcess } from '../harness/server-process.ts';
import { compare } from '../harness/slices.ts';

const ROOMS = [8, 64] as const;
const NEWCOMERS = 100;
const ROUNDS = Number(process.env.ROUNDS ?? 9);

class Crowd {
  readonly name: string;
  readonly #server: ServerProcess;
  readonly #dialect: Dialect;
  readonly #members: readonly Member[];
  #isOver = false;
  /** Of the last slice, for each newcomer, to everybody. */
  bytes = 0;

  private constructor(name: string, server: ServerProcess, dialect: Dialect, members: readonly Member[]) {
    this.name = name;
    this.#server = server;
    this.#dialect = dialect;
    this.#members = members;
  }

  static async start(name: string, program: Program, dialect: Dialect, size: number): Promise<Crowd> {
    const server = await ServerProcess.start(program, { ROOM_CAPACITY: '100' }, profiling(name));
    const members: Member[] = [];
    for (let n = 0; n < size; n += 1) members.push(await dialect.enter(server.port, 'crowd'));
    const crowd = new Crowd(name, server, dialect, members);
    for (const { client } of members) {
      client.onTexts = (texts) => {
        for (const text of texts) dialect.answer(client, text);
      };
      client.onClose = () => {
        if (!crowd.#isOver) throw new Error(`${name} closed a connection`);
      };
    }
    return crowd;
  }

  async slice(): Promise<number> {
    const heard = () => this.#members.reduce((sum, { client }) => sum + client.bytesReceived, 0);
    const [before, bytes] = [processorNs(this.#server.pid), heard()];
    let own = 0;
    for (let n = 0; n < NEWCOMERS; n += 1) {
      const { client } = await this.#dialect.enter(this.#server.port, 'crowd');
      own += client.bytesReceived;
      client.onClose = () => undefined;
      client.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    this.bytes = (heard() - bytes + own) / NEWCOMERS;
    return (processorNs(this.#server.pid) - before) / 1e6 / NEWCOMERS;
  }

  stop(): Promise<void> {
    this.#isOver = true;
    return this.#server.stop();
  }
}

const SERVERS = [
  ['Parley', 'parley', parley],
  ['Parley again (A/A)', 'parley', parley],
  ['Socket.IO default', 'socket.io default', socketIoDefault],
  ['ws JSON relay', 'ws relay', plainRelay],
] as const;

const crowds: Crowd[] = [];
for (const [name, program, dialect] of SERVERS)
  for (const size of ROOMS) crowds.push(await Crowd.start(`${name}, ${size}`, program, dialect, size));
const compared = await compare(crowds, { rounds: ROUNDS, warmUps: 2 });
const bytes = crowds.map((crowd) => crowd.bytes);
await Promise.all(crowds.map((crowd) => crowd.stop()));

const rows = SERVERS.map(([name], n) => {
  const [small, large] = [compared[2 * n], compared[2 * n + 1]];
  const cost = [small, large].map((one) => figure(one?.cost ?? Number.NaN));
  const ratio = ((large?.ratio ?? Number.NaN) / (small?.ratio ?? Number.NaN)).toFixed(2);
  const sizes = [bytes[2 * n], bytes[2 * n + 1]].map((size) => figure(size ?? Number.NaN));
  return `| ${[name, ...cost, ratio, ...sizes].join(' | ')} |`;
});
publish('crowd', [
  '| | CPU-ms, into 8 | into 64 | 64 ÷ 8 | bytes, into 8 | into 64 |',
  '| --- | ---: | ---: | ---: | ---: | ---: |',
  ...rows,
]);
process.exit(0);
