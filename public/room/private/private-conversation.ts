/**
 * A private conversation with one other member. It works like the room's, but every frame is sealed for the other.
 * Members who relay it learn only who the two are.
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { type Cipher, createCipher, type RandomBytes } from '../../net/crypto/cipher.ts';
import type { ChannelOf } from '../../net/mesh/frame-router.ts';
import { MAX_FRAME_LENGTH } from '../../net/protocol/frame.ts';
import { Conversation } from '../conversation.ts';
import type { ConversationContext } from '../conversation-contract.ts';
import { authorOf, logIdOf } from '../log/entry.ts';
import { entriesOf, type Heads } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';
import { readSyncFrame, type SyncFrame } from '../sync/sync-channel.ts';
import type { privateChannel } from './private-channel.ts';

export interface PrivateConversationOptions extends ConversationContext {
  readonly other: MemberId;
  /** What only the two know. */
  readonly secret: Uint8Array;
  readonly randomBytes: RandomBytes;
  readonly channel: ChannelOf<typeof privateChannel>;
  /** Up to which of the other's entries I had read before a reload. */
  readonly read: Heads;
}

/** How frames get to the other now: on the pair's own link, over the member named, or not at all. */
export type PrivateWay = 'direct' | `via ${MemberId}` | null;

/** Sealed, in base64url and relayed by others this much is still one frame. */
const BATCH_BYTES = Math.floor(((MAX_FRAME_LENGTH - 2_048) * 3) / 4);

export class PrivateConversation {
  readonly other: MemberId;
  readonly talk: Conversation;
  /** What its entries are signed for. */
  readonly signingContext: string;
  readonly #options: PrivateConversationOptions;
  readonly #cipher: Cipher;
  #way: PrivateWay = null;

  constructor(options: PrivateConversationOptions) {
    const { signer, other, signingContext, roomId, secret, randomBytes, channel } = options;
    this.#options = options;
    this.other = other;
    const pair = [signer.id, other].sort().join(' ');
    const encoder = new TextEncoder();
    const [salt, info] = [encoder.encode('parley 1 private'), encoder.encode(`${signingContext} ${pair}`)];
    this.#cipher = createCipher(hkdf(sha512, secret, salt, info, 32), randomBytes);
    const send = (to: MemberId, frame: SyncFrame) => {
      if (this.#way === null) return false;
      const sealed = { type: 'private', sealed: this.#seal(frame) } as const;
      return channel.send(to, sealed) || channel.relay(to, sealed);
    };
    this.signingContext = `${signingContext} private ${pair}`;
    this.talk = new Conversation({
      ...options,
      id: `${roomId}/${other}`,
      signingContext: this.signingContext,
      isPrivate: true,
      send,
      reach: send,
      members: () => [other],
      isLinked: () => true,
      isSure: () => this.#way === 'direct',
      batchBytes: BATCH_BYTES,
      isHistoryOf: () => false,
      notices: () => [],
      speaking: () => undefined,
      named: () => undefined,
      wasRead: (entry) => entry.seq <= (options.read[logIdOf(entry)] ?? 0),
    });
    // Nobody has it open yet.
    this.talk.setReading(false);
    this.talk.restore();
  }

  /** Idempotent. What was under way when the way changed may be lost. */
  follow(way: PrivateWay): void {
    if (way === this.#way) return;
    const { sync } = this.talk;
    if (this.#way !== null) sync.lost(this.other);
    this.#way = way;
    if (way !== null) sync.opened(this.other);
    sync.topologyChanged();
  }

  /** Another session of the other: what they had may be lost. */
  renewed(): void {
    this.talk.sync.renewed(this.other);
    const way = this.#way;
    this.follow(null);
    this.follow(way);
  }

  /** A frame from the other, however it came. False when it was not sealed by them for me. */
  receive(sealed: string): boolean {
    const frame = readSyncFrame(this.#cipher.open(sealed, contextOf(this.other, this.#options.signer.id)));
    if (frame === null) return false;
    this.talk.sync.receive(this.other, this.#ofTheTwo(frame));
    return true;
  }

  /** Idempotent. */
  close(): void {
    this.talk.close();
  }

  /** Whatever the other tells of anybody else has no place here. */
  #ofTheTwo(frame: SyncFrame): SyncFrame {
    const { signer, people } = this.#options;
    const isOfUs = (author: MemberId) => author === signer.id || author === this.other;
    if (frame.type === 'heads') {
      const heads = Object.fromEntries(entriesOf(frame.heads).filter(([log]) => isOfUs(authorOf(log))));
      return { ...frame, heads };
    }
    if (frame.type !== 'entries') return frame;
    const entries = frame.entries.filter(({ author }) => isOfUs(author));
    if (entries.length < frame.entries.length) people.misbehaved(this.other, 'in private what others said');
    return { ...frame, entries };
  }

  #seal(frame: SyncFrame): string {
    return this.#cipher.close(frame, contextOf(this.#options.signer.id, this.other));
  }
}

const contextOf = (from: MemberId, to: MemberId): string => JSON.stringify(['private', from, to]);
