/** The list of the other members, with names and how each is reached. Does not know what they say. */
import type { PeerReach } from '../../net/mesh/mesh-contract.ts';
import type { PeerState } from '../../net/peer/peer-contract.ts';
import type { KeeperTerms } from '../keep/keeper-word.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';
import type { Activity, Member, MemberId, Namesake, Reach } from './member.ts';
import type { MemberFlags } from './member-flags.ts';
import { type NameWords, nameKey, presentableName } from './name.ts';

const REACH: Record<PeerState, Reach> = {
  connecting: 'connecting',
  open: 'connected',
  interrupted: 'reconnecting',
  down: 'unreachable',
};

/** Characters of the member id that tell two bearers of one name apart. */
const TAG_LENGTH = 4;

/** Made once: the first `localeCompare` of a page takes its browser 7–11 ms. */
const { compare: byName } = new Intl.Collator();

interface Named {
  readonly name: string;
  /** Two names that have one of these in common are taken for the same. */
  readonly looks: readonly string[];
}

/** Whose name another name is taken for, and whether it only looks alike. */
export type Clash = 'taken' | 'alike';

interface Present {
  readonly reach: PeerReach;
  readonly isFaulty: boolean;
  readonly namesake: Namesake | null;
  readonly activity: Activity;
  readonly keeper: KeeperTerms | null;
}

const ARRIVING: Present = {
  reach: {
    state: 'connecting',
    route: { kind: 'none' },
    isOverTurn: null,
    lastResort: 'none',
    since: 0,
    trouble: null,
  },
  isFaulty: false,
  namesake: null,
  activity: 'here',
  keeper: null,
};

export class Roster {
  readonly #self: MemberId;
  readonly #flags: MemberFlags;
  readonly #words: NameWords;
  readonly #present = new Map<MemberId, Present>();
  readonly #keepers = new Set<MemberId>();
  /** Of everybody ever met here: lines of those who left keep their names. */
  readonly #names = new Map<MemberId, Named>();
  readonly #members = signal<readonly Member[]>([]);
  #looksOf: (name: string) => readonly string[] = (name) => [nameKey(name)];

  constructor(self: MemberId, ownName: string, flags: MemberFlags, words: NameWords) {
    this.#self = self;
    this.#flags = flags;
    this.#words = words;
    for (const [id, { name }] of flags.all) this.rename(id, name);
    this.rename(self, ownName);
  }

  /** The others, by name. */
  get members(): ReadonlySignal<readonly Member[]> {
    return this.#members;
  }

  has(id: MemberId): boolean {
    return this.#present.has(id);
  }

  name(id: MemberId): string {
    return this.#names.get(id)?.name ?? this.#words.somebody;
  }

  /** Told beside the name where somebody else in the room bears the same one, or one that looks like it. */
  tag(id: MemberId): string | null {
    const looks = this.#looks(id);
    const isShared = [this.#self, ...this.#present.keys()].some(
      (other) => other !== id && this.#looksLike(other, looks),
    );
    return isShared ? id.slice(0, TAG_LENGTH) : null;
  }

  /** Also of one who is not here. */
  member(id: MemberId): Member {
    const { reach, ...facts } = this.#present.get(id) ?? ARRIVING;
    const { state, route, isOverTurn, lastResort, since, trouble } = reach;
    const shown = {
      id,
      name: this.name(id),
      tag: this.tag(id),
      ...facts,
      isOverTurn,
      lastResort,
      since,
      trouble,
      isVerified: this.#flags.has(id, 'verified'),
      isMuted: this.#flags.has(id, 'muted'),
    };
    if (lastResort === 'open') return { ...shown, reach: 'connected', via: null };
    if (state === 'open' || route.kind !== 'via') return { ...shown, reach: REACH[state], via: null };
    return { ...shown, reach: 'via', via: this.name(route.over) };
  }

  /** Whether one of the others bears `name`, or one that people would take for it; null where nobody does. */
  clash(name: string): Clash | null {
    const [key, looks] = [nameKey(name), this.#looksOf(name)];
    const alike = [...this.#present.keys()].filter((id) => this.#looksLike(id, looks));
    if (alike.length === 0) return null;
    return alike.some((id) => nameKey(this.name(id)) === key) ? 'taken' : 'alike';
  }

  /** From now on names are told apart by how they look, too. */
  compareLooks(looksOf: (name: string) => readonly string[]): void {
    this.#looksOf = looksOf;
    for (const [id, { name }] of this.#names) this.#names.set(id, { name, looks: looksOf(name) });
    this.publish();
  }

  enter(id: MemberId): void {
    this.#present.set(id, ARRIVING);
    this.publish();
  }

  leave(id: MemberId): void {
    if (this.#present.delete(id)) this.publish();
  }

  follow(id: MemberId, reach: PeerReach): void {
    this.#change(id, { reach });
  }

  /** The member sent what no honest member sends. */
  setFaulty(id: MemberId): void {
    this.#change(id, { isFaulty: true });
  }

  setActivity(id: MemberId, activity: Activity): void {
    this.#change(id, { activity });
  }

  /** Answers whether that was not known. */
  setKeeper(id: MemberId, keeper: KeeperTerms | null): boolean {
    if (keeper === null) this.#keepers.delete(id);
    else this.#keepers.add(id);
    return this.#change(id, { keeper });
  }

  isKeeper(id: MemberId): boolean {
    return this.#keepers.has(id);
  }

  /** Answers whether that was not known. */
  pointOut(id: MemberId, namesake: Namesake | null): boolean {
    return this.#change(id, { namesake });
  }

  /** Answers whether the name changed. */
  rename(id: MemberId, name: string): boolean {
    const shown = id === this.#self ? name : presentableName(name, this.#words.nameless);
    if (this.#names.get(id)?.name === shown) return false;
    this.#names.set(id, { name: shown, looks: this.#looksOf(shown) });
    this.publish();
    return true;
  }

  #looks(id: MemberId): readonly string[] {
    return this.#names.get(id)?.looks ?? this.#looksOf(this.#words.somebody);
  }

  #looksLike(id: MemberId, looks: readonly string[]): boolean {
    return this.#looks(id).some((look) => looks.includes(look));
  }

  /** Answers whether anything changed. */
  #change(id: MemberId, change: Partial<Present>): boolean {
    const present = this.#present.get(id);
    const next = { ...(present ?? ARRIVING), ...change };
    if (!present || JSON.stringify(present) === JSON.stringify(next)) return false;
    this.#present.set(id, next);
    this.publish();
    return true;
  }

  /** To be told when flags changed. */
  publish(): void {
    const members = [...this.#present.keys()].map((id) => this.member(id));
    this.#members.value = members.sort((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1));
  }
}
