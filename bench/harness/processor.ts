/** What a process has used so far, as the kernel's scheduler counts it. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Time on a processor in nanoseconds, of all threads that live: the first figure of each `schedstat`. It does not
 * depend on how busy the machine is otherwise, which wall time does.
 */
export function processorNs(pid: number): number {
  let total = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      total += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      // A thread that ended in between.
    }
  }
  return total;
}

/** Memory of its own in bytes: private pages, without what it shares with others. */
export function privateBytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].map(([, kB]) =>
    Number(kB),
  );
  return kilobytes.reduce((sum, kB) => sum + kB, 0) * 1_024;
}

/** To be loaded (`--import`) into a process that is to be asked for `settledBytes`. */
export const COLLECT_ON_SIGNAL = new URL('collect-on-signal.mjs', import.meta.url).href;
const SETTLE_MS = 3_000;

/** Memory of its own in bytes once what is free is given back: what was used once is no cost of a member. */
export async function settledBytes(pid: number): Promise<number> {
  process.kill(pid, 'SIGUSR2');
  await pause(SETTLE_MS);
  return privateBytes(pid);
}

/** The process and all that it started, itself first. */
export function familyOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    try {
      return readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number);
    } catch {
      return [];
    }
  });
  return [pid, ...children.flatMap(familyOf)];
}
