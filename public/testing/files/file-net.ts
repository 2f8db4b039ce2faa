/** Pages that exchange files, on a virtual clock: links between them, frames on links and over others, bulk connections
 *  with a line of each host's own. Pairs can be cut; a page can go and come again. */
import type { Bulk, BulkHandlers, BulkWay } from '../../net/bulk/bulk.ts';
import type { Channel, ChannelListener } from '../../net/mesh/frame-router.ts';
import type { FrameOf, RelayedOf } from '../../net/protocol/channel-kind.ts';
import type { fileChannel } from '../../room/files/file-channel.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { Random } from '../random.ts';
import type { HostClock, VirtualClock } from '../virtual-clock.ts';

type Direct = FrameOf<typeof fileChannel>;
type Relayed = RelayedOf<typeof fileChannel>;
type Listener = ChannelListener<Direct | Relayed>;

const MESSAGE_BYTES = 65_536;
const HIGH_MARK = 262_144;
const LOW_MARK = 131_072;
const OPENING_MS = 120;
const RELAYED_MS = 90;
const DELAY_MS = 20;

const pairOf = (a: MemberId, b: MemberId): string => [a, b].sort().join(' ');

export class FileNet {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly pages = new Map<MemberId, FilePort>();
  /** What goes over others and is lost. */
  lossOfRelayed = 0.2;
  /** Every message of bytes that arrives. */
  arrived: (from: FilePort, to: FilePort, bytes: Uint8Array) => void = () => undefined;
  readonly #cut = new Set<string>();

  constructor(clock: VirtualClock, random: Random) {
    this.clock = clock;
    this.random = random;
  }

  isLinked(a: MemberId, b: MemberId): boolean {
    return a !== b && this.pages.has(a) && this.pages.has(b) && !this.#cut.has(pairOf(a, b));
  }

  setCut(a: MemberId, b: MemberId, isCut: boolean): void {
    if (isCut) this.#cut.add(pairOf(a, b));
    else this.#cut.delete(pairOf(a, b));
    this.follow();
  }

  isCut(a: MemberId, b: MemberId): boolean {
    return this.#cut.has(pairOf(a, b));
  }

  /** Another page of the member takes the place of the one before. */
  enter(port: FilePort): void {
    const { id } = port;
    this.pages.set(id, port);
    for (const other of this.pages.values()) if (other !== port) other.renewed(id);
    this.follow();
  }

  /** `isForGood`: nobody waits for them. */
  leave(port: FilePort, isForGood: boolean): void {
    if (this.pages.get(port.id) === port) this.pages.delete(port.id);
    port.stop();
    this.follow();
    if (isForGood) for (const other of this.pages.values()) other.left(port.id);
  }

  /** Somebody who is linked with both. */
  over(a: MemberId, b: MemberId): MemberId | null {
    return [...this.pages.keys()].find((id) => this.isLinked(a, id) && this.isLinked(id, b)) ?? null;
  }

  follow(): void {
    for (const port of this.pages.values()) port.follow();
  }
}

export interface PortOptions {
  readonly bytesPerSecond: number;
  /** What a hostile page makes of what it sends; null: nothing goes out. */
  readonly tamper?: (bytes: Uint8Array) => Uint8Array | null;
  /** It does not even refuse what it is asked for. */
  readonly isSilent?: boolean;
}

interface Pipe {
  isOpen: boolean;
  waiting: number;
  isFull: boolean;
  /** Ends with the connection: what was on its way is lost. */
  epoch: number;
}

/** One page's end of all its connections. */
export class FilePort {
  readonly id: MemberId;
  readonly channel: Channel<Direct, Relayed>;
  readonly bulk: Bulk;
  /** Bytes handed to bulk. */
  sent = 0;
  readonly #net: FileNet;
  readonly #clock: HostClock;
  readonly #options: PortOptions;
  readonly #linked = new Map<MemberId, number>();
  readonly #over = new Map<MemberId, MemberId>();
  readonly #held = new Set<MemberId>();
  readonly #pipes = new Map<MemberId, Pipe>();
  #listener: Listener | null = null;
  #handlers: BulkHandlers | null = null;
  #epoch = 0;
  #busyUntil = 0;

  constructor(net: FileNet, id: MemberId, clock: HostClock, options: PortOptions) {
    this.id = id;
    this.#net = net;
    this.#clock = clock;
    this.#options = options;
    this.channel = {
      send: (to, frame) => this.#send(to, frame),
      relay: (to, frame) => this.#relay(to, frame),
      subscribe: (listener) => this.#subscribe(listener),
    };
    this.bulk = {
      subscribe: (handlers) => {
        this.#handlers = handlers;
        return () => {
          this.#handlers = null;
        };
      },
      hold: (to) => {
        this.#held.add(to);
        this.#open(to);
      },
      release: (to) => void this.#held.delete(to),
      isOpen: (to) => this.#pipes.get(to)?.isOpen === true,
      way: (): BulkWay => ({ isOverTurn: false, rttMs: 2 * DELAY_MS, problem: null }),
      maxMessageBytes: () => MESSAGE_BYTES,
      send: (to, bytes) => this.#sendBytes(to, bytes),
      giveWay: () => undefined,
      close: () => undefined,
    };
  }

  stop(): void {
    this.#listener = null;
    this.#handlers = null;
    this.#clock.stop();
  }

  renewed(id: MemberId): void {
    this.#drop(id);
    this.#listener?.onRenewed?.(id);
  }

  left(id: MemberId): void {
    this.#listener?.onLeft?.(id);
  }

  /** A frame as somebody hostile makes it up. */
  tell(to: MemberId, about: unknown): void {
    this.#send(to, { type: 'file', about });
  }

  follow(): void {
    const { pages } = this.#net;
    for (const id of [...this.#linked.keys()]) if (!this.#net.isLinked(this.id, id)) this.#drop(id);
    for (const id of pages.keys()) {
      if (id === this.id || this.#linked.has(id)) continue;
      if (this.#net.isLinked(this.id, id)) {
        this.#linked.set(id, ++this.#epoch);
        this.#over.delete(id);
        this.#listener?.onOpen?.(id);
        this.#listener?.onReachable?.(id, { kind: 'direct' });
        this.#open(id);
        continue;
      }
      const over = this.#net.over(this.id, id);
      if (over !== null && this.#over.get(id) !== over) {
        this.#over.set(id, over);
        this.#listener?.onReachable?.(id, { kind: 'via', over });
      }
    }
  }

  receive(from: MemberId, frame: Direct | Relayed): void {
    this.#listener?.onFrame(from, frame);
  }

  #subscribe(listener: Listener): () => void {
    this.#listener = listener;
    for (const id of this.#linked.keys()) listener.onReachable?.(id, { kind: 'direct' });
    return () => {
      this.#listener = null;
    };
  }

  #drop(id: MemberId): void {
    this.#over.delete(id);
    if (!this.#linked.delete(id)) return;
    this.#shut(id);
    this.#listener?.onLost?.(id);
  }

  #send(to: MemberId, frame: Direct): boolean {
    const epoch = this.#linked.get(to);
    const page = this.#net.pages.get(to);
    if (epoch === undefined || !page) return false;
    const text = JSON.stringify(frame);
    if (this.#options.isSilent && text.includes('"nope"')) return true;
    this.#clock.after(DELAY_MS, () => {
      if (this.#linked.get(to) === epoch && this.#net.pages.get(to) === page)
        page.receive(this.id, JSON.parse(text));
    });
    return true;
  }

  #relay(to: MemberId, frame: Relayed): boolean {
    if (this.#net.over(this.id, to) === null) return false;
    if (this.#net.random.chance(this.#net.lossOfRelayed)) return true;
    this.#clock.after(RELAYED_MS, () => {
      this.#net.pages.get(to)?.receive(this.id, JSON.parse(JSON.stringify(frame)));
    });
    return true;
  }

  #open(to: MemberId): void {
    const other = this.#net.pages.get(to);
    if (!other || this.#pipes.get(to)?.isOpen || !this.#linked.has(to)) return;
    if (!this.#held.has(to) && !other.#held.has(this.id)) return;
    this.#clock.after(OPENING_MS, () => {
      if (this.#net.pages.get(to) !== other || !this.#linked.has(to) || !other.#linked.has(this.id)) return;
      this.#opened(to);
      other.#opened(this.id);
    });
  }

  #opened(to: MemberId): void {
    if (this.#pipes.get(to)?.isOpen) return;
    this.#pipes.set(to, { isOpen: true, waiting: 0, isFull: false, epoch: ++this.#epoch });
    this.#handlers?.opened(to);
  }

  #shut(to: MemberId): void {
    if (!this.#pipes.delete(to)) return;
    this.#handlers?.closed(to);
  }

  #sendBytes(to: MemberId, bytes: Uint8Array): boolean {
    const pipe = this.#pipes.get(to);
    const other = this.#net.pages.get(to);
    if (!pipe?.isOpen || !other || bytes.length > MESSAGE_BYTES) return false;
    if (pipe.waiting >= HIGH_MARK) {
      pipe.isFull = true;
      return false;
    }
    const { tamper = (content) => content, bytesPerSecond } = this.#options;
    const copy = tamper(bytes.slice());
    if (copy === null) return true;
    this.sent += copy.length;
    pipe.waiting += copy.length;
    const now = this.#clock.now();
    this.#busyUntil = Math.max(now, this.#busyUntil) + (copy.length * 1_000) / bytesPerSecond;
    this.#clock.after(this.#busyUntil - now, () => this.#passed(to, pipe, other, copy));
    return true;
  }

  #passed(to: MemberId, pipe: Pipe, other: FilePort, bytes: Uint8Array): void {
    pipe.waiting -= bytes.length;
    // Lanes overtake each other.
    this.#clock.after(DELAY_MS + this.#net.random.between(0, 15), () => {
      if (this.#pipes.get(to) !== pipe || this.#net.pages.get(to) !== other) return;
      this.#net.arrived(this, other, bytes);
      other.#handlers?.message(this.id, bytes);
    });
    if (this.#pipes.get(to) !== pipe || !pipe.isFull || pipe.waiting > LOW_MARK) return;
    pipe.isFull = false;
    this.#handlers?.drained(to);
  }
}
