import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HANGS_MS } from '../../../e2e/support/hangs.ts';
import { startTestServer, type TestServer } from '../../../src/server/testing/start.ts';
import { ROOM_VERIFIER } from '../../../src/server/testing/visitor.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { type Clock, systemClock } from '../clock.ts';
import { silent } from '../log.ts';
import type { SignalingHandlers } from './signaling.ts';
import { connectSignaling } from './signaling-client.ts';

const HANG = { timeout: HANGS_MS.wait };

const open = (url: string, clock: Clock = systemClock) =>
  connectSignaling({ base: new URL(url), clock, random: () => 0.5, log: silent });

/** Writes down what it is told, as [handler, first argument]. */
function recorder(): { told: [string, unknown][]; handlers: SignalingHandlers } {
  const told: [string, unknown][] = [];
  const note = (name: string) => (value: unknown) => {
    told.push([name, value]);
  };
  return {
    told,
    handlers: {
      request: () => ({ roomId: 'r', roomVerifier: ROOM_VERIFIER, card: 'card' }),
      status: note('status'),
      serverClock: note('serverClock'),
      admitted: note('admitted'),
      joined: note('joined'),
      left: note('left'),
      signal: note('signal'),
      packet: note('packet'),
      undelivered: note('undelivered'),
      iceServers: note('iceServers'),
    },
  };
}

describe('signaling with a real server', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({
      TURN_URLS: 'turn:127.0.0.1',
      TURN_SECRET: 'hunter2',
      TURN_TTL: '90',
      CALL_CAMERAS: '3',
      FILES: 'no-turn',
      FILE_MAX_BYTES: '1000',
    });
  });
  afterEach(() => server.close());

  const connect = () => {
    const { told, handlers } = recorder();
    const signaling = open(server.url)(handlers);
    const hears = (name: string) =>
      vi.waitFor(() => {
        const found = told.find(([heard]) => heard === name);
        if (!found) throw new Error(`not told ${name}`);
        return found[1];
      }, HANG);
    return { told, signaling, hears };
  };

  it('is admitted with ICE servers that expire, and is given fresh ones when it asks', async () => {
    const { told, signaling, hears } = connect();
    signaling.check(); // not admitted yet: nothing comes of it
    const granted = {
      iceServers: [
        { urls: ['stun:stun.example.com'] },
        { urls: ['turn:127.0.0.1'], username: expect.any(String), credential: expect.any(String) },
      ],
      iceExpiresInMs: 90_000,
    };
    expect(await hears('admitted')).toMatchObject(granted);
    expect(told).toContainEqual([
      'status',
      {
        kind: 'connected',
        callCameras: 3,
        files: { use: 'no-turn', maxBytes: 1_000 },
        lastResort: 'ask',
      },
    ]);
    expect(told.map(([name]) => name)).not.toContain('iceServers');

    signaling.check();
    expect(await hears('iceServers')).toEqual({ ...granted, serverTime: expect.any(Number) });
    signaling.close();
  });

  it('asks in vain once it is closed or the server is away', async () => {
    const [ada, bob] = [connect(), connect()];
    await Promise.all([ada.hears('admitted'), bob.hears('admitted')]);
    ada.signaling.check();
    ada.signaling.close();
    await server.close();
    bob.signaling.check();
    await vi.waitFor(() => expect(bob.told).toContainEqual(['status', { kind: 'unreachable' }]), HANG);
    bob.signaling.check();
    for (const { told } of [ada, bob]) expect(told.map(([name]) => name)).not.toContain('iceServers');
    bob.signaling.close();
  });
});

describe('signaling through a full tunnel', () => {
  let http: ReturnType<typeof createServer>;
  afterEach(() => {
    http.closeAllConnections();
    http.close();
  });
  const FULL = '{"code":4,"message":"tunnel-full"}';

  /** Whoever polls is answered with these, one after the other, and with the last one again; null: with nothing. */
  async function connectToFull(answers: (string | null)[]) {
    http = createServer((_request, response) => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer) response.writeHead(403).end(answer);
    });
    http.on('upgrade', (_request, socket) => {
      if (answers[0]) socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { told, handlers } = recorder();
    const { port } = http.address() as AddressInfo;
    const signaling = open(`http://127.0.0.1:${port}`)(handlers);
    const statuses = () => told.map(([, status]) => status);
    /** Also a server that is slow to answer counts as one that is not reached: these come before, if any. */
    const afterFirst = (status: object) => {
      const all = statuses();
      return all.slice(all.findIndex((each) => JSON.stringify(each) === JSON.stringify(status)));
    };
    return { signaling, statuses, afterFirst };
  }
  const full = { kind: 'refused', reason: 'tunnel-full' };
  const unreachable = { kind: 'unreachable' };

  it('says so, the same at every try', async () => {
    const { signaling, statuses } = await connectToFull([FULL]);
    const told = () => statuses().filter((status) => JSON.stringify(status) === JSON.stringify(full));
    await vi.waitFor(() => expect(told().length).toBeGreaterThan(1), HANG);
    expect(told()[0]).toBe(told()[1]);
    signaling.close();
  });

  it.each([
    ['another answer', '{"code":4,"message":"Forbidden"}'],
    ['an answer that only mentions it', '{"code":4,"message":"Forbidden","hint":"tunnel-full"}'],
    ['a page of somebody else', '<h1>tunnel-full</h1>'],
    ['silence', null],
  ])('says of %s that the server is not reached, whatever it was told before', async (_, later) => {
    const { signaling, afterFirst } = await connectToFull([FULL, later]);
    await vi.waitFor(() => expect(afterFirst(full).length).toBeGreaterThan(1), HANG);
    expect(afterFirst(full).slice(0, 2)).toEqual([full, unreachable]);
    signaling.close();
  });
});

describe('signaling with a busy server', () => {
  let io: Server;
  let clock: VirtualClock;
  beforeEach(() => {
    clock = new VirtualClock();
  });
  afterEach(() => io.close());

  /** Answers the first joins with these, one after the other, and then lets everybody in. */
  async function connectToBusy(answers: object[]) {
    const http = createServer();
    io = new Server(http);
    io.on('connection', (socket) => {
      socket.on('join', (_request, reply) =>
        reply(answers.shift() ?? { ok: true, address: socket.id, members: [], iceServers: [] }),
      );
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { told, handlers } = recorder();
    const { port } = http.address() as AddressInfo;
    return { told, signaling: open(`http://127.0.0.1:${port}`, clock)(handlers) };
  }
  const busy = { ok: false, reason: 'busy', retryAfterMs: 60_000 };
  const kinds = (told: readonly [string, unknown][]) =>
    told.map(([name, value]) => (name === 'status' ? (value as { kind: string }).kind : name));

  it('joins again by itself when it is told to and not before, until it is let in', async () => {
    const { told, signaling } = await connectToBusy([busy, busy]);
    const refused = ['joining', 'refused'];
    for (const tries of [1, 2]) {
      await vi.waitFor(() => expect(kinds(told)).toHaveLength(2 * tries), HANG);
      clock.advance(89_000);
      expect(kinds(told)).toHaveLength(2 * tries);
      clock.advance(1_000);
    }
    await vi.waitFor(() => expect(kinds(told)).toContain('connected'), HANG);
    expect(kinds(told)).toEqual([...refused, ...refused, 'joining', 'admitted', 'connected']);
    signaling.close();
  });

  it('does not join any more once it is closed', async () => {
    const { told, signaling } = await connectToBusy([busy]);
    await vi.waitFor(() => expect(kinds(told)).toEqual(['joining', 'refused']), HANG);
    signaling.close();
    clock.advance(90_000);
    expect(kinds(told)).toEqual(['joining', 'refused']);
  });

  it('leaves it to a person when nobody says when', async () => {
    const { told, signaling } = await connectToBusy([{ ok: false, reason: 'busy' }]);
    await vi.waitFor(() => expect(kinds(told)).toEqual(['joining', 'refused']), HANG);
    signaling.retry();
    await vi.waitFor(() => expect(kinds(told)).toContain('admitted'), HANG);
    signaling.close();
  });
});
