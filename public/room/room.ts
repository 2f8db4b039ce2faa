/**
 * One room as I take part in it: wires the mesh, the journal, its sync and the roster together and shows the result as
 * signals. Owns no rule of its own.
 */
import type { Cancel } from '../net/clock.ts';
import { Mesh } from '../net/mesh.ts';
import type { MeshOptions } from '../net/mesh-contract.ts';
import type { MeshInspection } from '../net/mesh-inspection.ts';
import { Arrival } from './arrival.ts';
import { CallDesk } from './call-desk.ts';
import { Departed } from './departed.ts';
import type { Body, Entry, EntryId } from './entry.ts';
import { Invitations } from './invitations.ts';
import { Journal } from './journal.ts';
import type { Line } from './line.ts';
import { type MarkKind, Marks } from './marks.ts';
import type { Member, MemberId, Namesake } from './member.ts';
import { type Notice, remark, withEvent, withRemark } from './notices.ts';
import { OwnName, type RenameProblem } from './own-name.ts';
import { type ReadonlySignal, signal } from './reactive.ts';
import { Reading } from './reading.ts';
import { Receipts } from './receipts.ts';
import { Roster } from './roster.ts';
import type { ServerStatus } from './server-status.ts';
import type { Store } from './storage.ts';
import { Sync } from './sync.ts';
import { Timeline } from './timeline.ts';
import { type SayProblem, Voice } from './voice.ts';

export interface RoomOptions extends Omit<MeshOptions, 'handlers' | 'ownName'> {
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

/** Many changes in one burst are shown together. */
const SHOW_MS = 16;

export class Room {
  readonly id: string;
  readonly self: MemberId;
  /** To another room, from and to members. */
  readonly invitations: Invitations;
  readonly calls: CallDesk;
  readonly #options: RoomOptions;
  readonly #status = signal<ServerStatus>({ kind: 'joining' });
  readonly #lines = signal<readonly Line[]>([]);
  readonly #isKeeping = signal(true);
  readonly #canRelay = signal(false);
  readonly #journal: Journal;
  readonly #arrival: Arrival;
  readonly #reading: Reading;
  readonly #timeline: Timeline;
  readonly #marks: Marks;
  readonly #roster: Roster;
  readonly #ownName: OwnName;
  readonly #voice: Voice;
  readonly #sync: Sync;
  readonly #mesh: Mesh;
  readonly #departed: Departed;
  /** Who was here before me. */
  readonly #hosts = new Set<MemberId>();
  /** Before that, who is not here may only not have been told of yet. */
  #knowsWhoIsHere = false;
  #isClosed = false;
  #notices: readonly Notice[] = [];
  #cancelShow: Cancel | null = null;

  constructor(options: RoomOptions) {
    const { signer, clock, seal, verify, store, roomId } = options;
    this.#options = options;
    this.id = roomId;
    this.self = signer.id;
    this.#marks = new Marks(store, roomId);
    this.#roster = new Roster(signer.id, options.name, this.#marks);
    this.#arrival = new Arrival(store, roomId, clock);
    this.#reading = new Reading(clock);
    this.#journal = new Journal({
      roomId,
      signer,
      scope: seal.scope,
      clock,
      store,
      added: (entries, changed) => this.#added(entries, changed),
    });
    this.#ownName = new OwnName({
      ...options,
      isTaken: (name) => this.#roster.isTaken(name),
      changing: (before) => this.#tellNameBefore(before),
      changed: (name) => this.#nameChanged(name),
    });
    this.#voice = new Voice({
      self: signer.id,
      messages: this.#journal.messages,
      speaking: () => this.#speaking(),
      write: (body) => this.#write(body),
    });
    this.#timeline = new Timeline({
      self: signer.id,
      messages: this.#journal.messages,
      reading: this.#reading,
      arrival: this.#arrival,
      name: (id) => this.#roster.name(id),
      tag: (id) => this.#roster.tag(id),
      isMuted: (id) => this.#marks.has(id, 'muted'),
    });
    this.#sync = new Sync({
      self: signer.id,
      scope: seal.scope,
      transcript: this.#journal.transcript,
      add: (entry) => this.#journal.add(entry),
      isBelievable: (entry) => this.#journal.hybridClock.isBelievable(entry.time),
      verify,
      clock,
      send: (to, frame) => this.#mesh.send(to, frame),
      reach: (to, frame) => this.#mesh.reach(to, frame),
      members: () => this.members.value.map(({ id }) => id),
      isLinked: (a, b) => this.#mesh.isLinked(a, b),
      headsChanged: () => {
        this.#departed.keep(this.#heads);
        this.#show();
      },
      misbehaved: (from, what) => this.#flag(from, what),
    });
    this.invitations = new Invitations({
      send: (to, frame) => this.#mesh.send(to, frame),
      isMuted: (id) => this.#marks.has(id, 'muted'),
    });
    this.calls = new CallDesk({
      send: (to, frame) => this.#mesh.send(to, frame),
      carry: (to, media) => this.#mesh.carry(to, media),
    });
    this.#journal.restore();
    const ownHead = () => this.#journal.transcript.head(signer.id);
    this.#departed = new Departed(store, roomId, signer.id, ownHead);
    this.#mesh = new Mesh({
      ...options,
      ownName: () => this.name.value,
      handlers: {
        status: (status) => {
          this.#status.value = status;
          if (status.kind !== 'connected') return;
          if (!this.#knowsWhoIsHere && this.#hosts.size === 0) this.#arrival.cameFirst();
          this.#knowsWhoIsHere = true;
          this.#show();
        },
        appeared: (id, name, wasHere) => this.#meet(id, name, wasHere),
        opened: (id, name) => {
          this.#learnName(id, name);
          this.calls.opened(id);
        },
        changed: (id, reach) => {
          this.#roster.follow(id, reach);
          if (reach.state === 'open') {
            this.#sync.opened(id);
            this.calls.reached(id);
          } else this.#sync.lost(id);
        },
        meansChanged: (hasTurn) => {
          this.#canRelay.value = hasTurn;
        },
        topologyChanged: () => this.#sync.topologyChanged(),
        frame: (id, frame) => {
          if (frame.type === 'call') return this.calls.receive(id, frame);
          if (frame.type === 'invitation') return this.invitations.receive(id, frame);
          if (frame.type === 'heads' && this.#hosts.has(id) && this.#arrival.learn(id, frame.heads))
            this.#timeline.forgetAll();
          this.#sync.receive(id, frame);
        },
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

  get lines(): ReadonlySignal<readonly Line[]> {
    return this.#lines;
  }

  /** Everything said and done here, signed, in the order that is the same for everyone. */
  get entries(): readonly Entry[] {
    return this.#journal.transcript.entries;
  }

  /** False once this tab could not keep what was said: a reload would lose it. */
  get isKeeping(): ReadonlySignal<boolean> {
    return this.#isKeeping;
  }

  /** Whether something I said has reached nobody: with this page it would be gone. */
  get hasUnreached(): boolean {
    const { transcript } = this.#journal;
    const last = transcript.after(this.self, 0).findLast(({ body }) => body.kind === 'text');
    return last !== undefined && this.#receipts().of(last.seq).have === 0;
  }

  /** Says something to the room: everybody here now and everybody who comes later. Null when it was said. */
  say(text: string, replyTo: EntryId | null = null): SayProblem | null {
    return this.#voice.say(text, replyTo);
  }

  /** Replaces the text of an own message. */
  edit(id: EntryId, text: string): SayProblem | null {
    return this.#voice.edit(id, text);
  }

  /** Deletes an own message for everyone. */
  remove(id: EntryId): void {
    this.#voice.remove(id);
  }

  /** Reacts to a message, or takes the reaction back. */
  react(id: EntryId, emoji: string, isOn: boolean): void {
    this.#voice.react(id, emoji, isOn);
  }

  /** Who of the others has an own message, as far as they acknowledged it, and who has not. */
  holders(id: EntryId): { readonly have: readonly Member[]; readonly lack: readonly Member[] } {
    const entry = this.#journal.messages.get(id)?.entry;
    if (entry?.author !== this.self) return { have: [], lack: [] };
    const hasIt = ({ id: member }: Member) => this.#sync.headOf(member, this.self) >= entry.seq;
    const members = this.members.value;
    return { have: members.filter(hasIt), lack: members.filter((member) => !hasIt(member)) };
  }

  /** One other member, here or not. */
  about(id: MemberId): Member {
    return this.#roster.member(id);
  }

  /** Marks a member for myself alone, or takes the mark back. */
  mark(id: MemberId, kind: MarkKind, isOn: boolean): void {
    this.#marks.set(id, this.#roster.name(id), kind, isOn ? this.#journal.hybridClock.peek() : 0);
    this.#roster.publish();
    this.#timeline.forgetAll();
    this.#show();
  }

  /** What I marked others with. */
  get marks(): Marks['all'] {
    return this.#marks.all;
  }

  /** Who bears the name of somebody else. Of those who were here before me it is told aloud only where it is grave. */
  pointOut(id: MemberId, namesake: Namesake | null): void {
    if (!this.#roster.pointOut(id, namesake)) return;
    if (namesake === 'verified' || (namesake && !this.#hosts.has(id)))
      this.#notices = withRemark(this.#notices, remark(namesake, id, this.#journal.hybridClock.peek()));
    this.#show();
  }

  /** Null when the name was taken on. */
  rename(name: string): RenameProblem | null {
    return this.#ownName.choose(name);
  }

  /** To be told whether the newest line is before the reader's eyes. */
  setReading(isReading: boolean): void {
    if (this.#reading.setReading(isReading, this.#journal.transcript.entries.at(-1))) this.#show();
  }

  /** To be told when the mark above the unread messages is before the reader's eyes. */
  sawUnread(): void {
    this.#reading.sawMark();
  }

  /** Whether there is a TURN server to relay. */
  get canRelay(): ReadonlySignal<boolean> {
    return this.#canRelay;
  }

  /** Hides this device's addresses from the others, at the price of a TURN server in between; or no longer. */
  setRelayOnly(isRelayOnly: boolean): void {
    this.#mesh.setRelayOnly(isRelayOnly);
  }

  /** How everything stands between the members, for whoever wants to know why. */
  async inspect(): Promise<RoomInspection> {
    const mesh = await this.#mesh.inspect();
    return { mesh, status: this.#status.value, self: this.self, nameOf: (id) => this.#roster.name(id) };
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
    this.#journal.forget();
    this.#arrival.clear();
    this.#departed.clear();
    this.#marks.clear();
  }

  /** Says goodbye. Idempotent. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#departed.keep(this.#heads);
    this.#mesh.close();
    this.#sync.close();
    this.#cancelShow?.();
  }

  /** What those who are here have of my entries. */
  get #heads(): ReadonlyMap<MemberId, number> {
    return new Map(this.members.value.map(({ id }) => [id, this.#sync.headOf(id, this.self)]));
  }

  get #hasSpoken(): boolean {
    return this.#journal.transcript.head(this.self) > 0;
  }

  /** Whoever comes later, even after I left, is to know who said it. */
  #speaking(): void {
    if (!this.#hasSpoken) this.#write({ kind: 'name', name: this.name.value });
    this.#reading.caughtUp();
  }

  #write(body: Body): boolean {
    const entry = this.#journal.write(body);
    if (entry !== null) this.#sync.tell(entry);
    return entry !== null;
  }

  #added(entries: readonly Entry[], changed: ReadonlySet<EntryId>): void {
    for (const entry of entries) {
      const { author, body } = entry;
      if (author === this.self) continue;
      if (body.kind === 'name') this.#learnNewName(author, body.name);
      else if (body.kind === 'text' && !this.#arrival.isHistory(entry) && !this.#marks.has(author, 'muted'))
        this.#reading.arrived(entry);
    }
    if (this.#isKeeping.value && !this.#journal.isKeeping) {
      this.#isKeeping.value = false;
      this.#options.abandonKey();
    }
    this.#timeline.forget(changed);
    this.#show();
  }

  #receipts(): Receipts {
    const here = this.#heads;
    const gone = this.#knowsWhoIsHere ? this.#departed.heads(here) : [];
    return new Receipts([...here.values()], gone);
  }

  /** A first rename also tells the name before, so that everybody can be told of the change. */
  #tellNameBefore(name: string): void {
    if (!this.#hasSpoken && this.members.value.length > 0) this.#write({ kind: 'name', name });
  }

  #nameChanged(name: string): void {
    this.#roster.rename(this.self, name);
    if (this.#hasSpoken) this.#write({ kind: 'name', name });
    this.#timeline.forgetAll();
    this.#show();
  }

  /** Names in the transcript are newer than those of cards and hellos. */
  #learnName(id: MemberId, name: string): void {
    if (this.#journal.transcript.head(id) === 0) this.#learnNewName(id, name);
  }

  #learnNewName(id: MemberId, name: string): void {
    if (this.#roster.rename(id, name)) this.#timeline.forgetAll();
    this.#show();
  }

  #meet(id: MemberId, name: string, wasHere: boolean): void {
    this.#learnName(id, name);
    // Before whatever is to be said of whom they are.
    if (wasHere) this.#hosts.add(id);
    else this.#note(id, 'joined');
    this.#roster.enter(id);
    if (wasHere) this.#ownName.giveWay();
    this.#timeline.forgetAll(); // a second bearer of a name gives both a tag
    this.#show();
  }

  #part(id: MemberId): void {
    this.calls.left(id);
    this.#sync.lost(id);
    this.#departed.keep(new Map([[id, this.#sync.headOf(id, this.self)]]));
    this.#roster.leave(id);
    this.#timeline.forgetAll();
    this.#note(id, 'left');
  }

  #flag(id: MemberId, what: string): void {
    this.#options.log(`${this.#roster.name(id)} sent ${what}`);
    this.#roster.flag(id);
  }

  #note(member: MemberId, event: 'joined' | 'left'): void {
    const [time, at] = [this.#journal.hybridClock.peek(), this.#options.clock.now()];
    this.#notices = withEvent(this.#notices, { member, event, time, at });
    this.#show();
  }

  #show(): void {
    this.#cancelShow ??= this.#options.clock.after(SHOW_MS, () => {
      this.#cancelShow = null;
      const { entries } = this.#journal.transcript;
      const muted = this.#marks.all.flatMap(([id, { muted }]) => (muted ? [remark('muted', id, muted)] : []));
      const notices = [...this.#notices, ...muted].sort((a, b) => a.time - b.time);
      this.#lines.value = this.#timeline.lines(entries, notices, this.#receipts());
    });
  }
}
