import { type Logger, pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { startTestServer } from '../testing/start.ts';
import { until } from '../testing/until.ts';
import { visit } from '../testing/visitor.ts';
import { startSelfTest } from './self-test.ts';
import { type FakeServer, listenOnTcp, listenOnUdp } from './stun/testing/fake-server.ts';
import { fakeTurn } from './stun/testing/fake-turn.ts';

const secret = 'hunter2-hunter2';
/** Servers that answer have all the time for it: this clock stands still unless a test moves it. */
const patient = () => new ManualClock();

const open: FakeServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function turnServer(ours = secret, listen = listenOnUdp): Promise<FakeServer> {
  const server = await listen(fakeTurn({ secret: ours, relayAddress: [127, 0, 0, 1] }).behaviour);
  open.push(server);
  return server;
}

async function muteServer() {
  const mute = await listenOnUdp(() => []);
  open.push(mute);
  return { mute, turn: { urls: [`turn:127.0.0.1:${mute.port}`], secret, ttlMs: 3_600_000 } };
}

function recordingLog(level: 'trace' | 'silent' = 'trace'): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  return { log: pino({ level }, { write: (line: string) => lines.push(line) }), lines };
}

const textsOf = (lines: string[]): string[] => lines.map((line) => JSON.parse(line).msg);

describe('the self-test', () => {
  it('tells of each server once what it answers', async () => {
    const [good, bad, tcp] = [
      await turnServer(),
      await turnServer('another'),
      await turnServer(secret, listenOnTcp),
    ];
    const urls = [
      `turn:127.0.0.1:${good.port}`,
      `turn:127.0.0.1:${bad.port}`,
      `turn:127.0.0.1:${tcp.port}?transport=tcp`,
      `turn:127.0.0.1:${good.port}`,
    ];
    const { log, lines } = recordingLog();
    await startSelfTest({ iceServers: [], turn: { urls, secret, ttlMs: 3_600_000 } }, log, patient()).done;
    expect(textsOf(lines)).toEqual([
      `TURN turn:127.0.0.1:${good.port} accepts our credentials and relays at 127.0.0.1`,
      expect.stringContaining('refuses our credentials (401): is TURN_SECRET the same'),
      expect.stringContaining('accepts our credentials'),
    ]);
    expect(lines.join()).not.toContain(secret);
  });

  it('tries the written credentials of ICE_SERVERS', async () => {
    const { port } = await turnServer();
    const { log, lines } = recordingLog();
    const server = { urls: `turn:127.0.0.1:${port}`, username: '9999999999:x', credential: 'not-it' };
    await startSelfTest({ iceServers: [server], turn: undefined }, log, patient()).done;
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('are username and credential in ICE_SERVERS the right ones?');
    expect(lines[0]).not.toContain('not-it');
  });

  it('asks nobody where nobody would read it, and nobody where there is nobody to ask', async () => {
    const server = await turnServer();
    const turn = { urls: [`turn:127.0.0.1:${server.port}`], secret, ttlMs: 3_600_000 };
    const silent = recordingLog('silent');
    await startSelfTest({ iceServers: [], turn }, silent.log, patient()).done;
    const idle = recordingLog();
    await startSelfTest({ iceServers: [], turn: undefined }, idle.log, patient()).done;
    expect(server.requests).toEqual([]);
    expect(idle.lines).toEqual([expect.stringContaining('no TURN server is set')]);
  });

  it('gives up a server that does not answer, and says so', async () => {
    const { mute, turn } = await muteServer();
    const clock = patient();
    const { log, lines } = recordingLog();
    const { done } = startSelfTest({ iceServers: [], turn }, log, clock);
    await until(() => mute.requests.length > 0);
    await clock.pass(3_000);
    await done;
    expect(textsOf(lines)).toEqual([`TURN turn:127.0.0.1:${mute.port} does not answer within 3 s`]);
  });

  it('says nothing more once it is stopped', async () => {
    const { mute, turn } = await muteServer();
    const { log, lines } = recordingLog();
    const test = startSelfTest({ iceServers: [], turn }, log, patient());
    await until(() => mute.requests.length > 0);
    test.stop();
    test.stop();
    await test.done;
    expect(lines).toEqual([]);
  });
});

describe('a server with TURN', () => {
  it('gives each member credentials of their own, and the secret to nobody, not even its log', async () => {
    const { port } = await turnServer();
    const url = `turn:127.0.0.1:${port}`;
    const { log, lines } = recordingLog();
    const server = await startTestServer(
      { STUN_URLS: '', TURN_URLS: url, TURN_SECRET: secret, TURN_TTL: '120' },
      { log, clock: patient() },
    );
    const [ada, bob] = [await visit(server.url, 'websocket'), await visit(server.url, 'websocket')];
    const received: unknown[] = [];
    for (const { socket } of [ada, bob]) {
      socket.io.engine.on('packet', (packet) => received.push(packet.data));
    }

    const answers = [await ada.join('room'), await bob.join('room')];
    const again = await ada.socket.emitWithAck('ice');
    await until(() => lines.join().includes('accepts our credentials'));
    for (const { socket } of [ada, bob]) socket.close();
    await server.close();

    const granted = [...answers, again].map((answer) => {
      if (!answer.ok) throw new Error(answer.reason);
      expect(answer.iceExpiresInMs).toBe(120_000);
      expect(answer.iceServers).toHaveLength(1);
      return answer.iceServers[0];
    });
    const nameOf = (username = '') => /^\d{10}:([\w-]{21})$/.exec(username)?.[1];
    const [adas, bobs, adasAgain] = granted.map((server) => nameOf(server?.username));
    expect(adas).toBeDefined();
    expect(adasAgain).toBe(adas);
    expect(bobs).not.toBe(adas);
    for (const { address } of [ada, bob]) expect(JSON.stringify(granted)).not.toContain(address);

    expect(received.length).toBeGreaterThan(3);
    expect(JSON.stringify(received)).not.toContain(secret);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join()).not.toContain(secret);
    for (const server of granted) expect(lines.join()).not.toContain(server?.credential);
  });

  it('starts all the same when nothing answers', async () => {
    const { log, lines } = recordingLog();
    const { mute } = await muteServer();
    // By this clock the self-test never ends, so that a start which waits for it would not either.
    const server = await startTestServer(
      { STUN_URLS: `stun:127.0.0.1:${mute.port}`, TURN_URLS: 'turn:127.0.0.1:9', TURN_SECRET: secret },
      { log, clock: patient() },
    );
    await until(() => mute.requests.length > 0);
    await server.close();
    expect(lines.join()).not.toContain('STUN');
  });
});
