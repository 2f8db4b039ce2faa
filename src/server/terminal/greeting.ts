/** The lines that tell a person which address to open. */
import { networkInterfaces } from 'node:os';

interface Listening {
  readonly port: number;
  readonly host: string | undefined;
  readonly publicUrl: string | undefined;
}

type Interfaces = ReturnType<typeof networkInterfaces>;

const EVERY_INTERFACE = new Set([undefined, '0.0.0.0', '::']);

/** The address for a browser on this machine. */
export function localUrl({ port, host }: Pick<Listening, 'port' | 'host'>): string {
  return urlOf(host === undefined || EVERY_INTERFACE.has(host) ? 'localhost' : host, port);
}

/** One labelled URL on each line, the most useful first. */
export function greeting(
  { port, host, publicUrl }: Listening,
  interfaces: Interfaces = networkInterfaces(),
): string {
  const lines = [`Local    ${localUrl({ port, host })}`];
  if (EVERY_INTERFACE.has(host)) {
    lines.push(...lanAddresses(interfaces).map((address) => `Network  ${urlOf(address, port)}`));
  }
  if (publicUrl !== undefined) lines.unshift(`Public   ${publicUrl}`);
  return ['Parley is running:', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

const urlOf = (name: string, port: number): string =>
  `http://${name.includes(':') ? `[${name}]` : name}:${port}/`;

// IPv6 addresses work too, but nobody reads them out to a friend across the table.
const lanAddresses = (interfaces: Interfaces): string[] =>
  Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
