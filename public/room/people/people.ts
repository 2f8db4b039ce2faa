/**
 * The people of a room: who is here, their names and how they are reached, my flags, and the notices about them. Does
 * not know what they say, except for their names.
 */
import type { Clock } from '../../net/clock.ts';
import type { Log } from '../../net/log.ts';
import type { PeerReach } from '../../net/mesh/mesh-contract.ts';
import type { RoomClock } from '../clock/room-clock.ts';
import type { KeeperTerms } from '../keep/keeper-word.ts';
import type { Store } from '../keep/storage.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';
import { type Notice, type RemarkNotice, remark, withMove, withRemark } from '../timeline/notices.ts';
import type { Activity, Member, MemberId, Namesake } from './member.ts';
import { type MemberFlag, MemberFlags } from './member-flags.ts';
import { type NameWords, presentableName } from './name.ts';
import { OwnName, type RenameProblem } from './own-name.ts';
import { Roster } from './roster.ts';

export interface PeopleOptions {
  readonly self: MemberId;
  readonly roomId: string;
  readonly name: string;
  /** Another name to try while `name` was not chosen by the person and is taken; null when it was chosen. */
  readonly suggestName: (() => string) | null;
  readonly nameWords: NameWords;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly roomClock: Pick<RoomClock, 'now' | 'timeOf'>;
  /** Where something that happens now stands among the entries. */
  place(): number;
  /** Whether the transcript has their name: it is newer than those of cards and hellos. */
  isNamedInTranscript(id: MemberId): boolean;
  /** My own name is about to change. */
  renaming(before: string): void;
  renamed(name: string): void;
  /** Lines may look different. */
  noticed(): void;
}

export class People {
  readonly self: MemberId;
  readonly #options: PeopleOptions;
  readonly #flags: MemberFlags;
  readonly #roster: Roster;
  readonly #ownName: OwnName;
  readonly #changes = signal(0);
  /** Who was here before me. */
  readonly #hosts = new Set<MemberId>();
  #isComplete = false;
  #notices: readonly Notice[] = [];

  constructor(options: PeopleOptions) {
    this.self = options.self;
    this.#options = options;
    this.#flags = new MemberFlags(options.store, options.roomId);
    this.#roster = new Roster(options.self, options.name, this.#flags, options.nameWords);
    this.#ownName = new OwnName({
      ...options,
      clash: (name) => this.#roster.clash(name),
      changing: (before) => options.renaming(before),
      changed: (name) => {
        this.#roster.rename(this.self, name);
        options.renamed(name);
        this.#changed();
      },
    });
  }

  /** The others, by name. */
  get members(): ReadonlySignal<readonly Member[]> {
    return this.#roster.members;
  }

  get ids(): readonly MemberId[] {
    return this.members.value.map(({ id }) => id);
  }

  /** My own name. */
  get name(): ReadonlySignal<string> {
    return this.#ownName.name;
  }

  /** Another number whenever somebody is called something else, or is muted or not any more. */
  get changes(): ReadonlySignal<number> {
    return this.#changes;
  }

  /** One other member, here or not. */
  about(id: MemberId): Member {
    return this.#roster.member(id);
  }

  nameOf(id: MemberId): string {
    return this.#roster.name(id);
  }

  /** A name that somebody gave themselves, as it is shown. */
  presentable(raw: string): string {
    return presentableName(raw, this.#options.nameWords.nameless);
  }

  /** Told beside the name where somebody else in the room bears the same one. */
  tagOf(id: MemberId): string | null {
    return this.#roster.tag(id);
  }

  isMuted(id: MemberId): boolean {
    return this.#flags.has(id, 'muted');
  }

  /** Null when the name was taken on. */
  rename(name: string): RenameProblem | null {
    return this.#ownName.choose(name);
  }

  /** What I flagged others with. */
  get flags(): MemberFlags['all'] {
    return this.#flags.all;
  }

  /** Flags a member for myself alone, or takes the flag back. */
  setFlag(id: MemberId, flag: MemberFlag, isOn: boolean): void {
    this.#flags.set(id, this.#roster.name(id), flag, isOn ? this.#options.place() : 0);
    this.#roster.publish();
    this.#changed();
  }

  /** Names that look alike are told apart too, once what it takes is loaded. */
  compareLooks(looksOf: (name: string) => readonly string[]): void {
    this.#roster.compareLooks(looksOf);
    this.#changed();
  }

  /** Who bears the name of somebody else. Of those who were here before me it is told aloud only where it is grave. */
  pointOut(id: MemberId, namesake: Namesake | null): void {
    if (!this.#roster.pointOut(id, namesake)) return;
    if (namesake === 'verified' || (namesake && !this.wasHere(id))) this.remark(namesake, id);
    else this.#options.noticed();
  }

  /** Something is to be said of somebody, among what is said. Answers with the id of the notice. */
  remark(event: RemarkNotice['event'], about: MemberId): string {
    const { place, roomClock, noticed } = this.#options;
    const notice = remark(event, about, place(), roomClock.now());
    this.#notices = withRemark(this.#notices, notice);
    noticed();
    return notice.id;
  }

  /** Who came and went, and what is to be said of somebody, in the order it happened. */
  get notices(): readonly Notice[] {
    // A place may lie in the future where somebody claimed a time there.
    const at = (place: number) => Math.min(place, this.#options.roomClock.now());
    const muted = this.flags.flatMap(([id, { muted }]) =>
      muted ? [remark('muted', id, muted, at(muted))] : [],
    );
    return [...this.#notices, ...muted].sort((a, b) => a.place - b.place);
  }

  /** Whether the member was here before me. */
  wasHere(id: MemberId): boolean {
    return this.#hosts.has(id);
  }

  /** False until the server told: who is not here may only not have been told of yet. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** The server told who is here. Answers whether I am the first, as far as that was not known before. */
  complete(): boolean {
    const cameFirst = !this.#isComplete && this.#hosts.size === 0;
    this.#isComplete = true;
    return cameFirst;
  }

  /** Somebody is in the room; `wasHere` when they were before me. The name is a claim; null: not told so far. */
  appeared(id: MemberId, name: string | null, wasHere: boolean): void {
    if (name !== null) this.claimed(id, name);
    // Before whatever is to be said of whom they are.
    if (wasHere) this.#hosts.add(id);
    else this.#note(id, 'joined');
    this.#roster.enter(id);
    if (wasHere) this.#ownName.giveWay();
    this.#changed(); // a second bearer of a name gives both a tag
  }

  follow(id: MemberId, reach: PeerReach): void {
    const { since } = reach;
    this.#roster.follow(id, { ...reach, since: since === 0 ? 0 : this.#options.roomClock.timeOf(since) });
  }

  setActivity(id: MemberId, activity: Activity): void {
    this.#roster.setActivity(id, activity);
  }

  setKeeper(id: MemberId, keeper: KeeperTerms | null): void {
    if (this.#roster.setKeeper(id, keeper)) this.#changed();
  }

  /** By their own signed word, also after they left. */
  isKeeper(id: MemberId): boolean {
    return this.#roster.isKeeper(id);
  }

  /** The member sent what no honest member sends. */
  misbehaved(id: MemberId, what: string): void {
    this.#options.log(`${this.#roster.name(id)} sent ${what}`);
    this.#roster.setFaulty(id);
  }

  left(id: MemberId): void {
    this.#roster.leave(id);
    this.#changed();
    this.#note(id, 'left');
  }

  /** A name as a card, a hello or this tab's storage has it. */
  claimed(id: MemberId, name: string): void {
    if (!this.#options.isNamedInTranscript(id)) this.named(id, name);
  }

  /** A name as its bearer wrote it into the transcript. */
  named(id: MemberId, name: string): void {
    if (this.#roster.rename(id, name)) this.#changed();
    else this.#options.noticed();
  }

  #note(member: MemberId, event: 'joined' | 'left'): void {
    const { place, roomClock, clock } = this.#options;
    const [at, moment] = [roomClock.now(), clock.now()];
    this.#notices = withMove(this.#notices, { member, event, place: place(), at, moment });
    this.#options.noticed();
  }

  #changed(): void {
    this.#changes.value = this.#changes.peek() + 1;
  }
}
