/**
 * The page's Socket.IO connection to its server: which transports are tried, and why the server refuses a
 * connection. With the transport it falls back to the one file that names socket.io-client. Knows no event.
 */
// In a browser `NodeWebSocket` is the browser's own WebSocket.
import { Manager, NodeWebSocket, type Socket } from 'socket.io-client';
import type { ClientEvents, ConnectRefusal, ServerEvents } from '../../../src/protocol.ts';

/** An upgrade that hangs must not hold a visitor up for long: after this the other transport is tried. */
const CONNECT_TIMEOUT_MS = 4_000;

export interface ServerSocket {
  readonly socket: Socket<ServerEvents, ClientEvents>;
  /** Why the server refused the latest try to connect, where it said so. */
  readonly refusal: ConnectRefusal | null;
  /** Begins with long-polling from the next try on. */
  preferPolling(): void;
  /** To be called when a try failed. It was too early where this is not null: again when it settles. */
  awaitPolling(): Promise<void> | null;
}

/** Connects to the server of `base`, below its folder, and again whenever the connection is lost. */
export function openSocket(base: URL): ServerSocket {
  /** By try: each has an engine of its own, so an answer that is late says nothing about the next try. */
  const refusals = new WeakMap<object, ConnectRefusal | null>();
  const manager = new Manager<ServerEvents, ClientEvents>(base.origin, {
    path: new URL('socket.io/', base).pathname,
    transports: [NodeWebSocket],
    tryAllTransports: true,
    timeout: CONNECT_TIMEOUT_MS,
    reconnectionDelay: 500,
    reconnectionDelayMax: 2_000,
  });
  const { opts } = manager;
  const socket = manager.socket('/');
  let isPreferred = false;
  let hasFailed = false;
  /** Few need it: it comes while the WebSocket is tried. */
  const load = () =>
    import('./polling.ts').then(
      ({ pollingFor }) => {
        const Polling = pollingFor(refusals);
        opts.transports = isPreferred ? [Polling, NodeWebSocket] : [NodeWebSocket, Polling];
      },
      () => undefined, // tried again after the next failure
    );
  const isThere = () => opts.transports?.length === 2;
  const loading = load();

  return {
    socket,
    get refusal() {
      return refusals.get(socket.io.engine) ?? null;
    },
    preferPolling() {
      if (!isPreferred) opts.transports?.reverse();
      isPreferred = true;
    },
    awaitPolling() {
      if (hasFailed) {
        if (!isThere()) void load();
        return null;
      }
      hasFailed = true;
      return loading;
    },
  };
}
