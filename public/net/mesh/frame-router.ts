/**
 * Frames between links and whoever they are for. Each kind of frame has a channel; who wants to send or to hear takes it
 * from here. What comes before somebody subscribes waits, within bounds: code for it may not be loaded yet. Knows no
 * kind of frame but those of the net.
 */
import type { MemberId } from '../crypto/signer.ts';
import type { ChannelFrame, ChannelKind, FrameOf, RelayedOf } from '../protocol/channel-kind.ts';
import { FrameDecoder } from '../protocol/frame.ts';
import { NET_CHANNELS } from '../protocol/net-channels.ts';
import type { Route } from './routes.ts';

/** How frames get to a member: on the own link or over others. */
export type Way = Exclude<Route, { kind: 'none' }>;

export interface ChannelListener<Frame extends ChannelFrame> {
  onFrame(from: MemberId, frame: Frame): void;
  /** A new link whose other end is verified: what was told on another may be forgotten at its end. */
  onOpen?(id: MemberId): void;
  /** Frames get to the member, again or in this way. May be told more than once. */
  onReachable?(id: MemberId, way: Way): void;
  /** No way of this channel is left. May be told more than once. */
  onLost?(id: MemberId): void;
  /** Another session of the member: what they had before may be lost. */
  onRenewed?(id: MemberId): void;
  /** Gone for good, told once; `onLost` is not told besides. */
  onLeft?(id: MemberId): void;
}

export interface Channel<Frame extends ChannelFrame, Relayed extends ChannelFrame = never> {
  /** On the member's own link. False when the frame was not taken; nothing is kept for later. */
  send(to: MemberId, frame: Frame): boolean;
  /** Over other members. False when nobody took it; what was taken may be lost. */
  relay(to: MemberId, frame: Relayed): boolean;
  /**
   * One at a time. Tells at once who can be reached, then what waited. Answers how to unsubscribe, after which frames
   * wait again.
   */
  subscribe(listener: ChannelListener<Frame | Relayed>): () => void;
}

export type ChannelOf<Kind extends ChannelKind> = Channel<FrameOf<Kind>, RelayedOf<Kind>>;

/** What a mesh does for channels. */
export interface FrameTransport {
  /** `isAnswered`: the other end answers at once. */
  send(to: MemberId, frame: ChannelFrame, isAnswered: boolean): boolean;
  relay(to: MemberId, frame: ChannelFrame): boolean;
}

export class FrameRouter {
  readonly #channels: ReadonlyMap<ChannelKind, RoutedChannel>;
  readonly #byType = new Map<string, RoutedChannel>();
  readonly #decoder: FrameDecoder;
  readonly #ways = new Map<MemberId, Way>();
  #transport: FrameTransport | null = null;

  /** `kinds`: besides those of the net. */
  constructor(kinds: readonly ChannelKind[]) {
    const all = [...NET_CHANNELS, ...kinds];
    this.#decoder = new FrameDecoder(all);
    const transport: FrameTransport = {
      send: (...frame) => this.#transport?.send(...frame) === true,
      relay: (...frame) => this.#transport?.relay(...frame) === true,
    };
    this.#channels = new Map(all.map((kind) => [kind, new RoutedChannel(kind, transport, this.#ways)]));
    for (const [{ frames, relayed }, channel] of this.#channels)
      for (const type of new Set([...Object.keys(frames), ...Object.keys(relayed)])) {
        if (this.#byType.has(type)) throw new Error(`two channels have frames of type ${type}`);
        this.#byType.set(type, channel);
      }
  }

  /** The channel of one of the kinds that the router was made with. */
  channel<Kind extends ChannelKind>(kind: Kind): ChannelOf<Kind> {
    const channel = this.#channels.get(kind);
    if (!channel) throw new Error(`the router was made without ${kind.name}`);
    return channel;
  }

  /** From now on frames can be sent. */
  attach(transport: FrameTransport): void {
    this.#transport = transport;
  }

  /** What came on a link, or null for anything that is no frame. */
  decode: FrameDecoder['decode'] = (text) => this.#decoder.decode(text);

  /** What came over others, or null for anything that may not. */
  decodeRelayed: FrameDecoder['decodeRelayed'] = (text) => this.#decoder.decodeRelayed(text);

  receive(from: MemberId, frame: ChannelFrame): void {
    this.#byType.get(frame.type)?.receive(from, frame);
  }

  /** A new link opened and the member at its other end is verified. */
  opened(id: MemberId): void {
    for (const channel of this.#channels.values()) channel.opened(id);
  }

  /** How frames get to the member now; null: in no way. */
  follow(id: MemberId, way: Way | null): void {
    if (way === null) this.#ways.delete(id);
    else this.#ways.set(id, way);
    for (const channel of this.#channels.values()) channel.follow(id, way);
  }

  /** Another session of the member. */
  renewed(id: MemberId): void {
    for (const channel of this.#channels.values()) channel.renewed(id);
  }

  /** Gone for good. */
  left(id: MemberId): void {
    this.#ways.delete(id);
    for (const channel of this.#channels.values()) channel.left(id);
  }
}

class RoutedChannel implements Channel<ChannelFrame, ChannelFrame> {
  readonly #kind: ChannelKind;
  readonly #transport: FrameTransport;
  readonly #ways: ReadonlyMap<MemberId, Way>;
  readonly #mayRelay: boolean;
  #subscription: { readonly listener: ChannelListener<ChannelFrame> } | null = null;
  #waiting: (readonly [MemberId, ChannelFrame])[] = [];

  constructor(kind: ChannelKind, transport: FrameTransport, ways: ReadonlyMap<MemberId, Way>) {
    this.#kind = kind;
    this.#transport = transport;
    this.#ways = ways;
    this.#mayRelay = Object.keys(kind.relayed).length > 0;
  }

  send(to: MemberId, frame: ChannelFrame): boolean {
    return this.#transport.send(to, frame, this.#kind.answered.includes(frame.type));
  }

  relay(to: MemberId, frame: ChannelFrame): boolean {
    return this.#transport.relay(to, frame);
  }

  subscribe(listener: ChannelListener<ChannelFrame>): () => void {
    if (this.#subscription) throw new Error(`${this.#kind.name} has a subscriber`);
    const subscription = { listener };
    this.#subscription = subscription;
    for (const [id, way] of this.#ways) if (this.#isWay(way)) listener.onReachable?.(id, way);
    for (const [from, frame] of this.#waiting.splice(0)) listener.onFrame(from, frame);
    return () => {
      if (this.#subscription === subscription) this.#subscription = null;
    };
  }

  receive(from: MemberId, frame: ChannelFrame): void {
    if (this.#listener) return this.#listener.onFrame(from, frame);
    const { buffer } = this.#kind;
    if (buffer === 'latest') this.#forget(from);
    if (buffer === 'latest' || this.#waiting.length < buffer) this.#waiting.push([from, frame]);
  }

  opened(id: MemberId): void {
    this.#listener?.onOpen?.(id);
  }

  follow(id: MemberId, way: Way | null): void {
    if (way !== null && this.#isWay(way)) this.#listener?.onReachable?.(id, way);
    else this.#listener?.onLost?.(id);
  }

  renewed(id: MemberId): void {
    this.#listener?.onRenewed?.(id);
  }

  /** How things stood with somebody who left is of no use; what they said in a list still is. */
  left(id: MemberId): void {
    if (this.#kind.buffer === 'latest') this.#forget(id);
    this.#listener?.onLeft?.(id);
  }

  get #listener(): ChannelListener<ChannelFrame> | undefined {
    return this.#subscription?.listener;
  }

  #isWay({ kind }: Way): boolean {
    return kind === 'direct' || this.#mayRelay;
  }

  #forget(id: MemberId): void {
    this.#waiting = this.#waiting.filter(([from]) => from !== id);
  }
}
