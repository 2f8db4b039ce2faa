import { createServer } from 'node:http';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_EVENT_BYTES, MAX_SIGNAL_LENGTH } from '../../protocol.ts';
import { addressAt } from '../../testing/addresses.ts';
import { DEFAULT_NETWORK_LIMITS, socketLimits } from '../ops/limits.ts';
import { listen } from '../ops/listen.ts';
import { createMemoryRooms } from '../rooms/memory-rooms.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { startTestServer, type TestServer } from '../testing/start.ts';
import { ROOM_VERIFIER, type Transport, type Visitor, visit } from '../testing/visitor.ts';
import { createSignaling } from './signaling.ts';

describe.each<Transport>(['websocket', 'polling'])('signaling over %s', (transport) => {
  let server: TestServer;
  let visitors: Visitor[];

  beforeEach(async () => {
    server = await startTestServer({ ROOM_CAPACITY: '3' }, { clock: new ManualClock() });
    visitors = [];
  });
  afterEach(async () => {
    for (const { socket } of visitors) socket.close();
    await server.close();
  });

  async function arrive(): Promise<Visitor> {
    const visitor = await visit(server.url, transport);
    visitors.push(visitor);
    return visitor;
  }

  async function member(roomId: string, card = 'card'): Promise<Visitor> {
    const visitor = await arrive();
    expect(await visitor.join(roomId, { card })).toMatchObject({ ok: true });
    return visitor;
  }

  it('answers a join with who is there, in order, and with the ICE servers', async () => {
    const ada = await member('r', 'ada');
    const bob = await member('r', 'bob');
    const eve = await arrive();

    expect(await eve.join('r', { card: 'eve' })).toEqual({
      ok: true,
      address: eve.address,
      members: [
        { address: ada.address, card: 'ada' },
        { address: bob.address, card: 'bob' },
      ],
      iceServers: [{ urls: ['stun:stun.example.com'] }],
      iceExpiresInMs: null,
      callCameras: 8,
      files: { use: 'on', maxBytes: null },
      lastResort: 'ask',
      serverTime: expect.any(Number),
    });
  });

  it('tells each member of a newcomer, and the other rooms nothing', async () => {
    const ada = await member('r');
    const stranger = await member('elsewhere');
    const bob = await member('r', 'bob');
    const neighbour = await member('elsewhere', 'neighbour');

    expect(await ada.hears()).toEqual(['joined', { address: bob.address, card: 'bob' }]);
    expect(await stranger.hears()).toEqual(['joined', { address: neighbour.address, card: 'neighbour' }]);
  });

  it('turns away whoever has the wrong room verifier or comes to a full room', async () => {
    const ada = await member('r');
    const eve = await arrive();
    expect(await eve.join('r', { roomVerifier: 'x'.repeat(43) })).toEqual({ ok: false, reason: 'wrong-key' });
    await member('r');
    const bob = await member('r');
    expect(await eve.join('r')).toEqual({ ok: false, reason: 'room-full' });

    ada.socket.emit('leave');
    expect(await bob.hears()).toEqual(['left', ada.address]);
    expect(await eve.join('r')).toMatchObject({ ok: true });
  });

  it('relays a signal unread to the one member it is addressed to, with the sender filled in', async () => {
    const ada = await member('r');
    const bob = await member('r');
    const eve = await member('r');
    await bob.hears();

    ada.socket.emit('signal', bob.address, 's'.repeat(MAX_SIGNAL_LENGTH));
    expect(await bob.hears()).toEqual(['signal', ada.address, 's'.repeat(MAX_SIGNAL_LENGTH)]);

    ada.socket.emit('signal', eve.address, 'for-eve');
    expect(await eve.hears()).toEqual(['signal', ada.address, 'for-eve']);
  });

  it('keeps signals in order', async () => {
    const ada = await member('r');
    const bob = await member('r');
    const sent = Array.from({ length: 20 }, (_, i) => `signal-${i}`);
    for (const sealed of sent) ada.socket.emit('signal', bob.address, sealed);
    for (const sealed of sent) expect(await bob.hears()).toEqual(['signal', ada.address, sealed]);
  });

  it('answers a signal that cannot go out', async () => {
    const ada = await member('r');
    const stranger = await member('elsewhere');
    const outsider = await arrive();

    ada.socket.emit('signal', stranger.address, 'psst');
    expect(await ada.hears()).toEqual(['undelivered', { to: stranger.address, reason: 'gone' }]);
    ada.socket.emit('signal', addressAt('nobody'), 'psst');
    expect(await ada.hears()).toEqual(['undelivered', { to: 'nobody', reason: 'gone' }]);
    ada.emitAnything('signal', stranger.address, 'not base64url!');
    expect(await ada.hears()).toEqual(['undelivered', { to: stranger.address, reason: 'bad-request' }]);
    outsider.socket.emit('signal', ada.address, 'psst');
    expect(await outsider.hears()).toEqual(['undelivered', { to: ada.address, reason: 'not-joined' }]);

    const neighbour = await member('elsewhere');
    expect(await stranger.hears()).toMatchObject(['joined', { address: neighbour.address }]);
  });

  it('tells once that a member left, whether they said so or vanished', async () => {
    const ada = await member('r');
    const bob = await member('r');
    const eve = await member('r');
    await Promise.all([ada.hears(), ada.hears()]);

    bob.socket.emit('leave');
    bob.socket.emit('leave');
    bob.socket.close();
    expect(await ada.hears()).toEqual(['left', bob.address]);
    eve.socket.io.engine.close();
    expect(await ada.hears()).toEqual(['left', eve.address]);

    ada.socket.emit('signal', eve.address, 'psst');
    expect(await ada.hears()).toEqual(['undelivered', { to: eve.address, reason: 'gone' }]);
  });

  it('takes a second join of the same room for a new card', async () => {
    const ada = await member('r', 'ada');
    const bob = await member('r', 'bob');
    await ada.hears();

    expect(await ada.join('r', { card: 'ada-renamed' })).toMatchObject({
      ok: true,
      members: [{ address: bob.address, card: 'bob' }],
    });
    expect(await bob.hears()).toEqual(['joined', { address: ada.address, card: 'ada-renamed' }]);

    const eve = await arrive();
    const answer = await eve.join('r');
    expect(answer.ok && answer.members.map(({ card }) => card)).toEqual(['ada-renamed', 'bob']);
  });

  it('takes a join of another room for leaving the first', async () => {
    const ada = await member('r');
    const bob = await member('r');
    expect(await bob.join('elsewhere')).toMatchObject({ ok: true, members: [] });

    expect(await ada.hears()).toMatchObject(['joined', {}]);
    expect(await ada.hears()).toEqual(['left', bob.address]);
    bob.socket.emit('signal', ada.address, 'psst');
    expect(await bob.hears()).toEqual(['undelivered', { to: ada.address, reason: 'gone' }]);
  });

  it('lets a leave that follows a join at once have the last word', async () => {
    const ada = await member('r');
    const bob = await arrive();
    const joined = bob.join('r');
    bob.socket.emit('leave');
    await joined;

    expect(await ada.hears()).toMatchObject(['joined', { address: bob.address }]);
    expect(await ada.hears()).toEqual(['left', bob.address]);
  });

  it.each([
    ['nothing', []],
    ['null', [null]],
    ['a malformed room id', [{ roomId: 'no spaces', roomVerifier: ROOM_VERIFIER, card: 'card' }]],
    ['a card that is too large', [{ roomId: 'r', roomVerifier: ROOM_VERIFIER, card: 'c'.repeat(1_025) }]],
    ['an unknown field', [{ roomId: 'r', roomVerifier: ROOM_VERIFIER, card: 'card', extra: 1 }]],
    ['a second argument', [{ roomId: 'r', roomVerifier: ROOM_VERIFIER, card: 'card' }, 1]],
  ])('refuses a join with %s', async (_what, args) => {
    const eve = await arrive();
    expect(await eve.socket.emitWithAck('join', ...(args as [never]))).toEqual({
      ok: false,
      reason: 'bad-request',
    });
    eve.emitAnything('join', ...args);
    expect(await eve.hears()).toEqual(['refused', { event: 'join', reason: 'bad-request' }]);
  });

  it('answers a member who asks for fresh ICE servers, and nobody else', async () => {
    const ada = await member('r');
    const outsider = await arrive();

    expect(await ada.socket.emitWithAck('ice')).toEqual({
      ok: true,
      iceServers: [{ urls: ['stun:stun.example.com'] }],
      iceExpiresInMs: null,
      serverTime: expect.any(Number),
    });
    expect(await outsider.socket.emitWithAck('ice')).toEqual({ ok: false, reason: 'not-joined' });
  });

  it('refuses a malformed request for ICE servers', async () => {
    const ada = await member('r');
    expect(await ada.socket.emitWithAck('ice', ...([null] as unknown as []))).toEqual({
      ok: false,
      reason: 'bad-request',
    });
    ada.emitAnything('ice');
    expect(await ada.hears()).toEqual(['refused', { event: 'ice', reason: 'bad-request' }]);
    ada.emitAnything('ice', { reply: 1 });
    expect(await ada.hears()).toEqual(['refused', { event: 'ice', reason: 'bad-request' }]);
  });

  it('is too busy for whoever asks for ICE servers without end', async () => {
    const ada = await member('r');
    const answers = await Promise.all(Array.from({ length: 30 }, () => ada.socket.emitWithAck('ice')));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.at(-1)).toEqual({ ok: false, reason: 'busy' });
  });

  it.each(['chat', 'error', '__proto__', 'constructor', 'toString', ''])(
    'refuses the unknown event "%s"',
    async (event) => {
      const eve = await arrive();
      eve.emitAnything(event, 'payload');
      expect(await eve.hears()).toEqual(['refused', { event, reason: 'unknown-event' }]);
    },
  );

  it('cuts off whoever sends more than an event may carry', async () => {
    const ada = await member('r');
    const eve = await member('r');
    await ada.hears();
    eve.emitAnything('signal', ada.address, 's'.repeat(MAX_EVENT_BYTES));
    expect(await ada.hears()).toEqual(['left', eve.address]);
  });

  it('refuses pages of other origins and lets in its own', async () => {
    const from = (origin: string) => visit(server.url, transport, { extraHeaders: { origin } });

    await expect(from('https://evil.example')).rejects.toThrow();
    await expect(from('null')).rejects.toThrow();
    await expect(from(`${server.url}1`)).rejects.toThrow();
    visitors.push(await from(server.url));
  });

  it('lets in the pages of the public URL', async () => {
    const proxied = await startTestServer({ PUBLIC_URL: 'https://chat.example.com/parley/' });
    const extraHeaders = { origin: 'https://chat.example.com' };
    visitors.push(await visit(proxied.url, transport, { extraHeaders }));
    await proxied.close();
  });

  it('lets everybody go when it closes, says of nobody that they left, and takes them back', async () => {
    const ada = await member('r');
    const bob = await member('r');
    const others: unknown[] = [];
    ada.socket.on('left', (address) => others.push(address));
    bob.socket.on('left', (address) => others.push(address));

    const gone = Promise.all(
      [ada, bob].map(({ socket }) => new Promise((resolve) => socket.once('disconnect', resolve))),
    );
    await server.close();
    for (const reason of await gone) expect(['transport close', 'transport error']).toContain(reason);
    expect(others).toEqual([]);

    server = await startTestServer({ PORT: new URL(server.url).port });
    const returned = new Promise<void>((resolve) => ada.socket.once('connect', resolve));
    ada.socket.connect();
    await returned;
    expect(await ada.join('r')).toMatchObject({ ok: true, members: [] });
  });
});

describe('signaling with rooms that fail', () => {
  it('answers a join with "busy" and goes on', async () => {
    const http = createServer();
    const io = createSignaling(http, {
      rooms: {
        ...createMemoryRooms(2),
        admit: () => Promise.reject(new Error('store is down')),
      },
      iceServers: () => ({ iceServers: [], iceExpiresInMs: null }),
      callCameras: 8,
      files: { use: 'on', maxBytes: null },
      lastResort: 'ask',
      allowedOrigins: [],
      trustedHops: 0,
      networkLimits: DEFAULT_NETWORK_LIMITS,
      socketLimits: socketLimits(2),
      log: pino({ level: 'silent' }),
    });
    const listening = await listen(http, { port: 0, host: '127.0.0.1' });
    const ada = await visit(`http://127.0.0.1:${listening.ok && listening.port}`, 'websocket');

    expect(await ada.join('r')).toMatchObject({ ok: false, reason: 'busy' });
    expect(await ada.join('r')).toMatchObject({ ok: false, reason: 'busy' });
    ada.socket.close();
    await io.close();
  });
});
