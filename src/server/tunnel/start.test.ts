import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { startServer } from '../server.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { until } from '../testing/until.ts';
import { type Transport, type Visitor, visit } from '../testing/visitor.ts';
import { createTunnelCapacity } from './capacity.ts';
import { startTunnel } from './start.ts';
import { startTunnelServer, type TunnelServer } from './testing/tunnel-server.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Tunnelled {
  readonly url: string;
  readonly printed: readonly string[];
  readonly clock: ManualClock;
  /** Waits until so much was printed. */
  prints(count: number): Promise<void>;
  connections(): number;
  close(): void;
}

/** A server with a tunnel to a service of this machine, and what was printed of it. */
async function startTunnelled(service: string, flags: readonly string[] = []): Promise<Tunnelled> {
  const env = { PORT: '0', HOST: '127.0.0.1', STUN_URLS: '', TUNNEL_HOST: service };
  const read = readConfig(env, ['--tunnel', ...flags]);
  if (!read.ok || read.config.tunnel === undefined) throw new Error('no tunnel in these settings');
  const tunnelCapacity = createTunnelCapacity();
  const log = pino({ level: 'silent' });
  const page = () => (_request: unknown, _response: unknown, next: () => void) => next();
  const started = await startServer({ config: read.config, log, tunnelCapacity, page });
  if (!started.ok) throw new Error(started.problem);
  const { server } = started;
  closers.push(() => server.close());

  const printed: string[] = [];
  const clock = new ManualClock();
  const { connections, close } = await startTunnel({
    settings: read.config.tunnel,
    server,
    capacity: tunnelCapacity,
    isTerminal: false,
    print: (lines) => printed.push(lines),
    clock,
  });
  closers.push(close);
  const prints = (count: number) => until(() => printed.length === count);
  return { url: `http://127.0.0.1:${server.port}/`, printed, clock, prints, connections, close };
}

/** All connections of a tunnel are there, and no more come: it opens. */
async function opens(
  { clock, prints, connections }: Tunnelled,
  service: TunnelServer,
  count = 1,
): Promise<void> {
  await until(() => service.free() === 10 && connections() === 10);
  await until(() => clock.nextInMs === LOOK_FOR_CONNECTIONS_MS);
  await clock.pass(1_000);
  await prints(count);
}

const LOOK_FOR_CONNECTIONS_MS = 100;
const FIRST_WAIT_MS = 2_000;

async function startService(options: Parameters<typeof startTunnelServer>[0] = {}): Promise<TunnelServer> {
  const service = await startTunnelServer(options);
  closers.push(() => service.close());
  return service;
}

async function enter(url: string, transport: Transport = 'websocket'): Promise<Visitor> {
  const visitor = await visit(url, transport);
  closers.push(() => visitor.socket.close());
  return visitor;
}

describe('a tunnel over localtunnel', () => {
  it('prints where it leads, what visitors are asked for, and how many fit', async () => {
    const service = await startService({ password: '203.0.113.7' });
    const tunnel = await startTunnelled(service.url);
    await opens(tunnel, service);
    expect(tunnel.printed).toEqual([
      [
        'The tunnel is open:',
        `  Link      ${service.publicUrl()}/`,
        '  Password  203.0.113.7  (visitors are asked for it once)',
        '  Places    about 8 people at a time; those in your own network take none',
        '',
      ].join('\n'),
    ]);
    expect(await (await fetch(`${service.publicUrl()}/healthz`)).text()).toBe('ok');
  });

  it.each(['websocket', 'polling'] as const)(
    'takes 8 people over %s and tells the ninth',
    async (transport) => {
      const service = await startService();
      const tunnel = await startTunnelled(service.url);
      await opens(tunnel, service);
      const people: Visitor[] = [];
      for (let n = 0; n < 8; n += 1) {
        const visitor = await enter(service.publicUrl(), transport);
        expect(await visitor.join('room')).toMatchObject({ ok: true });
        people.push(visitor);
      }

      await expect(visit(service.publicUrl(), transport)).rejects.toThrow();
      const answer = await fetch(`${service.publicUrl()}/socket.io/?EIO=4&transport=polling`);
      expect([answer.status, await answer.json()]).toEqual([403, { code: 4, message: 'tunnel-full' }]);
      expect(await (await fetch(`${service.publicUrl()}/healthz`)).text()).toBe('ok');
      expect(await (await enter(tunnel.url)).join('room')).toMatchObject({ ok: true });

      const gone = new Promise((resolve) => people[0]?.socket.once('disconnect', resolve));
      people[0]?.socket.disconnect();
      await gone;
      const ninth = await untilLetIn(service.publicUrl(), transport);
      expect(await ninth.join('room')).toMatchObject({ ok: true });
    },
  );

  it('opens again under the same name when it is cut, and is told of once', async () => {
    const service = await startService();
    const tunnel = await startTunnelled(service.url, ['--tunnel-subdomain', 'our-standup']);
    await opens(tunnel, service);
    const link = service.publicUrl();
    service.cut();
    await tunnel.prints(2);
    await tunnel.clock.pass(FIRST_WAIT_MS);
    await opens(tunnel, service, 3);
    expect(tunnel.printed.slice(1)).toEqual([
      'The tunnel is lost. Whoever is connected goes on talking; it opens again by itself.\n',
      `The tunnel is open again: ${link}/\n`,
    ]);
    expect(service.asked).toEqual(['our-standup', 'our-standup']);
    expect(await (await fetch(`${link}/healthz`)).text()).toBe('ok');
  });

  it('opens again when the whole service was away', async () => {
    const service = await startTunnelServer();
    const tunnel = await startTunnelled(service.url, ['--tunnel-subdomain', 'our-standup']);
    await opens(tunnel, service);
    await service.close();
    await tunnel.prints(2);
    await tunnel.clock.pass(FIRST_WAIT_MS);
    await tunnel.prints(3);
    expect(tunnel.printed[2]).toMatch(
      /^No tunnel: 127\.0\.0\.1:\d+ does not answer\. It is tried again\. Another way: /,
    );
    const again = await startService({ port: Number(new URL(service.url).port) });
    await tunnel.clock.pass(2 * FIRST_WAIT_MS);
    await opens(tunnel, again, 4);
    expect(tunnel.printed[3]).toMatch(/^The tunnel has another link now/);
  });

  it('tells every page the new link when there is one', async () => {
    const service = await startService();
    const tunnel = await startTunnelled(service.url);
    const before = await enter(tunnel.url);
    await opens(tunnel, service);
    expect(await before.hears()).toEqual(['published', `${service.publicUrl()}/`]);
    const after = await enter(tunnel.url);
    expect(await after.hears()).toEqual(['published', `${service.publicUrl()}/`]);

    const link = service.publicUrl();
    service.refuseNextName();
    service.cut();
    await tunnel.prints(2);
    await tunnel.clock.pass(FIRST_WAIT_MS);
    await opens(tunnel, service, 3);
    expect(service.publicUrl()).not.toBe(link);
    for (const visitor of [before, after])
      expect(await visitor.hears()).toEqual(['published', `${service.publicUrl()}/`]);
    expect(tunnel.printed[2]).toContain(`  Link      ${service.publicUrl()}/\n`);
  });

  it('says in one line that a firewall refuses the port', async () => {
    const service = await startService({ isWalled: true });
    const { printed, prints } = await startTunnelled(service.url);
    await prints(1);
    expect(printed[0]).toMatch(
      /^No tunnel: 127\.0\.0\.1:\d+ lent one, but a firewall in between refuses its port\. .+ "--tunnel cloudflared"[^\n]*\n$/,
    );
  });

  it('says in one line that there is no way to the internet', async () => {
    const { printed, prints } = await startTunnelled('http://nowhere.invalid');
    await prints(1);
    expect(printed[0]).toMatch(
      /^No tunnel: nowhere\.invalid cannot be found\. Is this computer online\? It is tried again\. [^\n]+\n$/,
    );
  });

  it('leaves nothing open when it ends', async () => {
    const service = await startService();
    const tunnel = await startTunnelled(service.url);
    await opens(tunnel, service);
    tunnel.close();
    await until(() => service.free() === 0);
    await expect(visit(service.publicUrl(), 'websocket')).rejects.toThrow();
    expect(tunnel.printed).toHaveLength(1);
  });
});

/** The place of somebody who left is free once the server has noticed. */
async function untilLetIn(url: string, transport: Transport): Promise<Visitor> {
  let visitor: Visitor | undefined;
  await until(async () => {
    visitor = await enter(url, transport).catch(() => undefined);
    return visitor !== undefined;
  });
  return visitor as Visitor;
}
