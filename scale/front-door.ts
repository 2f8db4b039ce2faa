/** A real nginx in front of several processes, with the very settings that docs/scaling.md recommends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../src/server/testing/redis-server.ts';
import { until } from '../src/server/testing/until.ts';

const DOCUMENTATION = join(import.meta.dirname, '../docs/scaling.md');

/** How it chooses a process: the same for the same IP address, or each in turn. */
export type Choice = 'ip-hash' | 'in-turn';

/** With `ip-hash` all of this machine would be one address, so a visitor may name another. */
export const ADDRESS_HEADER = 'x-test-address';

export class FrontDoor {
  readonly url: URL;
  readonly #child: ChildProcess;
  readonly #directory: string;

  private constructor(url: URL, child: ChildProcess, directory: string) {
    this.url = url;
    this.#child = child;
    this.#directory = directory;
  }

  static async start(ports: readonly number[], choice: Choice): Promise<FrontDoor> {
    const directory = await mkdtemp(join(tmpdir(), 'parley-nginx-'));
    const port = await freePort();
    const file = join(directory, 'nginx.conf');
    await writeFile(file, settings(directory, port, ports, choice));
    const child = spawn('nginx', ['-c', file, '-e', join(directory, 'error.log')], { stdio: 'inherit' });
    const kill = () => child.kill('SIGTERM');
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    await until(async () => child.exitCode !== null || (await answers(port)));
    if (child.exitCode !== null) throw new Error('nginx ended before it was ready');
    return new FrontDoor(new URL(`http://127.0.0.1:${port}/`), child, directory);
  }

  roomUrl(roomId: string): string {
    const url = new URL(this.url);
    url.searchParams.set('roomId', roomId);
    return url.href;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      await exited;
    }
    await rm(this.#directory, { recursive: true, force: true });
  }
}

function settings(directory: string, port: number, ports: readonly number[], choice: Choice): string {
  const isRoot = process.getuid?.() === 0;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${directory}/${name};`,
  );
  const [, recommended = ''] = /```nginx\n(.*?)```/s.exec(readFileSync(DOCUMENTATION, 'utf8')) ?? [];
  const servers = ports.map((each) => `server 127.0.0.1:${each} max_fails=0;`).join('\n  ');
  const adapted = recommended
    .replace(/server 10\..*max_fails=0;/s, servers)
    .replace('listen 80;', `listen 127.0.0.1:${port} backlog=4096;`);
  const chosen = choice === 'ip-hash' ? adapted : adapted.replace('ip_hash;', '');
  return `
${isRoot ? `user ${userInfo().username};` : ''}
daemon off;
worker_processes 1;
pid ${directory}/nginx.pid;
events { worker_connections 8192; }
http {
  access_log off;
  ${temporary.join(' ')}
  set_real_ip_from 127.0.0.1;
  real_ip_header ${ADDRESS_HEADER};

  ${chosen}
}
`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
