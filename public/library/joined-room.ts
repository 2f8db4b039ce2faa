/** A room that this member is in, as the library's users have it: only wires its parts together. */
import { systemClock } from '../net/clock.ts';
import { createAgreement } from '../net/crypto/agreement.ts';
import type { RtcLinks } from '../net/link/rtc-link.ts';
import type { Log } from '../net/log.ts';
import type { Conversation as RoomConversation } from '../room/conversation.ts';
import type { PieceStore } from '../room/files/piece-store.ts';
import { inviteLink, type RoomAddress } from '../room/invitation/room-link.ts';
import type { Store } from '../room/keep/storage.ts';
import { openLaterParts } from '../room/later-parts.ts';
import type { MemberId } from '../room/people/member.ts';
import type { RenameProblem } from '../room/people/own-name.ts';
import { privateChannel } from '../room/private/private-channel.ts';
import { PrivateConversations } from '../room/private/private-conversations.ts';
import { effect } from '../room/reactive.ts';
import type { Room as OpenRoom } from '../room/room.ts';
import type {
  ConversationEvents,
  Files,
  Member,
  Message,
  PrivateConversation,
  Room,
  RoomEvents,
  SayOptions,
  SendFileOptions,
  ServerState,
} from './contract.ts';
import { Emitter } from './emitter.ts';
import { LibraryFiles } from './files.ts';
import { Members } from './members.ts';
import { randomBytes } from './open-room.ts';
import { ParleyError } from './parley-error.ts';
import { Talk } from './talk.ts';

export interface JoinedRoomOptions {
  readonly room: OpenRoom;
  readonly address: RoomAddress;
  readonly url: URL;
  readonly secretKey: Uint8Array;
  readonly storage: Store;
  readonly links: RtcLinks;
  readonly pieces: PieceStore;
  readonly log: Log;
}

const RENAME_ERRORS: Readonly<Record<RenameProblem, ConstructorParameters<typeof ParleyError>>> = {
  blank: ['blank'],
  'too-long': ['too-long'],
  taken: ['name-taken'],
  alike: ['name-taken'],
};

class PrivateTalk extends Talk implements PrivateConversation {
  readonly member: MemberId;

  constructor(member: MemberId, options: ConstructorParameters<typeof Talk>[0]) {
    super(options);
    this.member = member;
  }
}

export class JoinedRoom implements Room {
  readonly id: string;
  readonly link: string;
  readonly isSealed: boolean;
  readonly #options: JoinedRoomOptions;
  readonly #events = new Emitter<RoomEvents>();
  readonly #members: Members;
  readonly #talk: Talk;
  readonly #conversations: PrivateConversations;
  readonly #private = new Map<MemberId, PrivateTalk>();
  readonly #files: LibraryFiles;
  readonly #stopFollowing: () => void;
  #leaving: Promise<void> | null = null;

  constructor(options: JoinedRoomOptions) {
    this.#options = options;
    const { room, address, url, secretKey } = options;
    this.id = address.roomId;
    this.link = inviteLink(url, address);
    this.isSealed = address.key !== null;
    openLaterParts(room, systemClock);
    this.#members = new Members(room.people.members, this.#events);
    this.#conversations = new PrivateConversations({
      ...room.conversationContext,
      channel: room.router.channel(privateChannel),
      agree: createAgreement(secretKey),
      randomBytes,
    });
    this.#files = new LibraryFiles({
      ...options,
      conversations: this.#conversations,
      messages: () => [this.#talk, ...this.#private.values()].flatMap(({ messages }) => messages),
    });
    this.#talk = new Talk(this.#talkOptions(room.talk, this.#events, null));
    const stopPrivate = effect(() => {
      for (const { other } of this.#conversations.list.value) this.#privateWith(other);
    });
    const stopServer = effect(() => {
      const { kind } = room.connection.status.value;
      queueMicrotask(() => this.#events.emit('server', stateOf(kind)));
    });
    this.#stopFollowing = () => {
      stopPrivate();
      stopServer();
    };
  }

  get self(): Room['self'] {
    const { people } = this.#options.room;
    return { id: people.self, name: people.name.peek() };
  }

  get server(): ServerState {
    return stateOf(this.#options.room.connection.status.peek().kind);
  }

  get members(): readonly Member[] {
    return this.#members.all;
  }

  get messages(): readonly Message[] {
    return this.#talk.messages;
  }

  get files(): Files {
    return this.#files;
  }

  member(id: string): Member | undefined {
    return this.#members.get(id);
  }

  message(id: string): Message | undefined {
    return this.#talk.message(id);
  }

  say(text: string, options?: SayOptions): Message {
    return this.#talk.say(text, options);
  }

  edit(id: string, text: string): Message {
    return this.#talk.edit(id, text);
  }

  remove(id: string): void {
    this.#talk.remove(id);
  }

  react(id: string, emoji: string, isOn?: boolean): void {
    this.#talk.react(id, emoji, isOn);
  }

  sendFile(content: Blob | Uint8Array<ArrayBuffer>, options: SendFileOptions): Message {
    return this.#talk.sendFile(content, options);
  }

  rename(name: string): void {
    this.#check();
    const problem = this.#options.room.people.rename(name);
    if (problem !== null) throw new ParleyError(...RENAME_ERRORS[problem]);
  }

  private(member: string): PrivateConversation {
    this.#check();
    const conversation = this.#privateWith(member as MemberId);
    if (conversation === null) throw new ParleyError('not-found', 'There is no such member to talk to.');
    return conversation;
  }

  on<Event extends keyof RoomEvents>(event: Event, listener: RoomEvents[Event]): () => void {
    return this.#events.on(event, listener);
  }

  leave(): Promise<void> {
    this.#leaving ??= this.#leave();
    return this.#leaving;
  }

  #leave(): Promise<void> {
    const { room, storage } = this.#options;
    this.#events.close();
    this.#stopFollowing();
    this.#members.close();
    for (const talk of [this.#talk, ...this.#private.values()]) talk.close();
    this.#files.close();
    this.#conversations.close();
    room.close();
    return new Promise((stored) => storage.whenStored(stored));
  }

  #check(): void {
    if (this.#leaving !== null) throw new ParleyError('left');
  }

  #privateWith(other: MemberId): PrivateTalk | null {
    const known = this.#private.get(other);
    if (known) return known;
    const { talk } = this.#conversations.with(other) ?? {};
    if (!talk) return null;
    const events = new Emitter<ConversationEvents>();
    const conversation = new PrivateTalk(other, this.#talkOptions(talk, events, other));
    this.#private.set(other, conversation);
    events.on('message', (message) => this.#events.emit('private', message, conversation));
    return conversation;
  }

  #talkOptions(
    talk: RoomConversation,
    events: ConstructorParameters<typeof Talk>[0]['events'],
    to: MemberId | null,
  ): ConstructorParameters<typeof Talk>[0] {
    const { people } = this.#options.room;
    return {
      talk,
      events,
      self: people.self,
      nameOf: (id) => people.nameOf(id),
      check: () => this.#check(),
      sendFile: (content, options) => this.#files.offer(content, options, to),
    };
  }
}

function stateOf(kind: 'joining' | 'connected' | 'unreachable' | 'refused'): ServerState {
  return kind === 'joining' ? 'connecting' : kind;
}
