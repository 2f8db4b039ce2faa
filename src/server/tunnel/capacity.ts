/**
 * How many people fit through the tunnel. Each of them holds one of the tunnel's connections. Once all are held, the next
 * visitor's request would wait without an answer. So some are kept free, and whoever is too many is told so.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** For short requests: the page, long-polling, and the answer that there is no place. */
const KEPT_FREE = 2;

export interface TunnelCapacity {
  /** Marks a connection that came out of the tunnel. */
  mark(socket: Duplex): void;
  /** Sets how many connections the tunnel has; null means no bound. Returns how many people fit through. */
  bound(connections: number | null): number | null;
  /** Whether the request comes through the tunnel and there is no place for one more. */
  isFull(request: IncomingMessage): boolean;
  /** Somebody is in. Returns how to free the place. Without effect for people who came another way. */
  take(request: IncomingMessage): () => void;
}

export function createTunnelCapacity(): TunnelCapacity {
  const fromTunnel = new WeakSet<Duplex>();
  let most = Number.POSITIVE_INFINITY;
  let taken = 0;

  return {
    mark: (socket) => void fromTunnel.add(socket),
    bound(connections) {
      const places = connections === null ? null : Math.max(1, connections - KEPT_FREE);
      most = places ?? Number.POSITIVE_INFINITY;
      return places;
    },
    isFull: ({ socket }) => taken >= most && fromTunnel.has(socket),
    take({ socket }) {
      if (!fromTunnel.has(socket)) return () => undefined;
      taken += 1;
      return () => {
        taken -= 1;
      };
    },
  };
}
