/** A server in a process of its own, so that what it uses is counted apart from what drives it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');

/** The programs that are measured, as they were built. */
export const PROGRAMS = {
  parley: join(ROOT, 'dist/server/main.js'),
  peerjs: join(ROOT, 'bench/dist/peerjs-server.js'),
  'ws relay': join(ROOT, 'bench/dist/ws-relay.js'),
  'socket.io default': join(ROOT, 'bench/dist/socketio-default.js'),
  'nostr relay': join(ROOT, 'bench/dist/nostr-relay.js'),
} as const;

export type Program = keyof typeof PROGRAMS;

/** Nothing leaves this machine, and one machine may be everybody. The limits themselves stay on. */
const SETTINGS = {
  PORT: '0',
  HOST: '127.0.0.1',
  STUN_URLS: '',
  LOG_LEVEL: 'warn',
  SOCKETS_PER_IP: '100000',
  CONNECTS_PER_IP: '100000',
  JOINS_PER_IP: '100000',
};

/** `PROFILE=Parley` lets the contender of that name write a CPU profile when it ends. */
export const profiling = (name: string): string[] =>
  process.env.PROFILE === name ? ['--cpu-prof', `--cpu-prof-dir=${join(ROOT, 'bench/dist/profiles')}`] : [];

export class ServerProcess {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start(
    program: Program,
    settings: Readonly<Record<string, string>> = {},
    flags: readonly string[] = [],
  ): Promise<ServerProcess> {
    const path = PROGRAMS[program];
    if (!existsSync(path)) throw new Error(`${path} is not built: "npm run bench" builds it`);
    const env = { ...process.env, ...SETTINGS, ...settings };
    const child = spawn(process.execPath, [...flags, path], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
      const [, port] = /http:\/\/[^:]+:(\d+)/.exec(line) ?? [];
      if (port === undefined) continue;
      child.stdout.resume();
      return new ServerProcess(child, Number(port));
    }
    throw new Error(`${program} ended before it said where it is`);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#child.once('exit', () => resolve());
      this.#child.kill('SIGTERM');
    });
  }
}
