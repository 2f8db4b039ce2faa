/** That coturn, started as compose.yaml starts it, relays for members of ours and for nobody else. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../ops/clock.ts';
import { until } from '../../testing/until.ts';
import { mintTurnCredentials } from '../turn-credentials.ts';
import { probe } from './probe.ts';
import { isCoturnInstalled } from './testing/coturn.ts';
import { urlOf } from './testing/fake-server.ts';

const START = join(import.meta.dirname, '../../../../deploy/coturn/start.sh');
const TURN_SECRET = 'a-secret-of-theirs-and-ours';
const isInstalled = isCoturnInstalled();
if (!isInstalled)
  process.stderr.write('NOT RUN: coturn is not installed, the test of deploy/coturn/start.sh\n');

it('nothing starts without a secret', () => {
  const { status, stderr } = spawnSync('sh', [START], {
    env: { PATH: process.env.PATH, DOMAIN: 'chat.example.com', TURN_SECRET: '' },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^TURN_SECRET is not set: [^\n]+\n$/);
});

describe.skipIf(!isInstalled)('deploy/coturn/start.sh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-start-turn-'));
  let child: ChildProcess;
  let port: number;

  const askWith = (secret: string) => {
    const credentials = mintTurnCredentials({ secret, ttlMs: 3_600_000 }, 'ada', Date.now());
    return probe(urlOf(`turn:127.0.0.1:${port}`), {
      credentials,
      answerWithinMs: 10_000,
      clock: systemClock,
    });
  };

  beforeAll(async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    server.close();
    await once(server, 'close');
    const here = ['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`];
    const files = [`--userdb=${join(folder, 'turndb')}`, `--pidfile=${join(folder, 'pid')}`];
    child = spawn('sh', [START, ...here, ...files], {
      env: {
        PATH: process.env.PATH,
        TMPDIR: folder,
        DOMAIN: 'chat.example.com',
        TURN_SECRET,
        TURN_EXTERNAL_IP: '203.0.113.7/127.0.0.1',
      },
      stdio: 'ignore',
    });
    await until(async () => child.exitCode !== null || (await askWith(TURN_SECRET)).kind === 'relays');
  });

  afterAll(async () => {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true });
  });

  it('relays for credentials made with the secret, from the address that it was given', async () => {
    expect(await askWith(TURN_SECRET)).toMatchObject({ kind: 'relays', relayAddress: '203.0.113.7' });
  });

  it('relays for no others', async () => {
    expect(await askWith('another')).toEqual({ kind: 'refused', code: 401 });
  });

  it('keeps the secret from other users of the machine', () => {
    expect(statSync(join(folder, 'turnserver.conf')).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.platform !== 'linux')('and from its own arguments', () => {
    const args = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8');
    expect(args).toMatch(/^\S*turnserver\0/);
    expect(args).not.toContain(TURN_SECRET);
  });
});
