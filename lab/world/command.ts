/** One command of the system, run to its end. A failing one throws with what it said. */
import { spawnSync } from 'node:child_process';

export function command(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new Error(`${[program, ...args].join(' ')}: ${error?.message ?? stderr.trim()}`);
}

/** Where commands are run: this machine, or one that stands for it in a namespace. */
export interface Machine {
  run(program: string, ...args: readonly string[]): string;
}

export const thisMachine: Machine = { run: command };
