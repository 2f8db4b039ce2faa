/**
 * The page's Socket.IO connection to its server: which transports are tried, and why the server refuses a
 * connection. The one file that names socket.io-client. Knows no event.
 */
// In a browser `NodeWebSocket` is the browser's own WebSocket.
import { Fetch, Manager, NodeWebSocket, type Socket } from 'socket.io-client';
import * as v from 'valibot';
import {
  type ClientEvents,
  type ConnectRefusal,
  connectRefusalSchema,
  type ServerEvents,
} from '../../../src/protocol.ts';

/** An upgrade that hangs must not hold a visitor up for long: after this the other transport is tried. */
const CONNECT_TIMEOUT_MS = 4_000;

export interface ServerSocket {
  readonly socket: Socket<ServerEvents, ClientEvents>;
  /** Why the server refused the latest try to connect, where it said so. */
  readonly refusal: ConnectRefusal | null;
  /** Begins with long-polling from the next try on. */
  preferPolling(): void;
}

/** Connects to the server of `base`, below its folder, and again whenever the connection is lost. */
export function openSocket(base: URL): ServerSocket {
  /** By try: each has an engine of its own, so an answer that is late says nothing about the next try. */
  const refusals = new WeakMap<object, ConnectRefusal | null>();

  /**
   * Long-polling that reads every answer to its end and gives its request up when it is closed. Socket.IO's own leaves
   * requests to time out: in a network that is gone they soon use up the connections a browser makes to one server.
   */
  class Polling extends Fetch {
    readonly #closing = new AbortController();

    override doPoll(): void {
      this.#request({ signal: this.#closing.signal }, (answer) => this.onData(answer));
    }

    override doWrite(body: string, written: () => void): void {
      const headers = { 'content-type': 'text/plain;charset=UTF-8' };
      this.#request({ method: 'POST', body, headers }, () => written());
    }

    override doClose(): void {
      super.doClose();
      this.#closing.abort();
    }

    #request(init: RequestInit, done: (answer: string) => void): void {
      const failed = (error: unknown) => {
        if (!init.signal?.aborted) this.onError('polling failed', error);
      };
      fetch(this.uri(), init)
        .then(async (response) => {
          const answer = await response.text();
          if (response.ok) return done(answer);
          // A refused WebSocket gives no reason: only long-polling can read the answer.
          refusals.set(this.socket, readRefusal(answer));
          failed(answer);
        })
        .catch(failed);
    }
  }

  const manager = new Manager<ServerEvents, ClientEvents>(base.origin, {
    path: new URL('socket.io/', base).pathname,
    transports: [NodeWebSocket, Polling],
    tryAllTransports: true,
    timeout: CONNECT_TIMEOUT_MS,
    reconnectionDelay: 500,
    reconnectionDelayMax: 2_000,
  });
  const socket = manager.socket('/');

  return {
    socket,
    get refusal() {
      return refusals.get(socket.io.engine) ?? null;
    },
    preferPolling() {
      socket.io.opts.transports = [Polling, NodeWebSocket];
    },
  };
}

/** Null for anything that is no refusal of the server's: a proxy answers in its own words. */
function readRefusal(answer: string): ConnectRefusal | null {
  try {
    const refusal = v.safeParse(connectRefusalSchema, JSON.parse(answer));
    return refusal.success ? refusal.output.message : null;
  } catch {
    return null; // not JSON
  }
}
