/**
 * One room as I take part in it. It only wires its parts together: frames, people, conversation, connection. Views use
 * the parts directly.
 */
import { FrameRouter } from '../net/mesh/frame-router.ts';
import type { MeshOptions } from '../net/mesh/mesh-contract.ts';
import { CHANNELS } from './channels.ts';
import { RoomClock } from './clock/room-clock.ts';
import { Connection } from './connection.ts';
import { Conversation } from './conversation.ts';
import type { ConversationContext } from './conversation-contract.ts';
import { invitationChannel } from './invitation/invitation-channel.ts';
import type { InvitationSource } from './invitation/invitations.ts';
import type { Store } from './keep/storage.ts';
import type { LogId } from './log/entry.ts';
import type { MemberId } from './people/member.ts';
import type { NameWords } from './people/name.ts';
import { People } from './people/people.ts';
import { type ReadonlySignal, signal } from './reactive.ts';
import { syncChannel } from './sync/sync-channel.ts';

export interface RoomOptions extends Omit<MeshOptions, 'handlers' | 'ownName' | 'router'> {
  readonly name: string;
  /** Another name to try while `name` was not chosen by the person and is taken; null when it was chosen. */
  readonly suggestName: (() => string) | null;
  readonly nameWords: NameWords;
  /** Of this tab: what is kept survives a reload and ends with the tab. */
  readonly store: Store;
  /** Of the browser: what every tab of the room is to know, and the next one. */
  readonly lasting: Store;
  /** For a keeper that does not keep everything (`SyncOptions`). */
  forgotten?(log: LogId): number;
}

/** The latest thing that somebody else said. */
export interface Heard {
  readonly author: MemberId;
  readonly name: string;
  /** Of a file its name, and below it the caption. */
  readonly text: string;
  readonly isFile: boolean;
  /** In a private conversation. */
  readonly isPrivate: boolean;
}

/** What the parts of a room that come after the page want to know of it. */
export interface LaterListener {
  /** Somebody said something, me included. */
  said(author: MemberId): void;
  /** This device's clock was set. */
  clockJumped(): void;
  close(): void;
}

export class Room {
  readonly id: string;
  readonly self: MemberId;
  /** Every kind of frame: parts that come after the page take their channels here. */
  readonly router = new FrameRouter(CHANNELS);
  readonly people: People;
  /** What is said to everybody. */
  readonly talk: Conversation;
  /** To another room, from and to members: for `invitationsOf`. */
  readonly invitations: InvitationSource;
  readonly connection: Connection;
  /** The time that counts here. */
  readonly clock: RoomClock;
  /** For private conversations, which come after the page. */
  readonly conversationContext: ConversationContext;
  #later: LaterListener | null = null;
  readonly #heard = signal<Heard | null>(null);
  #isClosed = false;

  constructor(options: RoomOptions) {
    const { signer, seal, roomId } = options;
    this.id = roomId;
    this.self = signer.id;
    this.clock = new RoomClock({
      clock: options.clock,
      jumped: () => {
        this.#later?.clockJumped();
        this.connection.probe();
      },
    });
    this.people = new People({
      ...options,
      self: signer.id,
      roomClock: this.clock,
      place: () => this.talk.place,
      isNamedInTranscript: (id) => this.talk.hasEntriesOf(id),
      // A first rename also tells the name before, so that everybody can be told of the change.
      renaming: (before) => this.people.members.value.length > 0 && this.#introduceMyself(before),
      renamed: (name) => this.talk.hasEntriesOf(this.self) && void this.talk.write({ kind: 'name', name }),
      noticed: () => this.talk.show(),
    });
    this.conversationContext = {
      ...options,
      roomClock: this.clock,
      signingContext: seal.signingContext,
      people: this.people,
      spoke: (author, news, isPrivate, isFile) => {
        this.#later?.said(author);
        if (news !== null)
          this.#heard.value = { author, name: this.people.nameOf(author), text: news, isFile, isPrivate };
      },
    };
    const sync = this.router.channel(syncChannel);
    this.talk = new Conversation({
      ...this.conversationContext,
      id: roomId,
      isPrivate: false,
      send: (to, frame) => sync.send(to, frame),
      reach: (to, frame) => sync.send(to, frame) || sync.relay(to, frame),
      members: () => this.people.ids,
      isLinked: (a, b) => this.connection.isLinked(a, b),
      isHistoryOf: (id) => this.people.wasHere(id),
      notices: () => this.people.notices,
      // Whoever comes later, even after I left, is to know who said it.
      speaking: () => {
        this.#later?.said(this.self);
        this.#introduceMyself(this.people.name.value);
      },
      named: (author, name) => this.people.named(author, name),
    });
    this.invitations = {
      channel: this.router.channel(invitationChannel),
      isMuted: (id) => this.people.isMuted(id),
    };
    this.talk.restore();
    sync.subscribe({
      onFrame: (from, frame) => this.talk.sync.receive(from, frame),
      onReachable: (id, { kind }) =>
        kind === 'direct' ? this.talk.sync.opened(id) : this.talk.sync.lost(id),
      onLost: (id) => this.talk.sync.lost(id),
      onRenewed: (id) => this.talk.sync.renewed(id),
      onLeft: (id) => this.talk.left(id),
    });
    this.connection = new Connection({
      ...options,
      roomClock: this.clock,
      router: this.router,
      ownName: () => this.people.name.value,
      handlers: {
        status: ({ kind }) => {
          if (kind !== 'connected') return;
          if (this.people.complete()) this.talk.cameFirst();
          this.talk.show();
        },
        appeared: (id, name, wasHere) => this.people.appeared(id, name, wasHere),
        opened: (id, name) => this.people.claimed(id, name),
        changed: (id, reach) => this.people.follow(id, reach),
        topologyChanged: () => this.talk.sync.topologyChanged(),
        serverClock: (aheadMs) => this.clock.heard('server', aheadMs),
        misbehaved: (id, what) => this.people.misbehaved(id, what),
        left: (id) => this.people.left(id),
      },
    });
  }

  /** The latest message of somebody else who is not muted, said since I came. */
  get heard(): ReadonlySignal<Heard | null> {
    return this.#heard;
  }

  /** From now on they are told, and end with the room. */
  attach(later: LaterListener): void {
    this.#later = later;
  }

  /** Says goodbye. Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.talk.close();
    this.connection.close();
    this.#later?.close();
    this.clock.close();
  }

  #introduceMyself(name: string): void {
    if (!this.talk.hasSpoken) this.talk.write({ kind: 'name', name });
  }
}
