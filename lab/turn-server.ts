/** coturn in the open: answers STUN, and relays for whoever has credentials that are not yet expired. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../e2e/support/chat-server.ts';
import { OTHER_ADDRESS, TURN_ADDRESS } from './world.ts';

const PORT = 3478;
const SECRET = 'secret-of-this-laboratory-alone';
const ASK_AGAIN_MS = 100;

/** A binding request as STUN has it: type, length, cookie, and an id that says nothing. */
const BINDING_REQUEST = Buffer.from('000100002112a442000000000000000000000000', 'hex');

export class TurnServer {
  static readonly stunUrl = `stun:${TURN_ADDRESS}:${PORT}`;
  static readonly turnUrls = ['udp', 'tcp'].map((way) => `turn:${TURN_ADDRESS}:${PORT}?transport=${way}`);
  /** For a Parley server that makes the credentials itself. */
  static readonly settings: Settings = { TURN_URLS: TurnServer.turnUrls.join(','), TURN_SECRET: SECRET };
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(process: ChildProcess, folder: string) {
    this.#process = process;
    this.#folder = folder;
  }

  static async start(): Promise<TurnServer> {
    const folder = mkdtempSync(join(tmpdir(), 'parley-lab-'));
    const child = spawn(
      'turnserver',
      [
        '-n',
        '--use-auth-secret',
        `--static-auth-secret=${SECRET}`,
        '--realm=lab',
        `--listening-ip=${TURN_ADDRESS}`,
        `--listening-ip=${OTHER_ADDRESS}`,
        `--relay-ip=${TURN_ADDRESS}`,
        `--listening-port=${PORT}`,
        '--no-cli',
        '--no-tls',
        '--no-dtls',
        '--fingerprint',
        '--no-multicast-peers',
        '--denied-peer-ip=10.0.0.0-10.255.255.255',
        `--pidfile=${join(folder, 'pid')}`,
        `--userdb=${join(folder, 'users')}`,
        `--log-file=${join(folder, 'log')}`,
        '--simple-log',
      ],
      { stdio: 'ignore' },
    );
    await answersStun();
    return new TurnServer(child, folder);
  }

  async stop(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
    rmSync(this.#folder, { recursive: true });
  }
}

/** As coturn's `use-auth-secret` takes them: good until the time in the username, which may be past. */
export function mintCredentials(secondsFromNow: number): { username: string; credential: string } {
  const username = `${Math.floor(Date.now() / 1_000) + secondsFromNow}:lab`;
  return { username, credential: createHmac('sha1', SECRET).update(username).digest('base64') };
}

async function answersStun(): Promise<void> {
  const socket = createSocket('udp4');
  // A refusal of the port that is not open yet.
  socket.on('error', () => undefined);
  const ask = () => socket.send(BINDING_REQUEST, PORT, TURN_ADDRESS);
  const again = setInterval(ask, ASK_AGAIN_MS);
  await once(socket, 'message');
  clearInterval(again);
  socket.close();
}
