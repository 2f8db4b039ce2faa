import { createServer } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_NETWORK_LIMITS, JOIN_WITHIN_MS, socketLimits } from '../ops/limits.ts';
import { listen } from '../ops/listen.ts';
import { createMemoryRooms } from '../rooms/memory-rooms.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { startTestServer, type TestServer } from '../testing/start.ts';
import { type Transport, type Visitor, visit } from '../testing/visitor.ts';
import { createSignaling } from './signaling.ts';

const behind = (address: string) => ({ extraHeaders: { 'x-forwarded-for': address } });

describe.each<Transport>(['websocket', 'polling'])('abuse over %s', (transport) => {
  let server: TestServer;
  /** Stands still, as does the date that the rates of networks go by: no allowance refills on a slow machine. */
  let clock: ManualClock;
  const start = async (settings: Record<string, string>): Promise<void> => {
    clock = new ManualClock();
    vi.useFakeTimers({ toFake: ['Date'] });
    server = await startTestServer(settings, { clock });
  };
  const visitors: Visitor[] = [];
  const arrive = async (options = {}): Promise<Visitor> => {
    const visitor = await visit(server.url, transport, options);
    visitors.push(visitor);
    return visitor;
  };
  afterEach(async () => {
    for (const { socket } of visitors.splice(0)) socket.close();
    await server.close();
    vi.useRealTimers();
  });

  const gone = ({ socket }: Visitor) => new Promise((resolve) => socket.once('disconnect', resolve));

  it('refuses signals beyond the bound, cuts who does not stop, and nobody else notices', async () => {
    await start({ ROOM_CAPACITY: '3' });
    const [ada, bob, eve] = [await arrive(), await arrive(), await arrive()];
    for (const visitor of [ada, bob, eve]) await visitor.join('r');
    for (const visitor of [ada, ada, bob]) await visitor.hears();

    const relayed: string[] = [];
    const hearsLast = new Promise<void>((resolve) => {
      ada.socket.on('signal', (_from, sealed) => {
        relayed.push(sealed);
        if (sealed === 'last') resolve();
      });
    });
    const { burst } = socketLimits(3).events;
    for (let count = 0; count < burst + 30; count += 1) eve.socket.emit('signal', ada.address, 'much');
    expect(await eve.hears()).toEqual(['undelivered', { to: ada.address, reason: 'busy' }]);
    const cut = gone(eve);
    for (let count = 0; count < 2_000; count += 1) eve.socket.emit('signal', ada.address, 'flood');
    await cut;
    expect(await bob.hears()).toEqual(['left', eve.address]);

    ada.socket.emit('signal', bob.address, 'still-here');
    expect(await bob.hears()).toEqual(['signal', ada.address, 'still-here']);
    bob.socket.emit('signal', ada.address, 'last');
    await hearsLast;
    // All of the burst except what the join cost, and the last one.
    expect(relayed).toHaveLength(burst - 3 + 1);
  });

  it.each<[string, (eve: Visitor) => void]>([
    ['unknown events', (eve) => eve.emitAnything('made-up')],
    ['malformed joins', (eve) => eve.emitAnything('join', null)],
    ['malformed signals', (eve) => eve.emitAnything('signal', null)],
    ['leaves', (eve) => eve.socket.emit('leave')],
    ['answers that nobody asked for', (eve) => eve.socket.io.engine.write('43999["x"]')],
    ['kilobytes', (eve) => eve.emitAnything('leave', 'x'.repeat(5_000))],
  ])('cuts who sends %s without end', async (_what, send) => {
    await start({ ROOM_CAPACITY: '2' });
    const eve = await arrive();
    const cut = gone(eve);
    for (let count = 0; count < 1_000; count += 1) send(eve);
    await cut;
    expect(await (await arrive()).join('r')).toMatchObject({ ok: true });
  });

  it('lets a full room call each other at once, and restart all links', async () => {
    await start({ ROOM_CAPACITY: '8' });
    const everybody: Visitor[] = [];
    for (let count = 0; count < 8; count += 1) everybody.push(await arrive());
    for (const visitor of everybody) expect(await visitor.join('r')).toMatchObject({ ok: true });
    const heard = everybody.map(
      ({ socket }) =>
        new Promise<void>((resolve) => {
          let signals = 0;
          socket.on('signal', () => {
            signals += 1;
            if (signals === 7 * 12) resolve();
          });
        }),
    );
    for (const from of everybody)
      for (const to of everybody)
        if (from !== to)
          for (let count = 0; count < 12; count += 1)
            from.socket.emit('signal', to.address, 's'.repeat(1_500));
    await Promise.all(heard);
  });

  it('asks who joins too often to wait, by address, and then lets them in', async () => {
    await start({ TRUST_PROXY: '1', JOINS_PER_IP: '2' });
    const [ada, bob] = [await arrive(behind('192.0.2.1')), await arrive(behind('192.0.2.1'))];
    expect(await ada.join('r')).toMatchObject({ ok: true });
    expect(await bob.join('r')).toMatchObject({ ok: true });
    const answer = await bob.join('r');
    expect(answer).toEqual({ ok: false, reason: 'busy', retryAfterMs: 10_000 });

    const cleo = await arrive(behind('192.0.2.2'));
    expect(await cleo.join('r')).toMatchObject({ ok: true });
    // Whoever was in is still in.
    cleo.socket.emit('signal', bob.address, 'hello');
    for (;;) {
      const heard = await bob.hears();
      if (heard[0] !== 'joined') {
        expect(heard).toEqual(['signal', cleo.address, 'hello']);
        break;
      }
    }
    vi.setSystemTime(Date.now() + 10_000);
    expect(await (await arrive(behind('192.0.2.1'))).join('elsewhere')).toMatchObject({ ok: true });
  });

  it('holds so many connections of one address, IPv6 by its /64', async () => {
    await start({ TRUST_PROXY: '1', SOCKETS_PER_IP: '2' });
    const ada = await arrive(behind('2001:db8::1'));
    await arrive(behind('2001:db8::2'));
    await expect(arrive(behind('2001:db8::3'))).rejects.toThrow();
    await arrive(behind('2001:db8:0:1::3'));
    // Told of by a forged header in front of the proxy's, it would be another one.
    await expect(arrive(behind('192.0.2.9, 2001:db8::4'))).rejects.toThrow();

    const witness = await arrive(behind('192.0.2.9'));
    await witness.join('r');
    await ada.join('r');
    await witness.hears();
    ada.socket.close();
    expect(await witness.hears()).toEqual(['left', ada.address]);
    await arrive(behind('2001:db8::3'));
  });

  it('takes so many new connections of one address in a while', async () => {
    await start({ TRUST_PROXY: '1', CONNECTS_PER_IP: '2' });
    (await arrive(behind('192.0.2.1'))).socket.close();
    (await arrive(behind('192.0.2.1'))).socket.close();
    await expect(arrive(behind('192.0.2.1'))).rejects.toThrow();
    await arrive(behind('192.0.2.2'));
  });

  it('lets 200 people behind one address come back at once', async () => {
    await start({ ROOM_CAPACITY: '32' });
    const people = await Promise.all(Array.from({ length: 200 }, () => arrive()));
    const answers = await Promise.all(people.map((visitor, index) => visitor.join(`room-${index % 10}`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(200);
  });
});

it('lets go of whoever connects and never joins', async () => {
  const http = createServer();
  const clock = new ManualClock();
  const io = createSignaling(http, {
    rooms: createMemoryRooms(2),
    iceServers: () => ({ iceServers: [], iceExpiresInMs: null }),
    callCameras: 8,
    files: { use: 'on', maxBytes: null },
    lastResort: 'ask',
    allowedOrigins: [],
    trustedHops: 0,
    networkLimits: DEFAULT_NETWORK_LIMITS,
    socketLimits: socketLimits(2),
    log: pino({ level: 'silent' }),
    clock,
  });
  const listening = await listen(http, { port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${listening.ok && listening.port}`;
  const ada = await visit(url, 'websocket');
  expect(await ada.join('r')).toMatchObject({ ok: true });
  const idle = [await visit(url, 'websocket'), await visit(url, 'polling')];
  const gone = Promise.all(
    idle.map(({ socket }) => new Promise((resolve) => socket.once('disconnect', resolve))),
  );
  await clock.pass(JOIN_WITHIN_MS);
  await gone;
  expect(await ada.join('r')).toMatchObject({ ok: true });
  ada.socket.close();
  await io.close();
});

it('takes so many TCP connections of one address, also those that say nothing', async () => {
  const server = await startTestServer({ SOCKETS_PER_IP: '1' });
  const { port } = new URL(server.url);
  const silent = await Promise.all(
    Array.from(
      { length: 4 },
      () =>
        new Promise<ReturnType<typeof connectTcp>>((resolve) => {
          const socket = connectTcp(Number(port), '127.0.0.1', () => resolve(socket));
        }),
    ),
  );
  const fifth = connectTcp(Number(port), '127.0.0.1');
  fifth.on('error', () => undefined);
  await new Promise((resolve) => fifth.once('close', resolve));
  for (const socket of silent) socket.destroy();
  await server.close();
});
