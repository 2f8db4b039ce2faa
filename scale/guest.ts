/**
 * A page without a browser, as far as the server can tell: connects again and joins again as the page does, and knows
 * who is there by what it was told. There is nobody behind it and no mesh.
 */
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Address, ClientEvents, JoinReply, ServerEvents } from '../src/protocol.ts';

const ROOM_VERIFIER = 'd'.repeat(43);
/** As in public/net/signaling/socket.ts. */
const AS_THE_PAGE = { timeout: 4_000, reconnectionDelay: 500, reconnectionDelayMax: 2_000 };

export class Guest {
  readonly name: string;
  readonly #socket: Socket<ServerEvents, ClientEvents>;
  readonly #people = new Map<string, string>();
  readonly #signals = new Set<string>();
  readonly refusals: string[] = [];
  #isIn = false;
  #joins = 0;

  constructor(url: URL, roomId: string, name: string, options: Partial<ManagerOptions & SocketOptions> = {}) {
    this.name = name;
    this.#socket = io(url.origin, {
      ...AS_THE_PAGE,
      transports: ['websocket'],
      forceNew: true,
      ...options,
    });
    const join = () =>
      this.#socket
        .timeout(8_000)
        .emit('join', { roomId, roomVerifier: ROOM_VERIFIER, card: name }, (error, answer) =>
          error ? this.#socket.disconnect().connect() : this.#read(answer, join),
        );
    this.#socket.on('connect', join);
    this.#socket.on('disconnect', (reason) => {
      this.#isIn = false;
      if (reason === 'io server disconnect') this.#socket.connect();
    });
    this.#socket.on('joined', ({ address, card }) => this.#people.set(address, card));
    this.#socket.on('left', (address) => this.#people.delete(address));
    this.#socket.on('signal', (_from, sealed) => this.#signals.add(sealed));
  }

  get address(): string {
    return this.#socket.id ?? '';
  }

  get isIn(): boolean {
    return this.#isIn && this.#socket.connected;
  }

  get joins(): number {
    return this.#joins;
  }

  /** The names of whom it has at some address, each as often as it has them. */
  others(): string[] {
    return [...this.#people.values()].filter((name) => name !== this.name).sort();
  }

  addressOf(name: string): string | undefined {
    for (const [address, other] of this.#people) if (other === name) return address;
    return undefined;
  }

  signal(to: Address, sealed: string): void {
    this.#socket.emit('signal', to, sealed);
  }

  hasHeard(sealed: string): boolean {
    return this.#signals.has(sealed);
  }

  /** Without a goodbye, as when a laptop is closed. */
  vanish(): void {
    this.#socket.io.reconnection(false);
    this.#socket.io.engine.close();
  }

  close(): void {
    this.#socket.disconnect();
  }

  #read(answer: JoinReply, again: () => void): void {
    if (!answer.ok) {
      this.refusals.push(answer.reason);
      if (answer.retryAfterMs) setTimeout(again, answer.retryAfterMs * (1 + Math.random()));
      return;
    }
    this.#isIn = true;
    this.#joins += 1;
    this.#people.clear();
    for (const { address, card } of answer.members) this.#people.set(address, card);
  }
}
