/** The built server as people run it: a process of its own on a free port, reached only from this machine. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');
/** What "npm run build" made. */
export const BUILD = join(ROOT, 'dist');

export type Settings = Readonly<Record<string, string>>;

export class ChatServer {
  readonly url: URL;
  /** What it told at its start. */
  readonly printed: string;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, url: URL, printed: string) {
    this.#process = process;
    this.url = url;
    this.printed = printed;
  }

  static async start(settings: Settings = {}, build = BUILD): Promise<ChatServer> {
    const main = join(build, 'server/main.js');
    if (!existsSync(main)) throw new Error('There is nothing to test yet: run "npm run build" first.');
    // No STUN: nothing leaves this machine.
    const defaults = { PORT: '0', HOST: '127.0.0.1', STUN_URLS: '', LOG_LEVEL: 'warn' };
    const env = { ...process.env, ...defaults, ...settings };
    const child = spawn(process.execPath, [main], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const printed: string[] = [];
    let url: URL | undefined;
    for await (const line of createInterface({ input: child.stdout })) {
      printed.push(line);
      const [address] = /http:\S+/.exec(line) ?? [];
      if (address !== undefined) url ??= new URL(address);
      // The last line.
      if (url === undefined || !line.startsWith('  Page ')) continue;
      child.stdout.resume();
      return new ChatServer(child, url, printed.join('\n'));
    }
    throw new Error('The server ended before it said where it is.');
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** The address of a room; without an id, of the page that makes one. */
  roomUrl(roomId = ''): string {
    const url = new URL(this.url);
    if (roomId !== '') url.searchParams.set('roomId', roomId);
    return url.href;
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** As a power cut would: nobody is told. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.kill(signal);
    await exited;
  }
}
