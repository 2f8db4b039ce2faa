/** Opens tunnels at Cloudflare, through its program `cloudflared`: no account, no password, a new link at every start. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Clock, within } from '../ops/clock.ts';
import type { OpenResult, OpenTunnel, TunnelProblem, TunnelProvider } from './provider.ts';

const PROGRAM = 'cloudflared';
const OPEN_WITHIN_MS = 30_000;

/** It is printed inside a drawn box. Errors name the service itself, which is no tunnel. */
const LINK = /https:\/\/(?!api\.)[a-z0-9-]+\.trycloudflare\.com/;
/** The link is printed before anything leads there. */
const CONNECTED = /Registered tunnel connection|Connection \S+ registered/;

export interface CloudflaredOptions {
  /** Of this machine, where the tunnel is to end. */
  readonly port: number;
  readonly clock: Clock;
  /** Another program, in tests. */
  readonly program?: string;
}

export function createCloudflared({ port, clock, program = PROGRAM }: CloudflaredOptions): TunnelProvider {
  return {
    async open(_name, signal): Promise<OpenResult> {
      const args = ['tunnel', '--no-autoupdate', '--url', `http://127.0.0.1:${port}`];
      const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
      const end = (): void => void child.kill();
      const ended = once(child, 'close').then(
        () => undefined,
        () => undefined,
      );
      signal.addEventListener('abort', end);
      process.once('exit', end);
      void ended.then(() => {
        signal.removeEventListener('abort', end);
        process.off('exit', end);
      });

      const failed = new Promise<TunnelProblem>((tell) => {
        child.once('error', () => tell('not-installed'));
        child.once('close', () => tell('ended'));
      });
      const outcome = await within(clock, OPEN_WITHIN_MS, Promise.race([linkOf(child), failed]));
      if (typeof outcome === 'object') return { ok: true, tunnel: tunnelOf(outcome.link, ended, end) };
      end();
      return { ok: false, problem: outcome ?? 'no-answer', at: 'trycloudflare.com' };
    },
  };
}

const tunnelOf = (link: string, lost: Promise<void>, close: () => void): OpenTunnel => ({
  url: new URL(link).href,
  // Without an account nobody can ask for a name.
  name: null,
  connections: null,
  password: null,
  lost,
  close,
});

/** Resolves once people can come through it. Whatever else the program prints is read and dropped. */
function linkOf({ stderr }: ChildProcess): Promise<{ readonly link: string }> {
  return new Promise((tell) => {
    let link: string | undefined;
    let isConnected = false;
    createInterface({ input: stderr as Readable }).on('line', (line) => {
      link ??= LINK.exec(line)?.[0];
      isConnected ||= CONNECTED.test(line);
      if (link !== undefined && isConnected) tell({ link });
    });
  });
}

/** Whether the program is on this machine. */
export async function hasCloudflared(program = PROGRAM): Promise<boolean> {
  const child = spawn(program, ['--version'], { stdio: 'ignore' });
  return once(child, 'close').then(
    ([code]) => code === 0,
    () => false,
  );
}
