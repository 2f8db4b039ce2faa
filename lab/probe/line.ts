/** A TCP connection from inside a host to the internet, over which something comes back as long as it lives. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { Host } from '../world/host.ts';
import { OTHER_ADDRESS } from '../world/world.ts';

/** What the host runs: its input to the echo, the echo to its output. */
const pipeTo = (port: number) => `const line = require('node:net').connect(${port}, '${OTHER_ADDRESS}');
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
    await once(server.listen(0, OTHER_ADDRESS), 'listening');
    const { port } = server.address() as AddressInfo;
    const child = host.namespace.spawn(process.execPath, ['-e', pipeTo(port)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(server, 'connection');
    return new Line(server, child);
  }

  /** Resolves when something has come back. */
  async echoes(): Promise<void> {
    const { stdin, stdout } = this.#process;
    if (!stdin || !stdout) throw new Error('The line has no ends.');
    const echo = once(stdout, 'data');
    stdin.write('?');
    await echo;
  }

  /** Whether nothing comes back, while something does over another line that was asked later. */
  async isDeadUnlike(other: Line): Promise<boolean> {
    let isDead = true;
    void this.echoes().then(() => {
      isDead = false;
    });
    await other.echoes();
    await other.echoes();
    return isDead;
  }

  close(): void {
    this.#process.kill('SIGKILL');
    this.#server.close();
  }
}
