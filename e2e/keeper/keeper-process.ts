/** A real keeper as people run it, in a process that may be killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { BUILD } from '../support/chat-server.ts';

const MAIN = join(BUILD, 'server/main.js');

interface Ended {
  readonly code: number | null;
  readonly printed: string;
}

export class KeeperProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'parley-keeper-'));
  /** All that it ever printed. */
  printed = '';
  /** Of its processes from now on, besides this one's. */
  env: Readonly<Record<string, string>> = {};
  #child: ChildProcess | null = null;

  /** Runs until it is ended; without links it keeps what it kept. Settles when it is in all its rooms. */
  async start(...args: readonly string[]): Promise<void> {
    const child = this.#spawn(args);
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      this.printed += `${line}\n`;
      if (/ {2}here, with /.test(line)) break;
    }
    child.stdout.on('data', (more) => {
      this.printed += more;
    });
    if (child.exitCode !== null) throw new Error(`the keeper ended:\n${this.printed}`);
  }

  /** Runs to its end. */
  async run(...args: readonly string[]): Promise<Ended> {
    const child = this.#spawn(args);
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (more) => (printed += more));
    await once(child, 'close');
    return { code: child.exitCode, printed };
  }

  /** Nobody is told, and nothing is written any more. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #spawn(args: readonly string[]) {
    return spawn(process.execPath, [MAIN, 'keep', '--data', this.folder, ...args], {
      cwd: this.folder,
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}
