/**
 * Lets people go when other processes are there to take them: one after the other, in no order, so that the others are
 * not overrun.
 */
import { once } from 'node:events';
import { type Clock, sleep, within } from '../ops/clock.ts';
import type { MemberServer, MemberSocket } from './member-socket.ts';

/** A process takes in some hundred people a second without keeping anybody waiting. */
const MS_EACH = 5;
const MOST_MS = 4_000;
const LAST_WORDS_MS = 1_000;

interface DrainDependencies {
  readonly clock: Clock;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
}

/** When it resolves, everybody is gone or does not answer. */
export async function letGo(io: MemberServer, { clock, random }: DrainDependencies): Promise<void> {
  const sockets = [...io.sockets.sockets.values()];
  const withinMs = Math.min(MOST_MS, MS_EACH * sockets.length);
  await Promise.all(sockets.map((socket) => letGoAfter(socket, random() * withinMs, clock)));
}

async function letGoAfter(socket: MemberSocket, ms: number, clock: Clock): Promise<void> {
  await sleep(clock, ms);
  if (!socket.connected) return;
  const gone = once(socket, 'disconnect');
  // Below Socket.IO, which would tell the page to stay away.
  socket.conn.close();
  await within(clock, LAST_WORDS_MS, gone);
}
