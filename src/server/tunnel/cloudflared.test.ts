import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { until } from '../testing/until.ts';
import { createCloudflared, hasCloudflared } from './cloudflared.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A program that runs `code`, and writes down how it was called and by which id it runs. */
function program(code: string): { path: string; calls: () => string; pid: () => number } {
  const folder = mkdtempSync(join(tmpdir(), 'parley-cloudflared-'));
  folders.push(folder);
  const path = join(folder, 'cloudflared');
  const calls = join(folder, 'calls');
  const pid = join(folder, 'pid');
  const lines = [
    `#!${process.execPath}`,
    `require('fs').appendFileSync(${JSON.stringify(calls)}, process.argv.slice(2).join(' ') + '\\n');`,
    `require('fs').writeFileSync(${JSON.stringify(pid)}, String(process.pid));`,
    code,
  ];
  writeFileSync(path, lines.join('\n'));
  chmodSync(path, 0o755);
  const read = (file: string) => readFileSync(file, 'utf8');
  return { path, calls: () => read(calls), pid: () => Number(read(pid)) };
}

const BANNER = `
  console.error('INF Requesting new quick Tunnel on trycloudflare.com...');
  console.error('INF |  Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):  |');
  console.error('INF |  https://calm-otter-1.trycloudflare.com                                                    |');
  console.error('INF Registered tunnel connection connIndex=0');
  setInterval(() => console.error('INF on it'), 10);`;

const never = () => new AbortController().signal;
const over = (path: string, clock = new ManualClock()) =>
  createCloudflared({ port: 1234, program: path, clock });

// Programs are found and run in another way there.
describe.skipIf(process.platform === 'win32')('a tunnel over cloudflared', () => {
  it('has the link that the program tells of once people can come through', async () => {
    const { path, calls } = program(BANNER);
    const result = await over(path).open('ignored', never());
    if (!result.ok) throw new Error(result.problem);
    const { tunnel } = result;
    expect(tunnel).toMatchObject({
      url: 'https://calm-otter-1.trycloudflare.com/',
      name: null,
      connections: null,
      password: null,
    });
    expect(calls()).toBe('tunnel --no-autoupdate --url http://127.0.0.1:1234\n');
    tunnel.close();
    await tunnel.lost;
  });

  it('takes no error that names the service for a link', async () => {
    const { path } = program(`
      console.error('ERR failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": no such host');
      console.error('INF Registered tunnel connection');
      process.exitCode = 1;`);
    expect(await over(path).open(null, never())).toEqual({
      ok: false,
      problem: 'ended',
      at: 'trycloudflare.com',
    });
  });

  it('is lost when the program ends, and ends with the signal', async () => {
    const { path, pid } = program(BANNER);
    const first = await over(path).open(null, never());
    process.kill(pid());
    if (first.ok) await first.tunnel.lost;
    expect(first.ok).toBe(true);

    const stop = new AbortController();
    const second = await over(program(BANNER).path).open(null, stop.signal);
    stop.abort();
    if (second.ok) await second.tunnel.lost;
    expect(second.ok).toBe(true);
  });

  it('gives up a program that never has a link', async () => {
    const clock = new ManualClock();
    const opening = over(program('setInterval(() => undefined, 10)').path, clock).open(null, never());
    await until(() => clock.pending > 0);
    await clock.pass(30_000);
    expect(await opening).toMatchObject({ ok: false, problem: 'no-answer' });
  });

  it('knows whether the program is there', async () => {
    const { path } = program('');
    expect(await hasCloudflared(path)).toBe(true);
    expect(await hasCloudflared(join(path, '..', 'nothing'))).toBe(false);
    const missing = over(join(path, '..', 'nothing'));
    expect(await missing.open(null, never())).toMatchObject({ ok: false, problem: 'not-installed' });
  });
});
