/**
 * Owns how people are let go when other processes are there to take them: one after the other, in no order, so that
 * those are not overrun. It does not know why.
 */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { MemberServer, MemberSocket } from './member-socket.ts';

/** A process takes in some hundred a second without keeping anybody waiting. */
const msEach = 5;
const mostMs = 4_000;
const lastWordsMs = 1_000;

/** Everybody is gone when it resolves, or does not answer. */
export async function letGo(io: MemberServer): Promise<void> {
  const sockets = [...io.sockets.sockets.values()];
  const withinMs = Math.min(mostMs, msEach * sockets.length);
  await Promise.all(sockets.map((socket) => letGoAfter(socket, Math.random() * withinMs)));
}

async function letGoAfter(socket: MemberSocket, ms: number): Promise<void> {
  await delay(ms);
  if (!socket.connected) return;
  const gone = once(socket, 'disconnect');
  // Below Socket.IO, which would tell the page to stay away.
  socket.conn.close();
  await Promise.race([gone, delay(lastWordsMs)]);
}
