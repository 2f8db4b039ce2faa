/** The programs that tests run beside Node: what has them, and what is not run without them. */
import { type BrowserKind, findBrowser, HEADLESS_SHELL } from '../e2e/support/browsers.ts';
import { onPath } from './program-path.ts';

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
  /** Only such systems need it. */
  readonly platform?: NodeJS.Platform;
}

const LAB = 'the laboratory';
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
    tests: 'rooms that several processes share',
  },
  {
    name: 'nginx',
    packages: ['nginx'],
    versionFlag: '-v',
    tests: 'several processes, the page behind nginx',
  },
  { name: 'caddy', packages: ['caddy'], versionFlag: 'version', tests: 'the page behind Caddy' },
  {
    name: 'turnserver',
    packages: ['coturn'],
    versionFlag: '--version',
    tests: `everything over TURN, ${LAB}`,
  },
  { name: 'openssl', packages: ['openssl'], versionFlag: 'version', tests: 'the page over https' },
  { name: 'ip', packages: ['iproute2'], versionFlag: '-V', ...forLab },
  { name: 'tc', packages: ['iproute2'], versionFlag: '-V', ...forLab },
  { name: 'iptables', packages: ['iptables'], file: 'iptables-nft', versionFlag: '--version', ...forLab },
  {
    name: 'iptables-save',
    packages: ['iptables'],
    file: 'iptables-nft-save',
    versionFlag: '--version',
    ...forLab,
  },
  { name: 'conntrack', packages: ['conntrack'], versionFlag: '--version', ...forLab },
  { name: 'ping', packages: ['iputils-ping'], versionFlag: '-V', ...forLab },
  { name: 'unshare', packages: ['util-linux'], versionFlag: '--version', ...forLab },
  { name: 'setpriv', packages: ['util-linux'], versionFlag: '--version', ...forLab },
];

export const pathOf = ({ name, browser }: Program): string | null =>
  browser === undefined ? onPath(name) : (findBrowser(browser)?.path ?? null);

export const missingPrograms = (): readonly Program[] =>
  PROGRAMS.filter(
    (program) => (program.platform ?? process.platform) === process.platform && pathOf(program) === null,
  );
