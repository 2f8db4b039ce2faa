/** The lines that tell a person which address to open, and which page is served there. */
import { networkInterfaces } from 'node:os';

interface Listening {
  readonly port: number;
  readonly host: string | undefined;
  readonly publicUrl: string | undefined;
}

/** The page that is served, for whoever compares. */
interface ServedPage {
  readonly version: string;
  readonly hash: string;
  /** False where its files are not those that the build left. */
  readonly isAsBuilt: boolean;
}

type Interfaces = ReturnType<typeof networkInterfaces>;

const EVERY_INTERFACE = new Set([undefined, '0.0.0.0', '::']);

/** The address for a browser on this machine. */
export function localUrl({ port, host }: Pick<Listening, 'port' | 'host'>): string {
  return urlOf(host === undefined || EVERY_INTERFACE.has(host) ? 'localhost' : host, port);
}

/** One labelled URL on each line, the most useful first; then the page. */
export function greeting(
  { port, host, publicUrl }: Listening,
  page?: ServedPage,
  interfaces: Interfaces = networkInterfaces(),
): string {
  const lines = [`Local    ${localUrl({ port, host })}`];
  if (EVERY_INTERFACE.has(host)) {
    lines.push(...lanAddresses(interfaces).map((address) => `Network  ${urlOf(address, port)}`));
  }
  if (publicUrl !== undefined) lines.unshift(`Public   ${publicUrl}`);
  if (page !== undefined) lines.push(`Page     ${pageLine(page)}`);
  return ['Parley is running:', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

const pageLine = ({ version, hash, isAsBuilt }: ServedPage): string =>
  [version, `SHA-256 ${hash}`, isAsBuilt ? '' : '(not what dist/hashes.json says)'].filter(Boolean).join(' ');

const urlOf = (name: string, port: number): string =>
  `http://${name.includes(':') ? `[${name}]` : name}:${port}/`;

// IPv6 addresses work too, but nobody reads them out to a friend across the table.
const lanAddresses = (interfaces: Interfaces): string[] =>
  Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
