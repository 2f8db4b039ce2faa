import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { startServer } from '../server.ts';
import { until } from '../testing/until.ts';
import { type Transport, type Visitor, visit } from '../testing/visitor.ts';
import { createTunnelCapacity } from './capacity.ts';
import { startTunnel } from './start.ts';
import { startTunnelServer, type TunnelServer } from './testing/tunnel-server.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A server with a tunnel to a service of this machine, and what was printed of it. */
async function startTunnelled(service: string, flags: readonly string[] = []) {
  const env = { PORT: '0', HOST: '127.0.0.1', STUN_URLS: '', TUNNEL_HOST: service };
  const read = readConfig(env, ['--tunnel', ...flags]);
  if (!read.ok || read.config.tunnel === undefined) throw new Error('no tunnel in these settings');
  const places = createTunnelCapacity();
  const log = pino({ level: 'silent' });
  const page = () => (_request: unknown, _response: unknown, next: () => void) => next();
  const started = await startServer({ config: read.config, log, places, page });
  if (!started.ok) throw new Error(started.problem);
  const { server } = started;
  closers.push(() => server.close());

  const printed: string[] = [];
  const end = await startTunnel({
    settings: read.config.tunnel,
    server,
    places,
    isTerminal: false,
    print: (lines) => printed.push(lines),
  });
  closers.push(end);
  return { url: `http://127.0.0.1:${server.port}/`, printed, end };
}

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
    const { printed } = await startTunnelled(service.url);
    await until(() => printed.length > 0);
    expect(printed).toEqual([
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
      const { printed, url } = await startTunnelled(service.url);
      await until(() => printed.length > 0);
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
      expect(await (await enter(url)).join('room')).toMatchObject({ ok: true });

      const gone = new Promise((resolve) => people[0]?.socket.once('disconnect', resolve));
      people[0]?.socket.disconnect();
      await gone;
      const ninth = await untilLetIn(service.publicUrl(), transport);
      expect(await ninth.join('room')).toMatchObject({ ok: true });
    },
  );

  it('opens again under the same name when it is cut, and is told of once', async () => {
    const service = await startService();
    const { printed } = await startTunnelled(service.url, ['--tunnel-subdomain', 'our-standup']);
    await until(() => printed.length > 0);
    const link = service.publicUrl();
    service.cut();
    await until(() => printed.length === 3);
    expect(printed.slice(1)).toEqual([
      'The tunnel is lost. Whoever is connected goes on talking; it opens again by itself.\n',
      `The tunnel is open again: ${link}/\n`,
    ]);
    expect(service.asked).toEqual(['our-standup', 'our-standup']);
    expect(await (await fetch(`${link}/healthz`)).text()).toBe('ok');
  });

  it('opens again when the whole service was away', async () => {
    const service = await startTunnelServer();
    const { printed } = await startTunnelled(service.url, ['--tunnel-subdomain', 'our-standup']);
    await until(() => printed.length > 0);
    await service.close();
    await until(() => printed.length === 3);
    expect(printed[2]).toMatch(
      /^No tunnel: 127\.0\.0\.1:\d+ does not answer\. It is tried again\. Another way: /,
    );
    await startService({ port: Number(new URL(service.url).port) });
    await until(() => printed.length === 4);
    expect(printed[3]).toMatch(/^The tunnel has another link now/);
  }, 30_000);

  it('tells every page the new link when there is one', async () => {
    const service = await startService();
    const { printed, url } = await startTunnelled(service.url);
    const before = await enter(url);
    expect(await before.hears()).toEqual(['published', `${await opened(service, printed)}/`]);
    const after = await enter(url);
    expect(await after.hears()).toEqual(['published', `${service.publicUrl()}/`]);

    const link = service.publicUrl();
    service.refuseNextName();
    service.cut();
    await until(() => printed.length === 3);
    expect(service.publicUrl()).not.toBe(link);
    for (const visitor of [before, after])
      expect(await visitor.hears()).toEqual(['published', `${service.publicUrl()}/`]);
    expect(printed[2]).toContain(`  Link      ${service.publicUrl()}/\n`);
  });

  it('says in one line that a firewall refuses the port', async () => {
    const service = await startService({ isWalled: true });
    const { printed } = await startTunnelled(service.url);
    await until(() => printed.length > 0);
    expect(printed[0]).toMatch(
      /^No tunnel: 127\.0\.0\.1:\d+ lent one, but a firewall in between refuses its port\. .+ "--tunnel cloudflared"[^\n]*\n$/,
    );
  });

  it('says in one line that there is no way to the internet', async () => {
    const { printed } = await startTunnelled('http://nowhere.invalid');
    await until(() => printed.length > 0);
    expect(printed[0]).toMatch(
      /^No tunnel: nowhere\.invalid cannot be found\. Is this computer online\? It is tried again\. [^\n]+\n$/,
    );
  });

  it('leaves nothing open when it ends', async () => {
    const service = await startService();
    const { printed, end } = await startTunnelled(service.url);
    await until(() => printed.length > 0 && service.free() === 10);
    end();
    await until(() => service.free() === 0);
    await expect(visit(service.publicUrl(), 'websocket')).rejects.toThrow();
    expect(printed).toHaveLength(1);
  });
});

async function opened(service: TunnelServer, printed: readonly string[]): Promise<string> {
  await until(() => printed.length > 0);
  return service.publicUrl();
}

/** The place of who left is free when the server has noticed. */
async function untilLetIn(url: string, transport: Transport): Promise<Visitor> {
  for (;;) {
    try {
      return await enter(url, transport);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
