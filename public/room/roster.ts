/** Who else is in the room, under which name, and how they are reached. Knows nothing of what they say. */
import type { PeerReach } from '../net/mesh-contract.ts';
import type { PeerState } from '../net/peer.ts';
import type { Member, MemberId, Reach } from './member.ts';
import { nameKey, presentableName } from './name.ts';
import { type ReadonlySignal, signal } from './reactive.ts';

const REACH: Record<PeerState, Reach> = {
  connecting: 'connecting',
  open: 'connected',
  interrupted: 'reconnecting',
  down: 'unreachable',
};

/** Characters of the member id that tell two bearers of one name apart. */
const TAG_LENGTH = 4;

interface Present {
  readonly reach: PeerReach;
  readonly isFlagged: boolean;
}

const ARRIVING: Present = {
  reach: { state: 'connecting', route: { kind: 'none' }, isRelayed: null, since: 0, trouble: null },
  isFlagged: false,
};

export class Roster {
  readonly #self: MemberId;
  readonly #present = new Map<MemberId, Present>();
  /** Of everybody ever met here: lines of those who left keep their names. */
  readonly #names = new Map<MemberId, { readonly name: string; readonly key: string }>();
  readonly #members = signal<readonly Member[]>([]);

  constructor(self: MemberId, ownName: string) {
    this.#self = self;
    this.#names.set(self, { name: ownName, key: nameKey(ownName) });
  }

  /** The others, by name. */
  get members(): ReadonlySignal<readonly Member[]> {
    return this.#members;
  }

  has(id: MemberId): boolean {
    return this.#present.has(id);
  }

  name(id: MemberId): string {
    return this.#names.get(id)?.name ?? 'Somebody';
  }

  /** Told beside the name where somebody else in the room bears the same one. */
  tag(id: MemberId): string | null {
    const key = this.#names.get(id)?.key;
    const isShared = [this.#self, ...this.#present.keys()].some(
      (other) => other !== id && this.#names.get(other)?.key === key,
    );
    return isShared ? id.slice(0, TAG_LENGTH) : null;
  }

  /** Whether one of the others bears `name`, or one that people would take for it. */
  isTaken(name: string): boolean {
    const key = nameKey(name);
    return [...this.#present.keys()].some((id) => this.#names.get(id)?.key === key);
  }

  enter(id: MemberId): void {
    this.#present.set(id, ARRIVING);
    this.#publish();
  }

  leave(id: MemberId): void {
    if (this.#present.delete(id)) this.#publish();
  }

  follow(id: MemberId, reach: PeerReach): void {
    const present = this.#present.get(id);
    if (!present || JSON.stringify(present.reach) === JSON.stringify(reach)) return;
    this.#present.set(id, { ...present, reach });
    this.#publish();
  }

  /** The member sent what no honest member sends. */
  flag(id: MemberId): void {
    const present = this.#present.get(id);
    if (!present || present.isFlagged) return;
    this.#present.set(id, { ...present, isFlagged: true });
    this.#publish();
  }

  /** Answers whether the name changed. */
  rename(id: MemberId, name: string): boolean {
    const shown = id === this.#self ? name : presentableName(name);
    if (this.#names.get(id)?.name === shown) return false;
    this.#names.set(id, { name: shown, key: nameKey(shown) });
    this.#publish();
    return true;
  }

  #publish(): void {
    const members = [...this.#present].map(([id, present]) => this.#member(id, present));
    this.#members.value = members.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  }

  #member(id: MemberId, { reach, isFlagged }: Present): Member {
    const { state, route, isRelayed, since, trouble } = reach;
    const shown = { id, name: this.name(id), tag: this.tag(id), isFlagged, isRelayed, since, trouble };
    if (state === 'open' || route.kind !== 'via') return { ...shown, reach: REACH[state], via: null };
    return { ...shown, reach: 'via', via: this.name(route.over) };
  }
}
