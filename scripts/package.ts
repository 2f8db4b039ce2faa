/** `npm run package`: packs what was built, installs it in an empty directory, and uses the command that is there then. */
import { type ChildProcess, execFileSync, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { launchOptions } from '../e2e/support/browsers.ts';
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
  types(tarball);
  withoutWebRtc();
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
  await library(`${urls.Local}?roomId=package`);
  server.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  expectThat(isWindows || code === 0, 'SIGTERM ends it in good order');
}

/** Whoever imports the library gets its types, and the right module. */
function types(tarball: string): void {
  const tools = join(ROOT, 'node_modules/.bin');
  const options = { cwd: ROOT, encoding: 'utf8', shell: isWindows } as const;
  const lint = spawnSync(join(tools, 'publint'), ['--strict', '--pack', 'false'], options);
  expectThat(lint.status === 0, `publint finds nothing wrong with the package${failing(lint)}`);
  const wrong = spawnSync(join(tools, 'attw'), [tarball, '--profile', 'esm-only'], options);
  expectThat(wrong.status === 0, `the types are those of what is imported${failing(wrong)}`);
}

function failing({ status, stdout, stderr }: SpawnSyncReturns<string>): string {
  return status === 0 ? '' : `\n${stdout}${stderr}`;
}

/** The package for WebRTC does not come by itself, and who needs it is told which it is. */
function withoutWebRtc(): void {
  const link = 'http://127.0.0.1:9/?roomId=a';
  writeFileSync(
    join(folder, 'without.mjs'),
    `import { joinRoom } from 'parley/room';
    await joinRoom('${link}', { name: 'Ann' }).catch(({ code, message }) => console.log(code, message));`,
  );
  const options = { cwd: folder, encoding: 'utf8', shell: isWindows } as const;
  const told = execFileSync(process.execPath, ['without.mjs'], { cwd: folder, encoding: 'utf8' });
  const how = 'npm install node-datachannel';
  expectThat(
    told.startsWith('webrtc-missing ') && told.includes(how),
    'without WebRTC the library says what to install',
  );
  const { status, stderr } = spawnSync(command(), ['pipe', link], options);
  expectThat(status === 2 && stderr.includes(how), 'and so does parley pipe');
}

/** The library in both ways: in Node.js as it is, and in a page that a bundler made. */
async function library(link: string): Promise<void> {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const wanted = `node-datachannel@${devDependencies['node-datachannel']}`;
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', wanted];
  execFileSync('npm', args, { cwd: folder, stdio: 'inherit', shell: isWindows });
  writeFileSync(
    join(folder, 'two.mjs'),
    `import { joinRoom } from 'parley/room';
    const [ann, ben] = [await joinRoom('${link}', { name: 'Ann' }), await joinRoom('${link}', { name: 'Ben' })];
    const heard = new Promise((resolve) => ben.on('message', resolve));
    ann.say('from Ann');
    console.log((await heard).text);
    await Promise.all([ann.leave(), ben.leave()]);`,
  );
  const two = execFileSync(process.execPath, ['two.mjs'], { cwd: folder, encoding: 'utf8' });
  expectThat(two === 'from Ann\n', 'two members of one program hear each other, and the program ends');

  const page = join(folder, 'page.js');
  writeFileSync(
    page,
    `import { joinRoom } from 'parley/room';
    const room = await joinRoom('${link}', { name: 'Page' });
    room.on('message', ({ text, isOwn }) => !isOwn && room.say('heard ' + text));`,
  );
  const made = await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    build: { write: false, target: 'es2022', lib: { entry: page, formats: ['es'], fileName: 'page' } },
  });
  const [chunk] = [made].flat().flatMap((each) => ('output' in each ? each.output : []));
  const code = chunk?.type === 'chunk' ? chunk.code : '';
  expectThat(!/node:|node-datachannel/.test(code), `a bundler makes a page of it: ${code.length} characters`);
  const options = launchOptions('chromium');
  if (options === null) return console.log('NOT RUN: there is no Chromium here to open it in');
  const browser = await chromium.launch(options);
  try {
    const tab = await browser.newPage();
    // Of the server's own origin, and without its content policy.
    await tab.route('**/bundled', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<script type="module">${code}</script>` }),
    );
    await tab.goto(new URL('bundled', link).href);
    const pipe = spawn(command(), ['pipe', link], { cwd: folder, stdio: 'pipe', shell: isWindows });
    pipe.stdin.write('from a program\n');
    const [heard] = (await once(createInterface({ input: pipe.stdout }), 'line')) as [string];
    pipe.kill('SIGTERM');
    expectThat(heard === 'Page: heard from a program', 'the page talks with parley pipe');
  } finally {
    await browser.close();
  }
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
