/** Puts the tunnel together: its mouth at the server, its life, and the lines that tell of it. Loaded where one is wanted. */
import type { Config } from '../config.ts';
import type { RunningServer } from '../server.ts';
import type { TunnelCapacity } from './capacity.ts';
import { createCloudflared, hasCloudflared } from './cloudflared.ts';
import { createLocaltunnel } from './localtunnel.ts';
import { terminalQr } from './qr.ts';
import { keepOpen, type TunnelState } from './tunnel.ts';
import { openTunnelEndpoint } from './tunnel-endpoint.ts';
import { linesFor } from './wording.ts';

export interface StartTunnelOptions {
  readonly settings: NonNullable<Config['tunnel']>;
  readonly server: Pick<RunningServer, 'enter' | 'publish'>;
  readonly places: TunnelCapacity;
  /** Whether there is somebody before the screen to scan a code. */
  readonly isTerminal: boolean;
  print(lines: string): void;
}

/** Returns how to end it. */
export async function startTunnel({
  settings: { provider, host, subdomain },
  server,
  places,
  isTerminal,
  print,
}: StartTunnelOptions): Promise<() => void> {
  const endpoint = await openTunnelEndpoint((socket) => {
    places.mark(socket);
    server.enter(socket);
  });
  const isInstalled = await hasCloudflared();
  let urlBefore: string | null = null;
  let toldBefore = '';

  const changed = (state: TunnelState): void => {
    const people = state.kind === 'open' ? places.bound(state.connections) : null;
    const facts = { provider, hasCloudflared: isInstalled, people, urlBefore };
    const lines = linesFor(state, facts).join('\n');
    // A service that is down stays down for many attempts, and is told of once.
    if (lines !== toldBefore) print(`${lines}\n`);
    toldBefore = lines;
    if (state.kind !== 'open' || state.url === urlBefore) return;
    urlBefore = state.url;
    server.publish(state.url);
    if (isTerminal) print(`${terminalQr(state.url)}\n`);
  };

  const end = keepOpen({
    provider:
      provider === 'localtunnel'
        ? createLocaltunnel({ host, endpoint })
        : createCloudflared({ port: endpoint.port }),
    name: subdomain ?? null,
    changed,
  });
  return () => {
    end();
    endpoint.close();
  };
}
