/** Takes a port, or tells the operator in one line why that is impossible. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ListenResult =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly problem: string };

/** Connections that wait to be accepted. If the queue is full, the next one has to try again after a second. */
const BACKLOG = 4_096;

/** The names by which an operator knows the port and the host. */
interface Settings {
  readonly port: string;
  readonly host: string;
  readonly portFlag: string;
}

export async function listen(
  http: Server,
  { port, host }: { readonly port: number; readonly host: string | undefined },
  settings: Settings = { port: 'PORT', host: 'HOST', portFlag: '--port' },
): Promise<ListenResult> {
  http.listen({ port, host, backlog: BACKLOG });
  try {
    await once(http, 'listening');
  } catch (error) {
    return { ok: false, problem: explain(error as NodeJS.ErrnoException, port, host, settings) };
  }
  return { ok: true, port: (http.address() as AddressInfo).port };
}

function explain(
  error: NodeJS.ErrnoException,
  port: number,
  host: string | undefined,
  settings: Settings,
): string {
  const otherPort = `${settings.port} or ${settings.portFlag}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return `${settings.port} ${port} is already in use. Stop what uses it, or choose another one with ${otherPort}.`;
    case 'EACCES':
      return `${settings.port} ${port} may not be used by this user. Choose one above 1023 with ${otherPort}.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${settings.host} ${host} is not an address of this machine.`;
    default:
      return `${settings.port} ${port} cannot be opened: ${error.message}.`;
  }
}
