/** Puts a tunnel together: its end at the server, what keeps it open, and the lines that are printed. Loaded on demand. */
import type { Duplex } from 'node:stream';
import { type Clock, systemClock } from '../ops/clock.ts';
import type { TunnelCapacity } from './capacity.ts';
import { createCloudflared, hasCloudflared } from './cloudflared.ts';
import { createLocaltunnel } from './localtunnel.ts';
import type { TunnelSettings } from './provider.ts';
import { terminalQr } from './qr.ts';
import { keepOpen, type TunnelState } from './tunnel.ts';
import { openTunnelEndpoint } from './tunnel-endpoint.ts';
import { linesFor } from './wording.ts';

export interface StartTunnelOptions {
  readonly settings: TunnelSettings;
  readonly server: {
    enter(connection: Duplex): void;
    publish(url: string): void;
  };
  readonly capacity: TunnelCapacity;
  /** Whether somebody looks at the screen and may scan a code. */
  readonly isTerminal: boolean;
  print(lines: string): void;
  readonly clock?: Clock;
}

export interface RunningTunnel {
  /** How many connections it has here, those that nobody uses yet among them. */
  connections(): number;
  /** Idempotent. */
  close(): void;
}

export async function startTunnel({
  settings: { provider, host, subdomain },
  server,
  capacity,
  isTerminal,
  print,
  clock = systemClock,
}: StartTunnelOptions): Promise<RunningTunnel> {
  const endpoint = await openTunnelEndpoint((socket) => {
    capacity.mark(socket);
    server.enter(socket);
  });
  const isInstalled = await hasCloudflared();
  let urlBefore: string | null = null;
  let linesBefore = '';

  const changed = (state: TunnelState): void => {
    const people = state.kind === 'open' ? capacity.bound(state.connections) : null;
    const facts = { provider, hasCloudflared: isInstalled, people, urlBefore };
    const lines = linesFor(state, facts).join('\n');
    // A service that is down stays down for many attempts. That is printed once.
    if (lines !== linesBefore) print(`${lines}\n`);
    linesBefore = lines;
    if (state.kind !== 'open' || state.url === urlBefore) return;
    urlBefore = state.url;
    server.publish(state.url);
    if (isTerminal) print(`${terminalQr(state.url)}\n`);
  };

  const end = keepOpen({
    provider:
      provider === 'localtunnel'
        ? createLocaltunnel({ host, endpoint, clock })
        : createCloudflared({ port: endpoint.port, clock }),
    name: subdomain ?? null,
    changed,
    clock,
  });
  return {
    connections: endpoint.connections,
    close() {
      end();
      endpoint.close();
    },
  };
}
