/** A coturn of a test's own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from './chat-server.ts';

export const TURN_SECRET = 'secret-of-this-test-alone';
const ASK_AGAIN_MS = 100;
/** A STUN binding request: type, length, cookie, and an id that says nothing. */
const BINDING_REQUEST = Buffer.from('000100002112a442000000000000000000000000', 'hex');

interface TurnOptions {
  /** The first is where it relays. */
  readonly addresses: readonly [string, ...string[]];
  readonly port: number;
  readonly more?: readonly string[];
}

export class TurnServer {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #url: string;

  private constructor(process: ChildProcess, folder: string, url: string) {
    this.#process = process;
    this.#folder = folder;
    this.#url = url;
  }

  /** On this machine, where nobody says otherwise. */
  static async start(options?: TurnOptions): Promise<TurnServer> {
    const { addresses, port, more = [] } = options ?? (await freePlace());
    const folder = mkdtempSync(join(tmpdir(), 'parley-turn-'));
    const args = [
      '-n',
      '--use-auth-secret',
      `--static-auth-secret=${TURN_SECRET}`,
      '--realm=test',
      ...addresses.map((address) => `--listening-ip=${address}`),
      `--relay-ip=${addresses[0]}`,
      `--listening-port=${port}`,
      '--no-cli',
      '--no-tls',
      '--no-dtls',
      '--no-multicast-peers',
      `--pidfile=${join(folder, 'pid')}`,
      `--userdb=${join(folder, 'users')}`,
      `--log-file=${join(folder, 'log')}`,
      '--simple-log',
      ...more,
    ];
    const child = spawn('turnserver', args, { stdio: 'ignore' });
    await answersStun(addresses[0], port);
    return new TurnServer(child, folder, `turn:${addresses[0]}:${port}`);
  }

  /** For a Parley server that makes the credentials itself. */
  get settings(): Settings {
    return { TURN_URLS: `${this.#url}?transport=udp`, TURN_SECRET };
  }

  async stop(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
    rmSync(this.#folder, { recursive: true });
  }
}

/** coturn relays to no loopback address unless it is opened up for that: better one that is not. */
async function freePlace(): Promise<TurnOptions> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const address = all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
  const socket = createSocket('udp4').bind(0, address);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return { addresses: [address], port };
}

async function answersStun(address: string, port: number): Promise<void> {
  const socket = createSocket('udp4');
  // A refusal of the port that is not open yet.
  socket.on('error', () => undefined);
  const ask = () => socket.send(BINDING_REQUEST, port, address);
  const again = setInterval(ask, ASK_AGAIN_MS);
  await once(socket, 'message');
  clearInterval(again);
  socket.close();
}
