/**
 * The programs that tests run beside Node, and where each one is found: on the path, in the folders for administrators,
 * or in the folder into which `npm run setup` unpacks what the machine lacks. Whoever imports this file can start all of
 * them by name, and so can the processes that it starts.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserKind, findBrowser, HEADLESS_SHELL } from '../e2e/browsers.ts';

/** Outside the checkout, so that `npm ci` does not take it away and every checkout shares it. */
export const FETCHED = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'parley-tests');

export interface Program {
  readonly name: string;
  /** Debian's packages that have it; the first that the distribution knows is taken. */
  readonly packages: readonly string[];
  /** The file in that package, where it is called otherwise. */
  readonly file?: string;
  readonly versionFlag: string;
  /** What is not run without it. */
  readonly tests: string;
  readonly browser?: BrowserKind;
  /** Only looked for on such systems. */
  readonly platform?: NodeJS.Platform;
}

const LAB = 'the laboratory (npm run lab)';
const forLab = { tests: LAB, platform: 'linux' } as const;

export const PROGRAMS: readonly Program[] = [
  {
    name: HEADLESS_SHELL,
    packages: [HEADLESS_SHELL, 'chromium'],
    versionFlag: '--version',
    tests: 'everything in Chromium',
    browser: 'chromium',
  },
  {
    name: 'firefox-esr',
    packages: ['firefox-esr'],
    versionFlag: '--version',
    tests: 'everything in Firefox',
    browser: 'firefox',
  },
  {
    name: 'redis-server',
    packages: ['redis-server'],
    versionFlag: '--version',
    tests: 'rooms shared by several processes',
  },
  {
    name: 'nginx',
    packages: ['nginx'],
    versionFlag: '-v',
    tests: 'the page behind nginx, several processes',
  },
  { name: 'caddy', packages: ['caddy'], versionFlag: 'version', tests: 'the page behind Caddy' },
  {
    name: 'turnserver',
    packages: ['coturn'],
    versionFlag: '--version',
    tests: `relay only, a real TURN server, ${LAB}`,
  },
  { name: 'openssl', packages: ['openssl'], versionFlag: 'version', tests: 'the page over https' },
  { name: 'ip', packages: ['iproute2'], versionFlag: '-V', ...forLab },
  { name: 'tc', packages: ['iproute2'], versionFlag: '-V', ...forLab },
  { name: 'iptables', packages: ['iptables'], file: 'iptables-nft', versionFlag: '--version', ...forLab },
  { name: 'conntrack', packages: ['conntrack'], versionFlag: '--version', ...forLab },
  { name: 'ping', packages: ['iputils-ping'], versionFlag: '-V', ...forLab },
  { name: 'unshare', packages: ['util-linux'], versionFlag: '--version', ...forLab },
  { name: 'setpriv', packages: ['util-linux'], versionFlag: '--version', ...forLab },
];

/** The machine's own come first. */
const ADDED_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin', join(FETCHED, 'bin')];

const onPath = (): string[] => (process.env.PATH ?? '').split(delimiter);
process.env.PATH = [...onPath(), ...ADDED_FOLDERS.filter((folder) => !onPath().includes(folder))].join(
  delimiter,
);

export function findProgram({ name, browser }: Pick<Program, 'name' | 'browser'>): string | null {
  if (browser !== undefined) return findBrowser(browser)?.path ?? null;
  return (
    onPath()
      .map((folder) => join(folder, name))
      .find((path) => existsSync(path)) ?? null
  );
}

export const missingPrograms = (): readonly Program[] =>
  PROGRAMS.filter(
    (program) => (program.platform ?? process.platform) === process.platform && findProgram(program) === null,
  );
