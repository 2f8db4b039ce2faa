/**
 * What members cost a server who only stay: memory of its own for each of 3,000 connections over WebSockets, in rooms of
 * eight, and processor time while nobody says anything.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Dialect, parley, peerJs, plainRelay, socketIoDefault } from '../harness/dialects.ts';
import { COLLECT_ON_SIGNAL, processorNs, settledBytes } from '../harness/processor.ts';
import { figure, publish } from '../harness/results.ts';
import { type Program, ServerProcess } from '../harness/server-process.ts';

const MEMBERS = 3_000;
const ROOM = 8;
/** What code, pools and the first garbage collections take once is no cost of a member. */
const BEFORE = 1_000;
const IDLE_MS = Number(process.env.IDLE_MS ?? 20_000);
const ROUNDS = Number(process.env.ROUNDS ?? 2);

interface Cost {
  readonly kilobytes: number;
  readonly idleShare: number;
}

async function measure(program: Program, dialect: Dialect): Promise<Cost> {
  const server = await ServerProcess.start(program, {}, ['--import', COLLECT_ON_SIGNAL]);
  const enter = async (from: number, to: number): Promise<void> => {
    for (let n = from; n < to; n += 1) {
      const { client } = await dialect.enter(server.port, `room-${Math.floor(n / ROOM)}`);
      client.onTexts = (texts) => {
        for (const text of texts) dialect.answer(client, text);
      };
    }
  };
  await enter(0, BEFORE);
  const before = await settledBytes(server.pid);
  await enter(BEFORE, BEFORE + MEMBERS);
  const bytes = (await settledBytes(server.pid)) - before;
  const used = processorNs(server.pid);
  await pause(IDLE_MS);
  const idleShare = (processorNs(server.pid) - used) / 1e6 / IDLE_MS;
  await server.stop();
  return { kilobytes: bytes / MEMBERS / 1_024, idleShare };
}

const CONTENDERS = [
  ['Parley', 'parley', parley],
  ['Parley again (A/A)', 'parley', parley],
  ['PeerJS server', 'peerjs', peerJs],
  ['Socket.IO default', 'socket.io default', socketIoDefault],
  ['ws JSON relay', 'ws relay', plainRelay],
] as const;

const costs = new Map<string, Cost[]>(CONTENDERS.map(([name]) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1)
  for (const [name, program, dialect] of CONTENDERS) costs.get(name)?.push(await measure(program, dialect));

const mean = (all: readonly Cost[], of: keyof Cost): number =>
  all.reduce((sum, cost) => sum + cost[of], 0) / all.length;
const own = mean(costs.get('Parley') ?? [], 'kilobytes');
publish('idle', [
  `| | KiB a member | Parley ÷ it | CPU, share of a core with ${(BEFORE + MEMBERS).toLocaleString('en')} members |`,
  '| --- | ---: | ---: | ---: |',
  ...[...costs].map(([name, all]) => {
    const kilobytes = mean(all, 'kilobytes');
    const idle = `${(mean(all, 'idleShare') * 100).toFixed(2)} %`;
    return `| ${name} | ${figure(kilobytes)} | ${(own / kilobytes).toFixed(2)} | ${idle} |`;
  }),
]);
process.exit(0);
