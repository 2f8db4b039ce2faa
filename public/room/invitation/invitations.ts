/**
 * Invitations to another room, sent and received on members' own links. Whether to go there is not decided here.
 */
import type { ChannelOf } from '../../net/mesh/frame-router.ts';
import type { MemberId } from '../people/member.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';
import type { InvitationFrame, invitationChannel } from './invitation-channel.ts';

export interface SealedAddress {
  readonly roomId: string;
  readonly key: string;
}

/** The same room, at another address. */
export interface MovedAddress {
  readonly roomId: string;
  /** As somebody wrote it. */
  readonly url: string;
}

export interface Invitation {
  readonly from: MemberId;
  readonly roomId: string;
  /** Of a sealed room. */
  readonly key?: string | undefined;
  /** Another address of this room, as somebody wrote it. */
  readonly url?: string | undefined;
}

/** What a room gives to its invitations. */
export interface InvitationSource {
  readonly channel: ChannelOf<typeof invitationChannel>;
  isMuted(id: MemberId): boolean;
}

/** How many confirmations are remembered: anybody can send some. */
const MAX_CONFIRMED = 1_000;

export class Invitations {
  readonly #options: InvitationSource;
  readonly #received = signal<readonly Invitation[]>([]);
  readonly #confirmed = signal<readonly string[]>([]);
  readonly #unsubscribe: () => void;

  constructor(options: InvitationSource) {
    this.#options = options;
    this.#unsubscribe = options.channel.subscribe({ onFrame: (from, frame) => this.#receive(from, frame) });
  }

  /** The latest of each member, as long as it was not dismissed. */
  get received(): ReadonlySignal<readonly Invitation[]> {
    return this.#received;
  }

  /** Whether the member's page said that it has my invitation to the room. A signal is read for it. */
  isConfirmed(id: MemberId, roomId: string): boolean {
    return this.#confirmed.value.includes(`${roomId} ${id}`);
  }

  /** False where there is no link to send it on. */
  send(to: MemberId, address: SealedAddress | MovedAddress): boolean {
    return this.#options.channel.send(to, { type: 'invitation', ...address });
  }

  #receive(from: MemberId, { roomId, key, url }: InvitationFrame): void {
    if (!key && !url)
      this.#confirmed.value = [...this.#confirmed.value, `${roomId} ${from}`].slice(-MAX_CONFIRMED);
    else {
      this.#options.channel.send(from, { type: 'invitation', roomId });
      if (!this.#options.isMuted(from))
        this.#received.value = [...this.#others(from), { from, roomId, key, url }];
    }
  }

  /** Idempotent. */
  close(): void {
    this.#unsubscribe();
  }

  dismiss(from: MemberId): void {
    this.#received.value = this.#others(from);
  }

  #others(from: MemberId): readonly Invitation[] {
    return this.#received.value.filter((invitation) => invitation.from !== from);
  }
}
