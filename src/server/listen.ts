/** Owns the moment when the server takes its port, and what an operator is told when it cannot. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ListenResult =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly problem: string };

export async function listen(
  http: Server,
  { port, host }: { readonly port: number; readonly host: string | undefined },
): Promise<ListenResult> {
  http.listen({ port, host });
  try {
    await once(http, 'listening');
  } catch (error) {
    return { ok: false, problem: explain(error as NodeJS.ErrnoException, port, host) };
  }
  return { ok: true, port: (http.address() as AddressInfo).port };
}

function explain(error: NodeJS.ErrnoException, port: number, host: string | undefined): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `PORT ${port} is already in use. Stop what uses it, or choose another one with PORT or --port.`;
    case 'EACCES':
      return `PORT ${port} may not be used by this user. Choose one above 1023 with PORT or --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is not an address of this machine.`;
    default:
      return `PORT ${port} cannot be opened: ${error.message}.`;
  }
}
