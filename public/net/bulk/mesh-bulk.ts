/** Bulk over a mesh: one peer for each member with whom a connection is or was wanted. */
import type { MemberId } from '../crypto/signer.ts';
import { type Log, prefixed } from '../log.ts';
import type { ChannelOf } from '../mesh/frame-router.ts';
import { type Bulk, type BulkHandlers, type BulkWay, LEAST_MESSAGE_BYTES } from './bulk.ts';
import type { bulkChannel } from './bulk-channel.ts';
import type { BulkContext } from './bulk-contract.ts';
import { readBulkFrame } from './bulk-frame.ts';
import { BulkPeer } from './bulk-peer.ts';

export interface MeshBulkOptions extends Omit<BulkContext, 'send'> {
  readonly channel: ChannelOf<typeof bulkChannel>;
  readonly log: Log;
}

const NO_WAY: BulkWay = { isOverTurn: null, rttMs: null, problem: null };

export class MeshBulk implements Bulk {
  readonly #context: BulkContext;
  readonly #log: Log;
  readonly #peers = new Map<MemberId, BulkPeer>();
  /** Whose link is up. */
  readonly #linked = new Set<MemberId>();
  readonly #stopListening: () => void;
  #subscription: { readonly handlers: BulkHandlers } | null = null;
  #isCalling = false;
  #isClosed = false;

  constructor(options: MeshBulkOptions) {
    const { channel } = options;
    this.#log = prefixed(options.log, 'bulk');
    this.#context = { ...options, send: (to, frame) => channel.send(to, frame) };
    this.#stopListening = channel.subscribe({
      onFrame: (from, frame) => {
        // What waited for this code may be of somebody who has left.
        if (!this.#linked.has(from)) return;
        const read = readBulkFrame(frame);
        if (read === null) this.#log('dropped a malformed frame');
        else this.#peer(from).receive(read);
      },
      onReachable: (id) => {
        this.#linked.add(id);
        this.#peers.get(id)?.linkUp();
      },
      onOpen: (id) => this.#peers.get(id)?.linkRenewed(),
      onLost: (id) => {
        this.#linked.delete(id);
        this.#peers.get(id)?.linkLost();
      },
      onRenewed: (id) => this.#peers.get(id)?.forget(),
      onLeft: (id) => {
        this.#linked.delete(id);
        const peer = this.#peers.get(id);
        peer?.linkLost();
        peer?.forget();
      },
    });
  }

  subscribe(handlers: BulkHandlers): () => void {
    if (this.#subscription) throw new Error('bulk has a subscriber');
    const subscription = { handlers };
    this.#subscription = subscription;
    for (const [id, peer] of this.#peers) if (peer.isOpen) handlers.opened(id);
    return () => {
      if (this.#subscription === subscription) this.#subscription = null;
    };
  }

  hold(id: MemberId): void {
    if (!this.#isClosed) this.#peer(id).setHeld(true);
  }

  release(id: MemberId): void {
    this.#peers.get(id)?.setHeld(false);
  }

  isOpen(id: MemberId): boolean {
    return this.#peers.get(id)?.isOpen === true;
  }

  way(id: MemberId): BulkWay {
    return this.#peers.get(id)?.way ?? NO_WAY;
  }

  maxMessageBytes(id: MemberId): number {
    return this.#peers.get(id)?.maxMessageBytes ?? LEAST_MESSAGE_BYTES;
  }

  send(id: MemberId, bytes: Uint8Array): boolean {
    return this.#peers.get(id)?.send(bytes) === true;
  }

  giveWay(isCalling: boolean): void {
    this.#isCalling = isCalling;
    for (const peer of this.#peers.values()) peer.setCalling(isCalling);
  }

  close(): void {
    this.#isClosed = true;
    this.#subscription = null;
    this.#stopListening();
    for (const peer of this.#peers.values()) peer.close();
    this.#peers.clear();
  }

  #peer(id: MemberId): BulkPeer {
    const known = this.#peers.get(id);
    if (known) return known;
    const handlers = () => this.#subscription?.handlers;
    const peer = new BulkPeer(
      id,
      this.#context,
      {
        opened: () => handlers()?.opened(id),
        message: (bytes) => handlers()?.message(id, bytes),
        drained: () => handlers()?.drained(id),
        closed: () => handlers()?.closed(id),
        changed: () => handlers()?.changed?.(id),
      },
      this.#log,
    );
    this.#peers.set(id, peer);
    peer.setCalling(this.#isCalling);
    if (this.#linked.has(id)) peer.linkUp();
    return peer;
  }
}
