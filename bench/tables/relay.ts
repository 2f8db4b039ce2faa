/**
 * What relaying signals costs a server that has nothing else to do and is never idle: 64 clients in rooms of 8, each
 * signal answered by the next, one description for two candidates as browsers send them.
 */
import {
  type Body,
  candidate,
  type Dialect,
  description,
  type Member,
  parley,
  peerJs,
  plainRelay,
  socketIoDefault,
} from '../harness/dialects.ts';
import { processorNs } from '../harness/processor.ts';
import { publish, ratioTable } from '../harness/results.ts';
import { type Program, profiling, ServerProcess } from '../harness/server-process.ts';
import { type Contender, compare } from '../harness/slices.ts';
import { frameOf } from '../harness/wire-client.ts';

const CLIENTS = 64;
const ROOM = 8;
/** Signals of each client that are on their way at a time: as many as one sends who calls all others of a room. */
const IN_FLIGHT = 3 * (ROOM - 1);
const SLICE = 100_000;
const ROUNDS = Number(process.env.ROUNDS ?? 9);
/** So large that the limits, which grow with it, let 64 clients saturate a processor; they count all the same. */
const ROOM_CAPACITY = '100';

const MIX: readonly Body[] = [description(2_000), candidate(150), candidate(150)];

/** What a server says that does not pass a signal on. */
const REFUSAL = /undelivered|refused|"(?:ERROR|EXPIRE)"/;

class Load implements Contender {
  readonly name: string;
  readonly #server: ServerProcess;
  readonly #dialect: Dialect;
  #received = 0;
  #isOver = false;
  #goal = Number.POSITIVE_INFINITY;
  #reached: () => void = () => undefined;
  readonly #starts: (() => void)[] = [];
  /** Share of one processor in the slices so far. */
  readonly shares: number[] = [];

  constructor(name: string, server: ServerProcess, dialect: Dialect) {
    this.name = name;
    this.#server = server;
    this.#dialect = dialect;
  }

  static async start(name: string, program: Program, dialect: Dialect): Promise<Load> {
    const load = new Load(
      name,
      await ServerProcess.start(program, { ROOM_CAPACITY }, profiling(name)),
      dialect,
    );
    for (let first = 0; first < CLIENTS; first += ROOM) await load.#fill(`room-${first}`);
    return load;
  }

  async #fill(roomId: string): Promise<void> {
    const members: Member[] = [];
    for (let n = 0; n < ROOM; n += 1) members.push(await this.#dialect.enter(this.#server.port, roomId));
    for (const { client, address } of members) {
      const frames = members
        .filter((other) => other.address !== address)
        .flatMap((other) => MIX.map((body) => frameOf(this.#dialect.signal(address, other.address, body))));
      let next = Math.floor(Math.random() * frames.length);
      const send = (count: number): void => {
        const batch: Buffer[] = [];
        for (let n = 0; n < count; n += 1) {
          batch.push(frames[next] as Buffer);
          next = (next + 1) % frames.length;
        }
        client.write(batch);
      };
      this.#starts.push(() => send(IN_FLIGHT));
      client.onClose = () => {
        if (!this.#isOver) throw new Error(`${this.name} closed a connection`);
      };
      client.onTexts = (texts) => {
        let signals = 0;
        for (const text of texts) {
          if (this.#dialect.isSignal(text)) signals += 1;
          else if (REFUSAL.test(text.toString())) throw new Error(`${this.name} refused: ${text.toString()}`);
          else this.#dialect.answer(client, text);
        }
        this.#received += signals;
        if (this.#received >= this.#goal) this.#reached();
        else if (signals > 0) send(signals);
      };
    }
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#server.stop();
  }

  async slice(): Promise<number> {
    this.#received = 0;
    this.#goal = SLICE;
    const [before, at] = [processorNs(this.#server.pid), performance.now()];
    await new Promise<void>((resolve) => {
      this.#reached = resolve;
      for (const start of this.#starts) start();
    });
    // What is still on its way belongs to the slice.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const used = (processorNs(this.#server.pid) - before) / 1e6;
    this.shares.push(used / (performance.now() - at - 100));
    // In microseconds, which are milliseconds for a thousand.
    return (used / this.#received) * 1_000;
  }
}

const loads = [
  await Load.start('Parley', 'parley', parley),
  await Load.start('Parley again (A/A)', 'parley', parley),
  await Load.start('PeerJS server', 'peerjs', peerJs),
  await Load.start('Socket.IO default', 'socket.io default', socketIoDefault),
  await Load.start('ws JSON relay', 'ws relay', plainRelay),
];
const compared = await compare(loads, { rounds: ROUNDS, warmUps: 3 });
await Promise.all(loads.map((load) => load.stop()));
publish('relay', ratioTable(compared, 'CPU-ms for 1,000 signals'));
for (const { name, shares } of loads)
  console.log(name, 'share of a processor', Math.max(...shares).toFixed(2));
process.exit(0);
