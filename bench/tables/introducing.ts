/**
 * What introducing people costs the server, at no great load: 16 come at once, connect, join, tell each other what their
 * browsers would, and go. Each pair takes as many frames as its browsers were seen to send (table `signaling`): two with
 * candidates for Parley, a description each and four candidates for the others.
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

const MEMBERS = 16;
const PAIRS = (MEMBERS * (MEMBERS - 1)) / 2;
const ROOMS_A_SLICE = 10;
const ROUNDS = Number(process.env.ROUNDS ?? 9);

const BATCHED: readonly Body[] = [description(500)];
const TRICKLED: readonly Body[] = [description(600), candidate(130), candidate(130)];

class Introductions implements Contender {
  readonly name: string;
  readonly #server: ServerProcess;
  readonly #dialect: Dialect;
  readonly #bodies: readonly Body[];
  #rooms = 0;

  private constructor(name: string, server: ServerProcess, dialect: Dialect, bodies: readonly Body[]) {
    this.name = name;
    this.#server = server;
    this.#dialect = dialect;
    this.#bodies = bodies;
  }

  static async start(
    name: string,
    program: Program,
    dialect: Dialect,
    bodies: readonly Body[],
  ): Promise<Introductions> {
    return new Introductions(name, await ServerProcess.start(program, {}, profiling(name)), dialect, bodies);
  }

  async slice(): Promise<number> {
    const before = processorNs(this.#server.pid);
    for (let room = 0; room < ROOMS_A_SLICE; room += 1) await this.#introduce();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return (processorNs(this.#server.pid) - before) / 1e6 / ROOMS_A_SLICE / PAIRS;
  }

  async #introduce(): Promise<void> {
    this.#rooms += 1;
    const entering = Array.from({ length: MEMBERS }, () =>
      this.#dialect.enter(this.#server.port, `room-${this.#rooms}`),
    );
    const members = await Promise.all(entering);
    const tell = (from: Member, to: Member): void => {
      for (const body of this.#bodies) from.client.send(this.#dialect.signal(from.address, to.address, body));
    };
    const expected = this.#bodies.length * (MEMBERS - 1);
    await Promise.all(
      members.map(
        (member, n) =>
          new Promise<void>((resolve) => {
            let heard = 0;
            member.client.onTexts = (texts) => {
              for (const text of texts) {
                if (!this.#dialect.isSignal(text)) continue;
                heard += 1;
                const caller = members[Math.floor((heard - 1) / this.#bodies.length) + n + 1];
                // Whoever came later calls; those calls are answered one by one.
                if (heard % this.#bodies.length === 0 && caller) tell(member, caller);
                if (heard === expected) resolve();
              }
            };
            for (const other of members.slice(0, n)) tell(member, other);
          }),
      ),
    );
    for (const { client } of members) {
      client.onClose = () => undefined;
      client.close();
    }
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}

const all = [
  await Introductions.start('Parley', 'parley', parley, BATCHED),
  await Introductions.start('Parley again (A/A)', 'parley', parley, BATCHED),
  await Introductions.start('PeerJS server', 'peerjs', peerJs, TRICKLED),
  await Introductions.start('Socket.IO default', 'socket.io default', socketIoDefault, TRICKLED),
  await Introductions.start('ws JSON relay', 'ws relay', plainRelay, TRICKLED),
];
const compared = await compare(all, { rounds: ROUNDS, warmUps: 2 });
await Promise.all(all.map((one) => one.stop()));
publish('introducing', ratioTable(compared, 'CPU-ms a pair'));
process.exit(0);
