/** The transport to fall back to where something in between lets no WebSocket through. Loaded beside the first try. */
import { Fetch } from 'socket.io-client';
import * as v from 'valibot';
import { type ConnectRefusal, connectRefusalSchema } from '../../../src/protocol.ts';

/** Notes in `refusals`, by engine, why the server refused a connection. */
export function pollingFor(refusals: WeakMap<object, ConnectRefusal | null>): typeof Fetch {
  /**
   * Long-polling that reads every answer to its end and gives its request up when it is closed. Socket.IO's own leaves
   * requests to time out: in a network that is gone they soon use up the connections a browser makes to one server.
   */
  return class Polling extends Fetch {
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
