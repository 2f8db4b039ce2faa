/** A process with all its descendants: what they hold of the machine's memory, and making them stand still. Linux only. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** `SIGSTOP` as closing a laptop would, `SIGCONT` as opening it again. */
export function signalTree(root: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of treeOf(root)) process.kill(pid, signal);
}

/** Shared pages are split among their holders where the kernel tells; null on other systems. */
export const residentMegabytes = (root: number): number | null => residentOf(treeOf, root);

/** Of its descendants alone. */
export const residentMegabytesBelow = (root: number): number | null =>
  residentOf((pid) => treeOf(pid).slice(1), root);

function residentOf(pidsOf: (root: number) => readonly number[], root: number): number | null {
  if (!existsSync(`/proc/${root}/status`)) return null;
  const kilobytes = pidsOf(root).map((pid) =>
    Number(
      read(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m) ??
        read(`/proc/${pid}/status`, /^VmRSS:\s+(\d+)/m) ??
        0,
    ),
  );
  return Math.round(kilobytes.reduce((sum, kb) => sum + kb, 0) / 1_000);
}

function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const parent = Number(read(`/proc/${pid}/status`, /^PPid:\s+(\d+)/m));
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** A process may end while it is looked at. */
function read(file: string, pattern: RegExp): string | undefined {
  try {
    return pattern.exec(readFileSync(file, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
