/** What a process of this machine holds, as the kernel tells it. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Held {
  readonly residentBytes: number;
  readonly descriptors: number;
  readonly threads: number;
}

export function processReport(pid: number | 'self'): Held {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return {
    residentBytes: field('VmRSS') * 1_024,
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    threads: field('Threads'),
  };
}
