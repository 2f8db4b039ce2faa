import { createServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { until } from '../testing/until.ts';
import { createLocaltunnel } from './localtunnel.ts';
import type { OpenTunnel } from './provider.ts';
import { startTunnelServer } from './testing/tunnel-server.ts';
import { openTunnelEndpoint } from './tunnel-endpoint.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Opened {
  readonly tunnel: OpenTunnel;
  readonly service: Awaited<ReturnType<typeof startTunnelServer>>;
  readonly clock: ManualClock;
  /** How many requests came out of the tunnel. */
  requests(): number;
}

async function open(options: Parameters<typeof startTunnelServer>[0] = {}): Promise<Opened> {
  const service = await startTunnelServer(options);
  closers.push(() => service.close());
  let requests = 0;
  const http = createServer((_request, response) => {
    requests += 1;
    response.end('here');
  });
  closers.push(() => http.closeAllConnections());
  const endpoint = await openTunnelEndpoint((socket) => http.emit('connection', socket));
  closers.push(endpoint.close);
  const stop = new AbortController();
  closers.push(() => stop.abort());
  const clock = new ManualClock();
  const opening = createLocaltunnel({ host: service.url, endpoint, clock }).open(null, stop.signal);
  // Time passes once all connections are there.
  const most = options.connections ?? 10;
  await until(() => service.free() === most && endpoint.connections() === most);
  await clock.pass(1_000);
  const result = await opening;
  if (!result.ok) throw new Error(result.problem);
  return { tunnel: result.tunnel, service, clock, requests: () => requests };
}

/** After so much silence a request is sent. */
const QUIET_MS = 20_000;
const LOOK_EVERY_MS = 1_000;

it('counts the connections that the service grants', async () => {
  const { tunnel } = await open({ connections: 4 });
  expect(tunnel).toMatchObject({ connections: 4, password: null, name: expect.stringMatching(/^lent-/) });
});

it('holds in silence as long as requests come through', async () => {
  const { tunnel, service, clock, requests } = await open();
  let isLost = false;
  void tunnel.lost.then(() => {
    isLost = true;
  });
  for (let silences = 1; silences <= 5; silences += 1) {
    await clock.pass(QUIET_MS);
    await until(() => requests() === silences);
    // The answer is in: the tunnel will be looked at again.
    await until(() => clock.nextInMs === LOOK_EVERY_MS);
  }
  expect(isLost).toBe(false);
  expect(await (await fetch(service.publicUrl())).text()).toBe('here');
});

it('notices that nothing comes through though every connection stays', async () => {
  const { tunnel, service, clock } = await open();
  service.freeze();
  let isLost = false;
  const lost = tunnel.lost.then(() => {
    isLost = true;
  });
  // Two requests without an answer, one look apart.
  for (let asked = 0; !isLost; asked += 1) {
    await clock.pass(asked === 0 ? QUIET_MS : LOOK_EVERY_MS);
    await until(() => isLost || clock.nextInMs === LOOK_EVERY_MS);
  }
  await lost;
  expect((await fetch(service.publicUrl())).status).toBe(504);
});

it('believes no password that is no address', async () => {
  expect((await open({ password: '\u001b[31mpwned' })).tunnel.password).toBeNull();
  expect((await open({ password: '2001:db8::7' })).tunnel.password).toBe('2001:db8::7');
});
