/** A real TURN server on loopback: Debian's `coturn`, where it is installed. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../ops/clock.ts';
import { until } from '../../../testing/until.ts';
import { type ProbeResult, probe } from '../probe.ts';
import { CERTIFICATE, KEY } from './certificate.ts';
import { urlOf } from './fake-server.ts';

export interface Coturn {
  readonly port: number;
  readonly tlsPort: number;
  close(): Promise<void>;
}

export function isCoturnInstalled(): boolean {
  try {
    execFileSync('turnserver', ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** `lines` as in turnserver.conf, at least about who may use it. */
export async function startCoturn(lines: readonly string[]): Promise<Coturn> {
  const directory = mkdtempSync(join(tmpdir(), 'parley-coturn-'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  writeFileSync(join(directory, 'certificate.pem'), CERTIFICATE);
  writeFileSync(join(directory, 'key.pem'), KEY, { mode: 0o600 });
  const settings = [
    'listening-ip=127.0.0.1',
    'relay-ip=127.0.0.1',
    `listening-port=${port}`,
    `tls-listening-port=${tlsPort}`,
    `cert=${join(directory, 'certificate.pem')}`,
    `pkey=${join(directory, 'key.pem')}`,
    'realm=turn.example',
    `userdb=${join(directory, 'turndb')}`,
    `pidfile=${join(directory, 'pid')}`,
    'log-file=stdout',
    'no-cli',
    ...lines,
  ];
  const file = join(directory, 'turnserver.conf');
  writeFileSync(file, `${settings.join('\n')}\n`, { mode: 0o600 });
  const process = spawn('turnserver', ['-c', file], { stdio: 'ignore' });

  const close = async (): Promise<void> => {
    await ended(process);
    rmSync(directory, { recursive: true, force: true });
  };
  let kind: ProbeResult['kind'] | undefined;
  await until(async () => {
    const options = { credentials: undefined, answerWithinMs: 500, clock: systemClock };
    ({ kind } = await probe(urlOf(`stun:127.0.0.1:${port}`), options));
    return kind === 'seen' || process.exitCode !== null;
  });
  if (kind === 'seen') return { port, tlsPort, close };
  await close();
  throw new Error(`coturn does not answer: ${kind}`);
}

async function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exit = once(process, 'exit');
  process.kill('SIGKILL');
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
