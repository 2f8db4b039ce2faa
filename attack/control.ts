/**
 * How late this machine is by itself: a process that nobody attacks echoes too. What delays it delays the honest
 * members as well and is none of the server's doing.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const EVERY_MS = 20;

export interface Control {
  /** Round trips since the last time somebody asked, in milliseconds. */
  takeLatencies(): number[];
  stop(): void;
}

export async function startControl(): Promise<Control> {
  const child = fork(fileURLToPath(import.meta.url));
  // It is there when it has answered.
  const answered = once(child, 'message');
  child.send(0);
  await answered;
  let latencies: number[] = [];
  child.on('message', (sentAt) => latencies.push(performance.now() - Number(sentAt)));
  const sending = setInterval(() => child.connected && child.send(performance.now()), EVERY_MS);
  return {
    takeLatencies() {
      const taken = latencies;
      latencies = [];
      return taken;
    },
    stop() {
      clearInterval(sending);
      child.disconnect();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.on('message', (message) => process.send?.(message));
