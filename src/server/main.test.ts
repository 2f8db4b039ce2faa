import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Visitor, visit } from './testing/visitor.ts';
import { startTunnelServer } from './tunnel/testing/tunnel-server.ts';

// Inside the repository, where the compiled server finds its dependencies; apart from the build people may be using.
const BUILD = join(import.meta.dirname, '../../dist/startup-test');
const COMPILER = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
const MAIN = join(BUILD, 'server/main.js');

// biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is to be seen.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/;

type Server = ChildProcessByStdio<null, Readable, Readable>;

beforeAll(() => {
  const buildInfo = join(BUILD, 'tsbuildinfo');
  execFileSync(process.execPath, [COMPILER, '-p', 'src', '--outDir', BUILD, '--tsBuildInfoFile', buildInfo]);
  mkdirSync(join(BUILD, 'public'), { recursive: true });
  writeFileSync(join(BUILD, 'public/index.html'), '<!doctype html><title>Parley</title>');
});
afterAll(() => rmSync(BUILD, { recursive: true, force: true }));

function start(env: Record<string, string>, ...args: string[]): Server {
  return spawn(process.execPath, [MAIN, ...args], {
    // No STUN servers: the self-test would ask them.
    env: { ...process.env, LOG_LEVEL: 'info', STUN_URLS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(server: Server) {
  const [[code], stdout, stderr] = await Promise.all([
    once(server, 'exit'),
    text(server.stdout),
    text(server.stderr),
  ]);
  return { code, stdout, stderr };
}

/** Resolves with the URL as soon as the server has printed it: the local one, unless another is wanted. */
async function greeted(server: Server, line = /Local +(http:\S+)/): Promise<string> {
  for await (const chunk of server.stdout.iterator({ destroyOnReturn: false })) {
    const [, url] = line.exec(String(chunk)) ?? [];
    if (url) return url;
  }
  throw new Error('the server ended without printing where it runs');
}

describe('start-up', () => {
  it('stops with one readable line when a setting is nonsense', async () => {
    const { code, stdout, stderr } = await ended(start({ PORT: 'banana' }));
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe('Parley cannot start: PORT must be a whole number from 0 to 65535.\n');
  });

  it('stops with one readable line when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };

    const { code, stderr } = await ended(start({ HOST: '127.0.0.1' }, '--port', String(port)));
    other.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Parley cannot start: PORT ${port} is already in use\\.[^\\n]+\\n$`));
  });

  it('stops with one readable line when the host is not here', async () => {
    const { code, stderr } = await ended(start({ PORT: '0', HOST: '192.0.2.1' }));
    expect(code).toBe(1);
    expect(stderr).toBe('Parley cannot start: HOST 192.0.2.1 is not an address of this machine.\n');
  });

  it('tells how it is used and which version it is, also where the settings are nonsense', async () => {
    const help = await ended(start({ PORT: 'banana' }, '--help'));
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/^Usage: parley \[options\]\n/);
    const { version } = JSON.parse(readFileSync(join(BUILD, '../../package.json'), 'utf8'));
    expect(await ended(start({}, '--version'))).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('verifies a file instead, where the page has what that takes, and exits with the verdict', async () => {
    const verify = (...args: string[]) => ended(start({ PORT: 'banana' }, 'verify', ...args));
    const bundle = join(BUILD, 'verify.js');
    expect(await verify()).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^[^\n]+\n$/),
    });
    expect(await verify(MAIN)).toMatchObject({ code: 2, stderr: expect.stringContaining('not built') });
    const found = {
      ...{ problem: null, roomId: 'harbour', isSealed: false, isOfRoom: true, exportedAt: 0, promised: 0 },
      ...{ authors: [], refused: 0, refusedLines: [], missing: 0, unknownSeen: 0 },
    };
    const answer = (result: object) =>
      writeFileSync(
        bundle,
        `export async function verifyFile(chunks) { for await (const _ of chunks); return ${JSON.stringify(result)}; }`,
      );
    answer(found);
    expect(await verify(MAIN)).toMatchObject({ code: 0, stdout: expect.stringContaining('\nPROVED') });
    expect(await verify('no-such-file')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'parley verify: no-such-file cannot be read (ENOENT).\n',
    });
    answer({ ...found, refused: 1, refusedLines: [2] });
    expect(await verify(MAIN)).toMatchObject({ code: 1, stdout: expect.stringContaining('NOT PROVED') });
    answer({ problem: 'page' });
    expect(await verify(MAIN)).toMatchObject({ code: 1, stdout: expect.stringContaining('NOT PROVED') });
  });

  it('opens a tunnel, and closes it with everything else', async () => {
    const service = await startTunnelServer();
    const server = start({ PORT: '0', HOST: '127.0.0.1', TUNNEL_HOST: service.url }, '--tunnel');
    const link = await greeted(server, /Link +(http:\S+)/);
    expect(await (await fetch(link)).text()).toContain('Parley');
    server.kill('SIGTERM');
    expect((await ended(server)).code).toBe(0);
    await service.close();
  });

  it('serves the page and takes people at the URL it prints', async () => {
    const server = start({ PORT: '0', HOST: '127.0.0.1' });
    const url = await greeted(server);
    expect(await (await fetch(url)).text()).toContain('Parley');
    expect(await (await fetch(`${url}healthz`)).text()).toBe('ok');
    expect(await (await fetch(`${url}readyz`)).text()).toBe('ready');
    server.kill('SIGTERM');
    expect((await ended(server)).code).toBe(0);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends in good order on %s with people connected',
    async (signal) => {
      const server = start({ PORT: '0', HOST: '127.0.0.1' });
      const url = await greeted(server);
      const visitors: Visitor[] = [await visit(url, 'websocket'), await visit(url, 'polling')];
      for (const visitor of visitors) await visitor.join('secret-room', { card: 'secret-card' });
      const letGo = visitors.map(
        ({ socket }) => new Promise((resolve) => socket.once('disconnect', resolve)),
      );

      server.kill(signal);
      const { code, stderr } = await ended(server);
      await Promise.all(letGo);

      expect(code).toBe(0);
      expect(stderr).toContain('"msg":"stopped"');
      expect(stderr).not.toMatch(/secret|127\.0\.0\.1/);
    },
  );

  it('follows every step at debug level without telling rooms or cards', async () => {
    const server = start({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'debug' });
    const url = await greeted(server);
    const ada = await visit(url, 'websocket');
    const bob = await visit(url, 'websocket');
    for (const visitor of [ada, bob]) await visitor.join('secret-room', { card: 'secret-card' });
    ada.socket.emit('signal', bob.address, 'secret-signal');
    await bob.hears();
    ada.emitAnything('secret-event\u009b31m');
    for (const to of ['secret-address', '\u001b[2J', 7]) ada.emitAnything('signal', to, 'secret-signal');
    // Answered last, so all of that was.
    expect(await ada.join('secret-room\n{"level":"fatal"}')).toMatchObject({ reason: 'bad-request' });
    server.kill('SIGTERM');
    const { stderr } = await ended(server);

    expect(stderr).toContain(`"from":"${ada.address}","to":"${bob.address}"`);
    expect(stderr).not.toContain('secret');
    expect(stderr).not.toContain('127.0.0.1');
    for (const line of stderr.trim().split('\n')) {
      expect(line).not.toMatch(CONTROL);
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), time: expect.any(String) });
    }
  });
});
