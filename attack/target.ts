/** The built server as the target: a process of its own behind one trusted proxy, which is whoever connects. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '..');
const MAIN = join(ROOT, 'dist/server/main.js');
const SAMPLE_MS = 100;

export interface Target {
  readonly url: string;
  isAlive(): boolean;
  /** Every line that it logged, in order. */
  readonly log: readonly string[];
  /** Undefined where the system does not tell. */
  memoryBytes(): number | undefined;
  /** The most memory since the last time somebody asked. */
  takePeakBytes(): number | undefined;
  stop(): Promise<void>;
}

export async function startTarget(): Promise<Target> {
  if (!existsSync(MAIN)) throw new Error('There is nothing to attack yet: run "npm run build" first.');
  // So that every attacker can have addresses of its own: it writes them into X-Forwarded-For.
  const settings = { PORT: '0', HOST: '127.0.0.1', STUN_URLS: '', LOG_LEVEL: 'info', TRUST_PROXY: '1' };
  const env = { ...process.env, ...settings };
  const child = spawn(process.execPath, [MAIN], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  // Also when whoever attacks it fails.
  process.once('exit', () => child.kill());
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const url = await greetedUrl(child);

  let peak = 0;
  const memoryBytes = (): number | undefined => residentBytes(child.pid);
  const sampling = setInterval(() => {
    peak = Math.max(peak, memoryBytes() ?? 0);
  }, SAMPLE_MS);

  return {
    url,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    log,
    memoryBytes,
    takePeakBytes() {
      const now = memoryBytes();
      if (now === undefined) return undefined;
      const most = Math.max(peak, now);
      peak = 0;
      return most;
    },
    async stop() {
      clearInterval(sampling);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function greetedUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server cannot be heard');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /(http:\S+?)\/$/.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout.resume();
    return url;
  }
  throw new Error('the server ended before it said where it is');
}

function residentBytes(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024;
  } catch {
    return undefined;
  }
}
