/**
 * Owns how many people fit through the tunnel. Each of their connections holds one of the tunnel's; once all are held,
 * the next visitor's request would wait without an answer. So some are kept free, and the one too many is told.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** For pages, for whoever polls, and for saying that there is no place: requests that are over in a moment. */
const KEPT_FREE = 2;

export interface TunnelCapacity {
  /** A connection that came out of the tunnel. */
  mark(socket: Duplex): void;
  /** How many connections the tunnel has; null for one without a bound. Returns how many people that is. */
  bound(connections: number | null): number | null;
  /** Whether somebody comes through the tunnel and there is no place for one more. */
  isFull(request: IncomingMessage): boolean;
  /** Somebody who is in; returns how to give the place free. Nothing happens for who came another way. */
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
