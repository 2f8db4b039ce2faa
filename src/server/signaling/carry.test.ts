/** What the server carries for members without another path, and what it does not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PACKET_LIMITS } from '../ops/limits.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { startTestServer, type TestServer } from '../testing/start.ts';
import { type Transport, type Visitor, visit } from '../testing/visitor.ts';

const LARGE = 'p'.repeat(24_000);

describe.each<Transport>(['websocket', 'polling'])('packets over %s', (transport) => {
  let clock: ManualClock;
  let server: TestServer;
  let visitors: Visitor[];

  async function start(lastResort: string): Promise<void> {
    clock = new ManualClock();
    server = await startTestServer({ LAST_RESORT: lastResort }, { clock });
    visitors = [];
  }
  beforeEach(() => start('ask'));
  afterEach(async () => {
    for (const { socket } of visitors) socket.close();
    await server.close();
  });

  async function member(roomId: string): Promise<Visitor> {
    const visitor = await visit(server.url, transport);
    visitors.push(visitor);
    expect(await visitor.join(roomId)).toMatchObject({ ok: true });
    return visitor;
  }

  it('are carried unread to one member of the same room, in order, and no signals', async () => {
    const [ada, bob] = [await member('r'), await member('r')];
    await ada.hears();
    const sent = ['first', LARGE, 'last'];
    for (const packet of sent) ada.socket.emit('packet', bob.address, packet);
    for (const packet of sent) expect(await bob.hears()).toEqual(['packet', ada.address, packet]);
    bob.socket.emit('signal', ada.address, 'a-signal');
    expect(await ada.hears()).toEqual(['signal', bob.address, 'a-signal']);
  });

  it('are not carried to a stranger, nor when they are malformed', async () => {
    const [ada, stranger] = [await member('r'), await member('elsewhere')];
    ada.socket.emit('packet', stranger.address, 'psst');
    expect(await ada.hears()).toEqual(['undelivered', { to: stranger.address, reason: 'gone' }]);
    for (const packet of ['', 'no base64url!', '.marked', `${LARGE}p`, 7, null, { a: 1 }]) {
      ada.emitAnything('packet', stranger.address, packet);
      expect(await ada.hears()).toEqual(['undelivered', { to: stranger.address, reason: 'bad-request' }]);
    }
  });

  it('come to an end for whoever sends more than is allowed, until time has passed', async () => {
    const [ada, bob] = [await member('r'), await member('r')];
    await ada.hears();
    const most = Math.floor(PACKET_LIMITS.member.burst / LARGE.length);
    for (let n = 0; n <= most; n += 1) ada.socket.emit('packet', bob.address, LARGE);
    expect(await ada.hears()).toEqual(['undelivered', { to: bob.address, reason: 'busy' }]);
    for (let n = 0; n < most; n += 1) expect(await bob.hears()).toMatchObject(['packet', ada.address, LARGE]);
    await clock.pass(1_000);
    ada.socket.emit('packet', bob.address, LARGE);
    expect(await bob.hears()).toMatchObject(['packet', ada.address, LARGE]);
  });

  it('are not carried at all where the operator says so', async () => {
    for (const { socket } of visitors) socket.close();
    await server.close();
    await start('off');
    const [ada, bob] = [await member('r'), await member('r')];
    await ada.hears();
    ada.socket.emit('packet', bob.address, 'psst');
    expect(await ada.hears()).toEqual(['undelivered', { to: bob.address, reason: 'bad-request' }]);
    ada.socket.emit('signal', bob.address, 'a-signal');
    expect(await bob.hears()).toEqual(['signal', ada.address, 'a-signal']);
  });
});
