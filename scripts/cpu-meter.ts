/**
 * How much of the processor everything took that this process has started. A parent that only waits for its children
 * misses more than half: browsers end their own children without waiting for them. So where it may this process goes
 * into a control group of its own; elsewhere it knows of those that were waited for, and says so.
 */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Both versions that Linux has: where they are, which file of a group tells, and in which parts of a second. */
const KINDS = [
  { folder: '/sys/fs/cgroup', own: /^0::(.*)$/m, file: 'cpu.stat', used: /^usage_usec (\d+)$/m, parts: 1e6 },
  {
    folder: '/sys/fs/cgroup/cpuacct',
    own: /^\d+:[^:]*\bcpuacct\b[^:]*:(.*)$/m,
    file: 'cpuacct.usage',
    used: /^(\d+)$/m,
    parts: 1e9,
  },
] as const;
/** Of /proc, on every architecture that matters. */
const TICKS_PER_SECOND = 100;

export interface CpuMeter {
  /** How much is known. */
  readonly scope: 'all processes' | 'processes that were waited for' | 'unknown';
  seconds(): number;
  close(): void;
}

export function startCpuMeter(): CpuMeter {
  for (const { folder, own, file, used, parts } of KINDS) {
    const parent = join(folder, own.exec(groupsOfThisProcess())?.[1] ?? '');
    const group = join(parent, `parley-tests-${process.pid}`);
    if (!isGroup(parent)) continue;
    try {
      mkdirSync(group);
      const read = () => Number(used.exec(readFileSync(join(group, file), 'utf8'))?.[1]);
      enter(group);
      if (!Number.isNaN(read()))
        return { scope: 'all processes', seconds: () => read() / parts, close: () => leave(parent, group) };
    } catch {
      // This process may not.
    }
    leave(parent, group);
  }
  return process.platform === 'linux'
    ? { scope: 'processes that were waited for', seconds: waitedForSeconds, close: () => undefined }
    : { scope: 'unknown', seconds: () => 0, close: () => undefined };
}

const groupsOfThisProcess = (): string =>
  existsSync('/proc/self/cgroup') ? readFileSync('/proc/self/cgroup', 'utf8') : '';
const isGroup = (folder: string): boolean => existsSync(join(folder, 'cgroup.procs'));
const enter = (group: string): void =>
  writeFileSync(join(group, 'cgroup.procs'), String(process.pid), { flag: 'r+' });

/** The group stays where a process of it lives on, which takes nothing. */
function leave(parent: string, group: string): void {
  try {
    enter(parent);
    rmdirSync(group);
  } catch {
    // Nothing depends on it.
  }
}

function waitedForSeconds(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}
