/** A real nginx in front of several processes, written as docs/scaling.md writes it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../src/server/testing/redis-server.ts';

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
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error('nginx ended before it was ready');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
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
  // nginx takes a WebSocket for a success when it ends: a process that came back would get one visitor in ten seconds.
  const servers = ports.map((each) => `server 127.0.0.1:${each} max_fails=0;`);
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

  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  upstream parley {
    ${choice === 'ip-hash' ? 'ip_hash;' : ''}
    ${servers.join('\n    ')}
  }
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / {
      proxy_pass http://parley;
      proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_connect_timeout 2s;
      proxy_read_timeout 1h;
    }
  }
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
