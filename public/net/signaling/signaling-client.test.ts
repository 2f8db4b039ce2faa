import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer } from '../../../src/server/testing/start.ts';
import { ROOM_VERIFIER } from '../../../src/server/testing/visitor.ts';
import { connectSignaling, type SignalingHandlers } from './signaling-client.ts';

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
      admitted: note('admitted'),
      joined: note('joined'),
      left: note('left'),
      signal: note('signal'),
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
    });
  });
  afterEach(() => server.close());

  const connect = () => {
    const { told, handlers } = recorder();
    const signaling = connectSignaling(new URL(server.url), () => undefined)(handlers);
    const hears = (name: string) =>
      vi.waitFor(() => {
        const found = told.find(([heard]) => heard === name);
        if (!found) throw new Error(`not told ${name}`);
        return found[1];
      });
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
    expect(told).toContainEqual(['status', { kind: 'connected', callCameras: 3 }]);
    expect(told.map(([name]) => name)).not.toContain('iceServers');

    signaling.check();
    expect(await hears('iceServers')).toEqual(granted);
    signaling.close();
  });

  it('asks in vain once it is closed or the server is away', async () => {
    const [ada, bob] = [connect(), connect()];
    await Promise.all([ada.hears('admitted'), bob.hears('admitted')]);
    ada.signaling.check();
    ada.signaling.close();
    await server.close();
    bob.signaling.check();
    await vi.waitFor(() => expect(bob.told).toContainEqual(['status', { kind: 'unreachable' }]));
    bob.signaling.check();
    for (const { told } of [ada, bob]) expect(told.map(([name]) => name)).not.toContain('iceServers');
    bob.signaling.close();
  });
});

describe('signaling through a full tunnel', () => {
  let http: ReturnType<typeof createServer>;
  let answer: { status: number; body: string };
  afterEach(() => http.close());

  async function connectToFull() {
    answer = { status: 403, body: '{"code":4,"message":"tunnel-full"}' };
    http = createServer((_request, response) => response.writeHead(answer.status).end(answer.body));
    http.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { told, handlers } = recorder();
    const { port } = http.address() as AddressInfo;
    const url = new URL(`http://127.0.0.1:${port}`);
    return { told, signaling: connectSignaling(url, () => undefined)(handlers) };
  }
  const full = ['status', { kind: 'refused', reason: 'tunnel-full' }];

  it('says so, the same at every try, and of another answer that the server is not reached', async () => {
    const { told, signaling } = await connectToFull();
    await vi.waitFor(() => expect(told).toEqual([full, full]), { timeout: 10_000 });
    expect(told[0]?.[1]).toBe(told[1]?.[1]);
    answer = { status: 403, body: '{"code":4,"message":"Forbidden"}' };
    await vi.waitFor(() => expect(told.at(-1)).toEqual(['status', { kind: 'unreachable' }]), {
      timeout: 10_000,
    });
    signaling.close();
  });
});

describe('signaling with a busy server', () => {
  let io: Server;
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
    const url = new URL(`http://127.0.0.1:${port}`);
    return { told, signaling: connectSignaling(url, () => undefined)(handlers) };
  }
  const busy = { ok: false, reason: 'busy', retryAfterMs: 20 };
  const kinds = (told: readonly [string, unknown][]) =>
    told.map(([name, value]) => (name === 'status' ? (value as { kind: string }).kind : name));

  it('joins again by itself when it is told to, until it is let in', async () => {
    const { told, signaling } = await connectToBusy([busy, busy]);
    await vi.waitFor(() => expect(kinds(told)).toContain('connected'), { timeout: 10_000 });
    expect(kinds(told)).toEqual([
      'joining',
      'refused',
      'joining',
      'refused',
      'joining',
      'admitted',
      'connected',
    ]);
    signaling.close();
  });

  it('leaves it to a person when nobody says when', async () => {
    const { told, signaling } = await connectToBusy([{ ok: false, reason: 'busy' }]);
    await vi.waitFor(() => expect(kinds(told)).toEqual(['joining', 'refused']));
    signaling.retry();
    await vi.waitFor(() => expect(kinds(told)).toContain('admitted'));
    signaling.close();
  });
});
