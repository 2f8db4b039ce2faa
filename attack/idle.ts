/** Many connections that each say little and wait to be cut off. */
import { connect } from 'node:net';
import { HANGS_MS } from '../e2e/support/hangs.ts';
import type { IdleResult } from './order.ts';

export interface Idle {
  /** What it says at first; nothing when empty. */
  readonly opening: string;
  /** What it says every second, so as to seem alive. */
  readonly drip: string;
  /** What it says when it is answered for the first time. */
  readonly answer?: Uint8Array;
}

export async function idle(url: string, connections: readonly Idle[]): Promise<IdleResult> {
  const { hostname, port } = new URL(url);
  const begunAt = performance.now();
  let [opened, cut, lastCutMs] = [0, 0, 0];

  await Promise.all(
    connections.map(
      ({ opening, drip, answer }) =>
        new Promise<void>((resolve) => {
          const socket = connect(Number(port), hostname, () => {
            opened += 1;
            if (opening !== '') socket.write(opening);
          });
          const dripping = setInterval(() => drip !== '' && socket.writable && socket.write(drip), 1_000);
          const patience = setTimeout(() => socket.destroy(new Error('not cut')), HANGS_MS.wait);
          let isPatient = true;
          socket.on('error', ({ message }) => {
            isPatient = message !== 'not cut';
          });
          socket.on('close', () => {
            clearInterval(dripping);
            clearTimeout(patience);
            if (isPatient) {
              cut += 1;
              lastCutMs = Math.max(lastCutMs, performance.now() - begunAt);
            }
            resolve();
          });
          if (answer) socket.once('data', () => socket.write(answer));
          socket.resume();
        }),
    ),
  );
  return { opened, cut, lastCutMs };
}
