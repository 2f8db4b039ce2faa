/** Who else is in the room, under which name, and how they are reached. Knows nothing of what they say. */
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
  readonly reach: Reach;
}

export class Roster {
  readonly #self: MemberId;
  readonly #present = new Map<MemberId, Present>();
  /** Of everybody ever met here: lines of those who left keep their names. */
  readonly #names = new Map<MemberId, string>();
  readonly #members = signal<readonly Member[]>([]);

  constructor(self: MemberId, ownName: string) {
    this.#self = self;
    this.#names.set(self, ownName);
  }

  /** The others, by name. */
  get members(): ReadonlySignal<readonly Member[]> {
    return this.#members;
  }

  has(id: MemberId): boolean {
    return this.#present.has(id);
  }

  name(id: MemberId): string {
    return this.#names.get(id) ?? 'Somebody';
  }

  /** Told beside the name where somebody else in the room bears the same one. */
  tag(id: MemberId): string | null {
    const key = nameKey(this.name(id));
    const isShared = [this.#self, ...this.#present.keys()].some((other) => other !== id && nameKey(this.name(other)) === key);
    return isShared ? id.slice(0, TAG_LENGTH) : null;
  }

  /** Whether one of the others bears `name`, or one that people would take for it. */
  isTaken(name: string): boolean {
    const key = nameKey(name);
    return [...this.#present.keys()].some((id) => nameKey(this.name(id)) === key);
  }

  enter(id: MemberId): void {
    this.#present.set(id, { reach: 'connecting' });
    this.#publish();
  }

  leave(id: MemberId): void {
    if (this.#present.delete(id)) this.#publish();
  }

  follow(id: MemberId, state: PeerState): void {
    const reach = REACH[state];
    if (!this.#present.has(id) || this.#present.get(id)?.reach === reach) return;
    this.#present.set(id, { reach });
    this.#publish();
  }

  rename(id: MemberId, name: string): void {
    const shown = id === this.#self ? name : presentableName(name);
    if (this.#names.get(id) === shown) return;
    this.#names.set(id, shown);
    this.#publish();
  }

  #publish(): void {
    const members = [...this.#present].map(([id, { reach }]) => ({ id, name: this.name(id), tag: this.tag(id), reach }));
    this.#members.value = members.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  }
}
