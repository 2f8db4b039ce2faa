/** Lends tunnels of a localtunnel service, through the client that its makers publish. */
import { setTimeout as delay } from 'node:timers/promises';
import localtunnel, { type LocaltunnelClient } from 'localtunnel';
import { untilLost, type WatchOptions } from './health-check.ts';
import type { OpenResult, OpenTunnel, TunnelProblem, TunnelProvider } from './provider.ts';
import { leadsSomewhere, problemWith, visitorsPassword } from './service.ts';
import type { TunnelEndpoint } from './tunnel-endpoint.ts';

const answerWithinMs = 15_000;
const connectWithinMs = 10_000;
/** The client opens all its connections at once; when no more come in so long, that is all of them. */
const settledAfterMs = 500;
const lookEveryMs = 100;

export interface LocaltunnelOptions {
  /** Of the service. */
  readonly host: string;
  readonly endpoint: TunnelEndpoint;
  /** How soon silence is looked into; sooner in tests. */
  readonly patience?: Pick<WatchOptions, 'lookEveryMs' | 'quietMs'>;
}

interface Asked {
  readonly client: LocaltunnelClient;
  /** Resolves when the service's port turns a connection away. */
  readonly refused: Promise<void>;
}

export function createLocaltunnel({ host, endpoint, patience }: LocaltunnelOptions): TunnelProvider {
  const service = new URL(host).origin;
  // The client asks until it is answered, and nothing stops it: so the next attempt waits for the same answer.
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
    const tooLate = delay(answerWithinMs, undefined, { signal, ref: false });
    try {
      const asked = await Promise.race([asking, tooLate]);
      if (asked !== undefined) asking = undefined;
      return asked;
    } catch {
      // Refused, or nobody wants it any more.
      const late = asking;
      asking = undefined;
      late?.then(
        ({ client }) => client.close(),
        () => undefined,
      );
      return undefined;
    }
  }

  /** How many connections there are once no more come; 0 for none in time. */
  async function connections(signal: AbortSignal): Promise<number> {
    let steadyMs = 0;
    let count = 0;
    for (let waitedMs = 0; waitedMs < connectWithinMs && steadyMs < settledAfterMs; waitedMs += lookEveryMs) {
      await delay(lookEveryMs, undefined, { signal });
      steadyMs = count > 0 && endpoint.connections() === count ? steadyMs + lookEveryMs : 0;
      count = endpoint.connections();
    }
    return count;
  }

  return {
    async open(name, signal): Promise<OpenResult> {
      const failed = (problem: TunnelProblem): OpenResult => ({
        ok: false,
        problem,
        at: new URL(service).host,
      });
      const problem = await problemWith(service, signal);
      if (problem !== null) return failed(problem);

      const asked = await answer(name, signal);
      if (asked === undefined) return failed('no-answer');
      const { client, refused } = asked;
      const none = refused.then(() => 0);
      const count = await Promise.race([connections(signal), none]).catch(() => 0);
      if (count === 0 || !URL.canParse(client.url)) {
        client.close();
        return failed(count === 0 ? 'port-refused' : 'no-answer');
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
    const isAnswered = () => leadsSomewhere(url, life);
    const silent = untilLost({ endpoint, isAnswered, signal: life, ...patience });
    return {
      url,
      name: client.clientId,
      connections,
      password: await visitorsPassword(service, url, life),
      lost: Promise.race([refused, silent]),
      close: () => closing.abort(),
    };
  }
}
