/**
 * One room as I take part in it: wires the mesh, what is said in the room and the roster together and shows the result
 * as signals. Owns no rule of its own.
 */

import type { LinkMedia } from '../net/link/link.ts';
import { FrameRouter } from '../net/mesh/frame-router.ts';
import { Mesh } from '../net/mesh/mesh.ts';
import type { MeshOptions } from '../net/mesh/mesh-contract.ts';
import type { MeshInspection } from '../net/mesh/mesh-inspection.ts';
import { CHANNELS } from './channels.ts';
import { Conversation } from './conversation.ts';
import { invitationChannel } from './invitation/invitation-channel.ts';
import { Invitations } from './invitation/invitations.ts';
import { forgetRoom } from './keep/forget-room.ts';
import type { Store } from './keep/storage.ts';
import { Activities } from './people/activities.ts';
import { activityChannel } from './people/activity-channel.ts';
import type { Activity, Member, MemberId, Namesake } from './people/member.ts';
import { type MemberFlag, MemberFlags } from './people/member-flags.ts';
import { OwnName, type RenameProblem } from './people/own-name.ts';
import { Roster } from './people/roster.ts';
import { privateChannel } from './private/private-channel.ts';
import { ThreadDesk } from './private/thread-desk.ts';
import { type ReadonlySignal, signal } from './reactive.ts';
import type { ServerStatus } from './server-status.ts';
import { syncChannel } from './sync/sync-channel.ts';
import { type Notice, remark, withEvent, withRemark } from './timeline/notices.ts';

export interface RoomOptions extends Omit<MeshOptions, 'handlers' | 'ownName' | 'router'> {
  readonly name: string;
  /** Another name to try while `name` was not chosen by the person and is taken; null when it was chosen. */
  readonly suggestName: (() => string) | null;
  /** Of this tab: what is kept survives a reload and ends with the tab. */
  readonly store: Store;
  /**
   * Storage ran out: forget the key. With the key kept and the transcript lost, a reload would sign new entries under
   * numbers that others already hold.
   */
  readonly abandonKey: () => void;
}

export interface RoomInspection {
  readonly mesh: MeshInspection;
  readonly status: ServerStatus;
  readonly self: MemberId;
  nameOf(id: MemberId): string;
}

export interface Heard {
  readonly author: MemberId;
  readonly name: string;
  readonly text: string;
  /** In a conversation of two. */
  readonly isPrivate: boolean;
}

export class Room {
  readonly id: string;
  readonly self: MemberId;
  /** With one member each. */
  readonly threads: ThreadDesk;
  /** To another room, from and to members. */
  readonly invitations: Invitations;
  /** Every kind of frame in the room. */
  readonly router = new FrameRouter(CHANNELS);
  readonly #options: RoomOptions;
  readonly #status = signal<ServerStatus>({ kind: 'joining' });
  readonly #canRelay = signal(false);
  readonly #heard = signal<Heard | null>(null);
  readonly #marks: MemberFlags;
  readonly #roster: Roster;
  readonly #ownName: OwnName;
  /** What is said to everybody. */
  readonly talk: Conversation;
  readonly #activities: Activities;
  readonly #mesh: Mesh;
  /** Who was here before me. */
  readonly #hosts = new Set<MemberId>();
  /** Before that, who is not here may only not have been told of yet. */
  #knowsWhoIsHere = false;
  #isClosed = false;
  #notices: readonly Notice[] = [];

  constructor(options: RoomOptions) {
    const { signer, seal, store, roomId } = options;
    this.#options = options;
    this.id = roomId;
    this.self = signer.id;
    this.#marks = new MemberFlags(store, roomId);
    this.#roster = new Roster(signer.id, options.name, this.#marks);
    this.#ownName = new OwnName({
      ...options,
      isTaken: (name) => this.#roster.isTaken(name),
      changing: (before) => this.#tellNameBefore(before),
      changed: (name) => this.#nameChanged(name),
    });
    const shared = {
      ...options,
      signingContext: seal.signingContext,
      misbehaved: (from: MemberId, what: string) => this.#flag(from, what),
      name: (id: MemberId) => this.#roster.name(id),
      tag: (id: MemberId) => this.#roster.tag(id),
      isMuted: (id: MemberId) => this.#marks.has(id, 'muted'),
      knowsWhoIsHere: () => this.#knowsWhoIsHere,
      ranOut: options.abandonKey,
    };
    const sync = this.router.channel(syncChannel);
    this.talk = new Conversation({
      ...shared,
      id: roomId,
      send: (to, frame) => sync.send(to, frame),
      reach: (to, frame) => sync.send(to, frame) || sync.relay(to, frame),
      members: () => this.members.value.map(({ id }) => id),
      wasHere: (id) => this.#hosts.has(id),
      isLinked: (a, b) => this.#mesh.isLinked(a, b),
      notices: () => this.#allNotices,
      speaking: () => this.#introduceMyself(),
      named: (author, name) => this.#learnNewName(author, name),
      spoke: (author, news) => {
        this.#activities.heard(author);
        if (news !== null) this.#hear(author, news, false);
      },
    });
    this.threads = new ThreadDesk({
      ...shared,
      channel: this.router.channel(privateChannel),
      spoke: (author, news) => {
        this.#activities.heard(author);
        if (news !== null) this.#hear(author, news, true);
      },
      remember: (id, name) => this.#learnName(id, name),
    });
    this.invitations = new Invitations({
      channel: this.router.channel(invitationChannel),
      isMuted: (id) => this.#marks.has(id, 'muted'),
    });
    this.#activities = new Activities({
      clock: options.clock,
      members: () => this.members.value.map(({ id }) => id),
      channel: this.router.channel(activityChannel),
      changed: (id, activity) => this.#roster.setAttention(id, activity),
    });
    this.talk.restore();
    sync.subscribe({
      onFrame: (from, frame) => this.talk.receive(from, frame),
      onReachable: (id, { kind }) => (kind === 'direct' ? this.talk.opened(id) : this.talk.lost(id)),
      onLost: (id) => this.talk.lost(id),
      onLeft: (id) => this.talk.left(id),
    });
    this.#mesh = new Mesh({
      ...options,
      ownName: () => this.name.value,
      router: this.router,
      handlers: {
        status: (status) => {
          this.#status.value = status;
          if (status.kind !== 'connected') return;
          if (!this.#knowsWhoIsHere && this.#hosts.size === 0) this.talk.cameFirst();
          this.#knowsWhoIsHere = true;
          this.talk.show();
        },
        appeared: (id, name, wasHere) => this.#meet(id, name, wasHere),
        opened: (id, name) => this.#learnName(id, name),
        changed: (id, reach) => this.#roster.follow(id, reach),
        meansChanged: (hasTurn) => {
          this.#canRelay.value = hasTurn;
        },
        topologyChanged: () => this.talk.topologyChanged(),
        misbehaved: (id, what) => this.#flag(id, what),
        left: (id) => this.#part(id),
      },
    });
  }

  get status(): ReadonlySignal<ServerStatus> {
    return this.#status;
  }

  /** The others, by name. */
  get members(): ReadonlySignal<readonly Member[]> {
    return this.#roster.members;
  }

  get name(): ReadonlySignal<string> {
    return this.#ownName.name;
  }

  /** Whether something I said has reached nobody: with this page it would be gone. */
  get hasUnreached(): boolean {
    return this.talk.hasUnreached || this.threads.hasUnreached;
  }

  /** One other member, here or not. */
  about(id: MemberId): Member {
    return this.#roster.member(id);
  }

  /** Marks a member for myself alone, or takes the mark back. */
  mark(id: MemberId, kind: MemberFlag, isOn: boolean): void {
    this.#marks.set(id, this.#roster.name(id), kind, isOn ? this.talk.time : 0);
    this.#roster.publish();
    this.#renamed();
  }

  /** What I marked others with. */
  get marks(): MemberFlags['all'] {
    return this.#marks.all;
  }

  /** Who bears the name of somebody else. Of those who were here before me it is told aloud only where it is grave. */
  pointOut(id: MemberId, namesake: Namesake | null): void {
    if (!this.#roster.pointOut(id, namesake)) return;
    if (namesake === 'verified' || (namesake && !this.#hosts.has(id)))
      this.#notices = withRemark(this.#notices, remark(namesake, id, this.talk.time));
    this.talk.show();
  }

  /** Null when the name was taken on. */
  rename(name: string): RenameProblem | null {
    return this.#ownName.choose(name);
  }

  /** The latest message of somebody else who is not muted, said since I came. */
  get heard(): ReadonlySignal<Heard | null> {
    return this.#heard;
  }

  /** Tells everybody what I am doing. */
  attend(attention: Activity): void {
    this.#activities.tell(attention);
  }

  /** Tells one member that I am writing to them in private, or no longer. */
  whisper(to: MemberId, isTyping: boolean): void {
    this.#activities.whisper(to, isTyping);
  }

  /** Whether there is a TURN server to relay. */
  get canRelay(): ReadonlySignal<boolean> {
    return this.#canRelay;
  }

  /** Hides this device's addresses from the others, at the price of a TURN server in between; or no longer. */
  setTurnOnly(isTurnOnly: boolean): void {
    this.#mesh.setTurnOnly(isTurnOnly);
  }

  /** How everything stands between the members, for whoever wants to know why. */
  async inspect(): Promise<RoomInspection> {
    const mesh = await this.#mesh.inspect();
    return { mesh, status: this.#status.value, self: this.self, nameOf: (id) => this.#roster.name(id) };
  }

  /** Attaches a call's media to the link with a member, as long as that one lasts; null takes them off. */
  attachMedia(to: MemberId, media: LinkMedia | null): void {
    this.#mesh.attachMedia(to, media);
  }

  /** Tries the server again now. */
  retry(): void {
    this.#mesh.retry();
  }

  /** To be told when the page was asleep or the network changed. */
  probe(): void {
    this.#mesh.probe();
  }

  /** Clears what this device keeps of the room and leaves it. */
  forget(): void {
    this.close();
    forgetRoom(this.#options.store, this.id);
  }

  /** Says goodbye. Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#mesh.close();
    this.talk.close();
    this.threads.close();
    this.#activities.close();
  }

  /** Whoever comes later, even after I left, is to know who said it. */
  #introduceMyself(): void {
    this.#activities.said();
    if (!this.talk.hasSpoken) this.talk.write({ kind: 'name', name: this.name.value });
  }

  /** A first rename also tells the name before, so that everybody can be told of the change. */
  #tellNameBefore(name: string): void {
    if (!this.talk.hasSpoken && this.members.value.length > 0) this.talk.write({ kind: 'name', name });
  }

  #nameChanged(name: string): void {
    this.#roster.rename(this.self, name);
    if (this.talk.hasSpoken) this.talk.write({ kind: 'name', name });
    this.#renamed();
  }

  /** Names in the transcript are newer than those of cards and hellos. */
  #learnName(id: MemberId, name: string): void {
    if (!this.talk.hasEntriesOf(id)) this.#learnNewName(id, name);
  }

  #learnNewName(id: MemberId, name: string): void {
    if (this.#roster.rename(id, name)) this.#renamed();
    else this.talk.show();
  }

  #meet(id: MemberId, name: string, wasHere: boolean): void {
    this.#learnName(id, name);
    // Before whatever is to be said of whom they are.
    if (wasHere) this.#hosts.add(id);
    else this.#note(id, 'joined');
    this.#roster.enter(id);
    if (wasHere) this.#ownName.giveWay();
    this.#renamed(); // a second bearer of a name gives both a tag
  }

  #part(id: MemberId): void {
    this.#roster.leave(id);
    this.#renamed();
    this.#note(id, 'left');
  }

  #renamed(): void {
    this.talk.renamed();
    this.threads.renamed();
  }

  #hear(author: MemberId, text: string, isPrivate: boolean): void {
    this.#heard.value = { author, name: this.#roster.name(author), text, isPrivate };
  }

  #flag(id: MemberId, what: string): void {
    this.#options.log(`${this.#roster.name(id)} sent ${what}`);
    this.#roster.flag(id);
  }

  #note(member: MemberId, event: 'joined' | 'left'): void {
    const [time, at] = [this.talk.time, this.#options.clock.now()];
    this.#notices = withEvent(this.#notices, { member, event, time, at });
    this.talk.show();
  }

  get #allNotices(): readonly Notice[] {
    const muted = this.#marks.all.flatMap(([id, { muted }]) => (muted ? [remark('muted', id, muted)] : []));
    return [...this.#notices, ...muted].sort((a, b) => a.time - b.time);
  }
}
