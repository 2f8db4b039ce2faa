/** A TCP connection from inside a host to the internet, over which something comes back as long as it lives. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Host } from './host.ts';
import { OTHER_ADDRESS } from './world.ts';

const PORT = 7002;
const ECHO_MS = 1_000;
/** What the host runs: its input to the echo, the echo to its output. */
const PIPE = `const line = require('node:net').connect(${PORT}, '${OTHER_ADDRESS}');
process.stdin.pipe(line).pipe(process.stdout);`;

export class Line {
  readonly #server: Server;
  readonly #process: ChildProcess;

  private constructor(server: Server, process: ChildProcess) {
    this.#server = server;
    this.#process = process;
  }

  static async open(host: Host): Promise<Line> {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.pipe(socket);
    });
    await once(server.listen(PORT, OTHER_ADDRESS), 'listening');
    const child = host.namespace.spawn(process.execPath, ['-e', PIPE], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(server, 'connection');
    return new Line(server, child);
  }

  async echoes(): Promise<boolean> {
    const { stdin, stdout } = this.#process;
    if (!stdin || !stdout) throw new Error('The line has no ends.');
    const abort = new AbortController();
    const { signal } = abort;
    const echo = once(stdout, 'data', { signal }).then(() => true);
    const silence = wait(ECHO_MS, false, { signal });
    stdin.write('?');
    const came = await Promise.race([echo, silence]);
    abort.abort();
    await Promise.allSettled([echo, silence]);
    return came;
  }

  close(): void {
    this.#process.kill('SIGKILL');
    this.#server.close();
  }
}
