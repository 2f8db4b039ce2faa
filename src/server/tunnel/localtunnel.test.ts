import { createServer } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { createLocaltunnel } from './localtunnel.ts';
import type { OpenTunnel } from './provider.ts';
import { startTunnelServer } from './testing/tunnel-server.ts';
import { openTunnelEndpoint } from './tunnel-endpoint.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(
  options: Parameters<typeof startTunnelServer>[0],
  patience = { lookEveryMs: 5, quietMs: 50 },
): Promise<{ tunnel: OpenTunnel; service: Awaited<ReturnType<typeof startTunnelServer>> }> {
  const service = await startTunnelServer(options);
  closers.push(() => service.close());
  const http = createServer((_request, response) => void response.end('here'));
  closers.push(() => http.closeAllConnections());
  const endpoint = await openTunnelEndpoint((socket) => http.emit('connection', socket));
  closers.push(endpoint.close);
  const stop = new AbortController();
  closers.push(() => stop.abort());
  const provider = createLocaltunnel({ host: service.url, endpoint, patience });
  const result = await provider.open(null, stop.signal);
  if (!result.ok) throw new Error(result.problem);
  return { tunnel: result.tunnel, service };
}

it('counts the connections that the service grants', async () => {
  const { tunnel } = await open({ connections: 4 });
  expect(tunnel).toMatchObject({ connections: 4, password: null, name: expect.stringMatching(/^lent-/) });
});

it('holds in silence as long as requests come through', async () => {
  const { tunnel, service } = await open({});
  let isLost = false;
  void tunnel.lost.then(() => {
    isLost = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(isLost).toBe(false);
  expect(await (await fetch(service.publicUrl())).text()).toBe('here');
});

it('notices that nothing comes through though every connection stays', async () => {
  const { tunnel, service } = await open({});
  service.freeze();
  await tunnel.lost;
  expect((await fetch(service.publicUrl())).status).toBe(504);
});

it('believes no password that is no address', async () => {
  expect((await open({ password: '\u001b[31mpwned' })).tunnel.password).toBeNull();
  expect((await open({ password: '2001:db8::7' })).tunnel.password).toBe('2001:db8::7');
});
