import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start.ts';
import { visit } from '../testing/visitor.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

async function metrics(url: string): Promise<Map<string, number>> {
  const text = await (await fetch(url)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

describe('the metrics', () => {
  it('count who is here, what was relayed, and what was refused and why', async () => {
    server = await startTestServer({ METRICS_PORT: '0', ROOM_CAPACITY: '2' });
    const [ada, bob, eve] = [
      await visit(server.url, 'websocket'),
      await visit(server.url, 'polling'),
      await visit(server.url, 'websocket'),
    ];
    await ada.join('r');
    await bob.join('r');
    expect(await eve.join('r')).toMatchObject({ reason: 'room-full' });
    ada.socket.emit('signal', bob.address, 'twelve-bytes');
    await bob.hears();
    ada.socket.emit('signal', eve.address, 'not-in-the-room');
    ada.emitAnything('made "up"', 1);
    for (let count = 0; count < 3; count += 1) await ada.hears();
    await expect(
      visit(server.url, 'websocket', { extraHeaders: { origin: 'https://evil.example' } }),
    ).rejects.toThrow();

    const found = await metrics(server.metricsUrl);
    expect(Object.fromEntries(found)).toMatchObject({
      parley_connections: 3,
      parley_rooms: 1,
      parley_members: 2,
      parley_joins_total: 2,
      parley_signals_total: 1,
      parley_signal_bytes_total: 12,
      'parley_refusals_total{what="join",reason="room-full"}': 1,
      'parley_refusals_total{what="signal",reason="gone"}': 1,
      'parley_refusals_total{what="event",reason="unknown-event"}': 1,
      'parley_refusals_total{what="connect",reason="origin"}': 1,
    });
    for (const quantile of ['0.5', '0.99', '1'])
      expect(found.get(`parley_event_loop_delay_seconds{quantile="${quantile}"}`)).toBeGreaterThanOrEqual(0);
    expect(found.get('parley_resident_memory_bytes')).toBeGreaterThan(1e6);
    for (const { socket } of [ada, bob, eve]) socket.close();
  });

  it('are on a port of their own, and nothing else is', async () => {
    server = await startTestServer({ METRICS_PORT: '0' });
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    expect((await fetch(new URL('/', server.metricsUrl))).status).toBe(404);
    expect((await fetch(server.metricsUrl, { method: 'POST' })).status).toBe(404);
  });

  it('stop the start with one line when their port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    await expect(startTestServer({ METRICS_PORT: String(port) })).rejects.toThrow(
      `METRICS_PORT ${port} is already in use. Stop what uses it, or choose another one with METRICS_PORT or --metrics-port.`,
    );
    other.close();
  });

  it.each([
    ['are not loaded when nobody wants them', 'undefined', false],
    ['are loaded when somebody does', "{ port: 0, host: '127.0.0.1' }", true],
  ])('%s', (_what, wanted, isLoaded) => {
    const script = `
      import { createRequire } from 'node:module';
      const { openMetrics } = await import(${JSON.stringify(new URL('./open-metrics.ts', import.meta.url).href)});
      const metrics = await openMetrics(${wanted}, {});
      const { cache } = createRequire(import.meta.url);
      process.stdout.write(String(Object.keys(cache).some((path) => path.includes('prom-client'))));
      metrics.close();`;
    const run = ['--import', 'tsx', '--input-type=module', '--eval', script];
    expect(execFileSync(process.execPath, run, { encoding: 'utf8' })).toBe(String(isLoaded));
  });
});
