import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createCloudflared, hasCloudflared } from './cloudflared.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A program that runs `code`, and writes down how it was called. */
function program(code: string): { path: string; calls: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'parley-cloudflared-'));
  folders.push(folder);
  const path = join(folder, 'cloudflared');
  const calls = join(folder, 'calls');
  const lines = [
    `#!${process.execPath}`,
    `require('fs').appendFileSync(${JSON.stringify(calls)}, process.argv.slice(2).join(' ') + '\\n');`,
    code,
  ];
  writeFileSync(path, lines.join('\n'));
  chmodSync(path, 0o755);
  return { path, calls: () => readFileSync(calls, 'utf8') };
}

const BANNER = `
  console.error('INF Requesting new quick Tunnel on trycloudflare.com...');
  console.error('INF |  Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):  |');
  console.error('INF |  https://calm-otter-1.trycloudflare.com                                                    |');
  console.error('INF Registered tunnel connection connIndex=0');
  setInterval(() => console.error('INF on it'), 10);`;

const never = () => new AbortController().signal;

// Programs are found and run in another way there.
describe.skipIf(process.platform === 'win32')('a tunnel over cloudflared', () => {
  it('has the link that the program tells of once people can come through', async () => {
    const { path, calls } = program(BANNER);
    const result = await createCloudflared({ port: 1234, program: path }).open('ignored', never());
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
    expect(await createCloudflared({ port: 1, program: path }).open(null, never())).toEqual({
      ok: false,
      problem: 'ended',
      at: 'trycloudflare.com',
    });
  });

  it('is lost when the program ends, and ends with the signal', async () => {
    const { path } = program(`${BANNER}\nsetTimeout(() => process.exit(), 200);`);
    const first = await createCloudflared({ port: 1, program: path }).open(null, never());
    if (first.ok) await first.tunnel.lost;
    expect(first.ok).toBe(true);

    const stop = new AbortController();
    const second = await createCloudflared({ port: 1, program: program(BANNER).path }).open(
      null,
      stop.signal,
    );
    stop.abort();
    if (second.ok) await second.tunnel.lost;
    expect(second.ok).toBe(true);
  });

  it('knows whether the program is there', async () => {
    const { path } = program('');
    expect(await hasCloudflared(path)).toBe(true);
    expect(await hasCloudflared(join(path, '..', 'nothing'))).toBe(false);
    const missing = createCloudflared({ port: 1, program: join(path, '..', 'nothing') });
    expect(await missing.open(null, never())).toMatchObject({ ok: false, problem: 'not-installed' });
  });
});
