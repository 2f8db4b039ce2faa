/** Opens tunnels at a localtunnel service, through the client that its makers publish. */
import localtunnel, { type LocaltunnelClient } from 'localtunnel';
import { type Clock, sleep } from '../ops/clock.ts';
import { untilLost } from './health-check.ts';
import type { OpenResult, OpenTunnel, TunnelProblem, TunnelProvider } from './provider.ts';
import { leadsSomewhere, problemWith, visitorsPassword } from './service.ts';
import type { TunnelEndpoint } from './tunnel-endpoint.ts';

const ANSWER_WITHIN_MS = 15_000;
const CONNECT_WITHIN_MS = 10_000;
/** The client opens all its connections at once. When no more come for so long, that is all of them. */
const SETTLED_AFTER_MS = 500;
const LOOK_EVERY_MS = 100;

export interface LocaltunnelOptions {
  /** Of the service. */
  readonly host: string;
  readonly endpoint: TunnelEndpoint;
  readonly clock: Clock;
}

interface Asked {
  readonly client: LocaltunnelClient;
  /** Resolves when the service's port turns a connection away. */
  readonly refused: Promise<void>;
}

export function createLocaltunnel({ host, endpoint, clock }: LocaltunnelOptions): TunnelProvider {
  const service = new URL(host).origin;
  // The client asks until it is answered, and nothing stops it. So the next attempt waits for the same answer.
  let asking: Promise<Asked> | undefined;

  const ask = (name: string | null): Promise<Asked> =>
    new Promise((resolve, reject) => {
      const named = name === null ? {} : { subdomain: name };
      const client = localtunnel({ host: service, port: endpoint.port, ...named }, (error) => {
        if (error) reject(error);
        else resolve({ client, refused });
      });
      const refused = new Promise<void>((tell) => client.on('error', () => tell()));
    });

  async function answer(name: string | null, signal: AbortSignal): Promise<Asked | undefined> {
    asking ??= ask(name);
    const pending = asking;
    const isAnswered = new AbortController();
    const outcome = await Promise.race([
      pending.catch(() => 'refused' as const),
      sleep(clock, ANSWER_WITHIN_MS, AbortSignal.any([signal, isAnswered.signal])),
    ]);
    isAnswered.abort();
    const isLate = outcome === true;
    if (isLate) return undefined;
    asking = undefined;
    if (typeof outcome === 'object') return outcome;
    // Refused, or nobody wants the tunnel any more.
    pending.then(
      ({ client }) => client.close(),
      () => undefined,
    );
    return undefined;
  }

  /** How many connections there are once no more come; 0 for none in time. */
  async function connections(signal: AbortSignal): Promise<number> {
    let steadyMs = 0;
    let count = 0;
    for (
      let waitedMs = 0;
      waitedMs < CONNECT_WITHIN_MS && steadyMs < SETTLED_AFTER_MS;
      waitedMs += LOOK_EVERY_MS
    ) {
      if (!(await sleep(clock, LOOK_EVERY_MS, signal))) return 0;
      steadyMs = count > 0 && endpoint.connections() === count ? steadyMs + LOOK_EVERY_MS : 0;
      count = endpoint.connections();
    }
    return count;
  }

  return {
    async open(name, signal): Promise<OpenResult> {
      const failed = (problem: TunnelProblem, lentName?: string): OpenResult => ({
        ok: false,
        problem,
        at: new URL(service).host,
        name: lentName,
      });
      const problem = await problemWith(service, { signal, clock });
      if (problem !== null) return failed(problem);

      const asked = await answer(name, signal);
      if (asked === undefined) return failed('no-answer');
      const { client, refused } = asked;
      const isRefused = new AbortController();
      void refused.then(() => isRefused.abort());
      const count = await connections(AbortSignal.any([signal, isRefused.signal]));
      if (count === 0 || !URL.canParse(client.url)) {
        client.close();
        return failed(count === 0 ? 'port-refused' : 'no-answer', client.clientId);
      }
      return { ok: true, tunnel: await tunnelOf({ client, refused }, count, signal) };
    },
  };

  async function tunnelOf(
    { client, refused }: Asked,
    connections: number,
    signal: AbortSignal,
  ): Promise<OpenTunnel> {
    const url = new URL(client.url).href;
    const closing = new AbortController();
    const life = AbortSignal.any([signal, closing.signal]);
    life.addEventListener('abort', () => {
      client.close();
      endpoint.clear();
    });
    const request = { signal: life, clock };
    const isAnswered = () => leadsSomewhere(url, request);
    const silent = untilLost({ endpoint, isAnswered, ...request });
    return {
      url,
      name: client.clientId,
      connections,
      password: await visitorsPassword(service, url, request),
      lost: Promise.race([refused, silent]),
      close: () => closing.abort(),
    };
  }
}
