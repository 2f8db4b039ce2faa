/** A server that serves the built page and then says whatever a test likes: people who are not there, answers that are none. */
import { createServer, type Server as HttpServer } from 'node:http';
import { join } from 'node:path';
import { Server, type Socket } from 'socket.io';
import type { Newcomer } from '../../src/protocol.ts';
import { createApp } from '../../src/server/http/app.ts';
import { builtScriptHashes } from '../../src/server/http/inline-scripts.ts';
import { builtPage } from '../../src/server/http/page.ts';
import { listen } from '../../src/server/ops/listen.ts';
import { createLog } from '../../src/server/ops/log.ts';
import { addressAt } from '../../src/testing/addresses.ts';

const PAGE = join(import.meta.dirname, '../../dist/public');
const ADMISSION = { ok: true, members: [], iceServers: [], iceExpiresInMs: null };

export class StrangerServer {
  readonly url: URL;
  readonly #http: HttpServer;
  readonly #io: Server;
  #socket: Socket | null = null;
  /** Who came last. */
  reader: Newcomer | null = null;
  /** Each is given once, and the page sent away; then everybody is let in. */
  replies: unknown[] = [];

  private constructor(http: HttpServer, url: URL) {
    this.#http = http;
    this.url = url;
    this.#io = new Server(http, { serveClient: false });
    this.#io.on('connection', (socket) => {
      this.#socket = socket;
      socket.on('join', ({ card }: { card: string }, reply: (answer: unknown) => void) => {
        this.reader = { address: addressAt(socket.id), card };
        if (this.replies.length === 0) return reply({ ...ADMISSION, address: socket.id });
        reply(this.replies.shift());
        socket.disconnect();
      });
    });
  }

  static async start(): Promise<StrangerServer> {
    const http = createServer();
    const isReady = () => true;
    const log = createLog('silent');
    const page = { page: builtPage(PAGE), scriptHashes: builtScriptHashes(PAGE) };
    http.on('request', createApp({ ...page, policy: 'strict', isHttps: false, isReady, log }));
    const listening = await listen(http, { port: 0, host: '127.0.0.1' });
    if (!listening.ok) throw new Error(listening.problem);
    return new StrangerServer(http, new URL(`http://127.0.0.1:${listening.port}/`));
  }

  /** To the page that came last. */
  say(event: string, ...content: unknown[]): void {
    this.#socket?.emit(event, ...content);
  }

  /** Who comes back gets the next reply. */
  sendAway(): void {
    this.#socket?.disconnect();
  }

  async close(): Promise<void> {
    const closed = this.#io.close();
    // A browser may have connected ahead of need: without a request such a connection is waited for, for a minute.
    this.#http.closeAllConnections();
    await closed;
  }
}
