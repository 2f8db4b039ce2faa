/**
 * nginx and Caddy, run with the files of `deploy/` that people copy: only ports, certificates and names are put in for
 * those of an operator. `npm run setup` gets the programs.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../../scripts/program-path.ts';
import { until } from '../../src/server/testing/until.ts';
import { selfSigned } from './certificate.ts';

const ROOT = join(import.meta.dirname, '../..');

export type ProxyProgram = 'nginx' | 'caddy';
export type ProxyFile = `${ProxyProgram}/${string}`;

/** Where the page is then. */
export const pathOf = (file: ProxyFile): string => (file.includes('subpath') ? '/chat/' : '/');
export const programOf = (file: ProxyFile): ProxyProgram => (file.startsWith('nginx/') ? 'nginx' : 'caddy');

/** What stands in a file, and what stands there instead. */
export type Change = readonly [RegExp, string];

export interface ProxyOptions {
  /** Below `deploy/`. */
  readonly file: ProxyFile;
  /** What an operator wrote otherwise. */
  readonly changes: readonly Change[];
  /** Where it listens: by https there, and by plain http there where the file has it. */
  readonly port: number;
  readonly plainPort: number;
  /** Parley. */
  readonly target: URL;
  /** A second process of it, for files that are for several. */
  readonly twin: URL | undefined;
}

export interface RunningProxy {
  stop(): Promise<void>;
}

export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const program = programOf(options.file);
  const path = onPath(program);
  if (path === null) throw new Error(`there is no ${program}`);
  const folder = mkdtempSync(join(tmpdir(), `parley-${program}-`));
  const child = program === 'nginx' ? spawnNginx(path, folder, options) : spawnCaddy(path, folder, options);
  await answers(child, new URL(pathOf(options.file), `https://localhost:${options.port}`));
  return {
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const exited = once(child, 'exit');
        // nginx takes its workers along; Caddy would wait for whoever is still connected.
        child.kill(program === 'nginx' ? 'SIGTERM' : 'SIGKILL');
        await exited;
      }
      rmSync(folder, { recursive: true });
    },
  };
}

/** A port of this machine that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The file with what is an operator's own in place of the examples; an example that is not there is a mistake. */
function adapted(file: ProxyFile, replacements: readonly Change[]): string {
  let text = readFileSync(join(ROOT, 'deploy', file), 'utf8');
  for (const [example, own] of replacements) {
    if (!example.test(text)) throw new Error(`${file} has no ${example}`);
    text = text.replace(example, own);
  }
  return text;
}

function spawnNginx(path: string, folder: string, options: ProxyOptions) {
  const { file, changes, port, plainPort, target, twin } = options;
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = selfSigned();
  writeFileSync(key, made.key);
  writeFileSync(cert, made.cert);
  const plain = file.endsWith('root.conf')
    ? ([
        [/listen 80;/, `listen 127.0.0.1:${plainPort};`],
        [/listen \[::\]:80;/, ''],
      ] as const)
    : [];
  const upstreams = [target, ...(twin ? [twin] : [])].map(({ host }) => `server ${host} $1;`).join(' ');
  const site = adapted(file, [
    ...changes,
    ...plain,
    [/listen 443 /, `listen 127.0.0.1:${port} `],
    [/listen \[::\]:443 [^;]*;/, ''],
    [/ssl_certificate \S+;/, `ssl_certificate ${cert};`],
    [/ssl_certificate_key \S+;/, `ssl_certificate_key ${key};`],
    [/server 127\.0\.0\.1:3000 (\S+);/, upstreams],
  ]);
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const main = join(folder, 'nginx.conf');
  writeFileSync(
    main,
    [
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `pid ${join(folder, 'pid')};`,
      'daemon off;',
      'worker_processes 1;',
      'error_log stderr;',
      'events {}',
      'http {',
      'access_log off;',
      ...scratch.map((name) => `${name}_temp_path ${join(folder, name)};`),
      site,
      '}',
    ].join('\n'),
  );
  return spawn(path, ['-p', folder, '-e', 'stderr', '-c', main], { stdio: ['ignore', 'ignore', 'pipe'] });
}

function spawnCaddy(path: string, folder: string, options: ProxyOptions) {
  const { file, changes, port, plainPort, target, twin } = options;
  // No name on this machine leads to two addresses, as a service does in Docker.
  const upstream: Change =
    twin !== undefined
      ? [/dynamic a \S+ 3000 \{[^}]*\}/, `to ${target.host} ${twin.host}`]
      : [/ 3000 \{/, ` ${target.port} {`];
  const site = file.endsWith('compose.Caddyfile')
    ? adapted(file, [...changes, upstream])
    : adapted(file, [
        ...changes,
        [/(chat|www)\.example\.com \{/, 'localhost {'],
        [/127\.0\.0\.1:3000/, target.host],
      ]);
  const own = [
    '{',
    'admin off',
    // Nothing of this machine is to trust a certificate of a test.
    'skip_install_trust',
    'default_bind 127.0.0.1',
    `http_port ${plainPort}`,
    `https_port ${port}`,
    '}',
  ];
  const main = join(folder, 'Caddyfile');
  writeFileSync(main, `${own.join('\n')}\n${site}`);
  const env = {
    ...process.env,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
    DOMAIN: 'localhost',
    UPSTREAM: 'localhost',
  };
  const args = ['run', '--config', main, '--adapter', 'caddyfile'];
  return spawn(path, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

async function answers(child: ChildProcess, url: URL): Promise<void> {
  let told = '';
  child.stderr?.on('data', (words: Buffer) => {
    told += words;
  });
  await until(async () => child.exitCode !== null || (await isAnswered(url)));
  if (child.exitCode !== null) throw new Error(`${url} does not answer: ${told}`);
}

function isAnswered(url: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = https.get(url, { rejectUnauthorized: false, agent: false }, (answer) => {
      answer.resume();
      resolve(true);
    });
    asked.on('error', () => resolve(false));
  });
}
