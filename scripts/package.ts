/** `npm run package`: packs what was built, installs it in an empty directory, and uses the command that is there then. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createSeal } from '../public/net/crypto/seal.ts';
import { signEntry } from '../public/room/log/entry.ts';
import { signedFile } from '../public/room/signed-file/signed-file.ts';
import { nodeSigner } from '../public/testing/node-keys.ts';
import { startTunnelServer } from '../src/server/tunnel/testing/tunnel-server.ts';

const ROOT = join(import.meta.dirname, '..');
const isWindows = process.platform === 'win32';
const folder = mkdtempSync(join(tmpdir(), 'parley-package-'));
const service = await startTunnelServer({ password: '203.0.113.7' });
let server: ChildProcess | undefined;

try {
  const tarball = pack();
  install(tarball);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expectThat(run('--version') === `${version}\n`, '--version tells the version');
  expectThat(run('--help').startsWith('Usage: parley [options]\n'), '--help tells how it is used');
  verify();
  await serve();
} finally {
  server?.kill('SIGKILL');
  await service.close();
  rmSync(folder, { recursive: true, force: true });
}

/** What `npm publish` would send. The build is there already. */
function pack(): string {
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const name = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', shell: isWindows }).trim();
  const tarball = join(folder, name);
  console.log(`packed ${name}: ${(statSync(tarball).size / 1e6).toFixed(1)} MB`);
  return tarball;
}

function install(tarball: string): void {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', tarball];
  execFileSync('npm', args, { cwd: folder, stdio: 'inherit', shell: isWindows });
  const { version } = JSON.parse(
    readFileSync(join(folder, 'node_modules/parley/node_modules/axios/package.json'), 'utf8'),
  ) as { version: string };
  // Its makers ask for 0.21; ours comes with the package.
  expectThat(Number.parseInt(version, 10) >= 1, `localtunnel comes with axios ${version}`);
}

function command(): string {
  return join(folder, 'node_modules/.bin', isWindows ? 'parley.cmd' : 'parley');
}

function run(...args: string[]): string {
  return execFileSync(command(), args, { cwd: folder, encoding: 'utf8', shell: isWindows });
}

/** The page's verifying code came along, with all that it needs. */
function verify(): void {
  const signer = nodeSigner(new Uint8Array(32).fill(1));
  const { signingContext } = createSeal({ roomId: 'harbour', key: null }, (count) => new Uint8Array(count));
  const body = { kind: 'text', text: 'the words' } as const;
  const entry = signEntry(signer, signingContext, { log: '000AAAAA', seq: 1, at: 0, seen: [], body });
  const file = [...signedFile({ roomId: 'harbour', isSealed: false, signingContext }, 0, [entry])].join('');
  const verdictOn = (content: string) => {
    writeFileSync(join(folder, 'room.parley'), content);
    const options = { cwd: folder, encoding: 'utf8', shell: isWindows } as const;
    const { status, stdout, stderr } = spawnSync(command(), ['verify', 'room.parley'], options);
    return `${status} ${/^(NOT )?PROVED/m.exec(stdout)?.[0]}${stderr}`;
  };
  expectThat(verdictOn(file) === '0 PROVED', 'verify proves whose words a signed file holds');
  const forged = file.replace('the words', 'new words');
  expectThat(verdictOn(forged) === '1 NOT PROVED', 'verify finds words that nobody signed');
}

async function serve(): Promise<void> {
  const env = { ...process.env, STUN_URLS: '', LOG_LEVEL: 'warn', TUNNEL_HOST: service.url };
  const args = ['--port', '0', '--host', '127.0.0.1', '--tunnel'];
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  server = spawn(command(), args, { cwd: folder, env, stdio: [...stdio], shell: isWindows });
  const ended = once(server, 'exit');
  const urls = await printedUrls(server.stdout as Readable);
  for (const [name, url] of Object.entries(urls)) {
    const page = await (await fetch(url)).text();
    const [, script = ''] = /<script[^>]* src="([^"]+)"/.exec(page) ?? [];
    const loaded = await fetch(new URL(script, url));
    expectThat(loaded.ok && script !== '', `${name}: ${url} has the page and its script`);
    const health = await (await fetch(new URL('healthz', url))).text();
    expectThat(health === 'ok', `${name}: /healthz says ok`);
  }
  server.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  expectThat(isWindows || code === 0, 'SIGTERM ends it in good order');
}

async function printedUrls(output: Readable): Promise<{ Local: string; Link: string }> {
  const urls: Record<string, string> = {};
  for await (const line of createInterface({ input: output })) {
    const [, name, url] = /^ {2}(Local|Link) +(http:\S+)/.exec(line) ?? [];
    if (name && url) urls[name] = url;
    const { Local, Link } = urls;
    if (Local && Link) return { Local, Link };
  }
  throw new Error('it ended before it said where it is');
}

function expectThat(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`not so: ${what}`);
  console.log(`ok  ${what}`);
}
