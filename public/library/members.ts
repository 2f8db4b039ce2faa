/** The members of a room as the library has them, and who came, went, or changed. */

import type { Member as RoomMember } from '../room/people/member.ts';
import { effect, type ReadonlySignal } from '../room/reactive.ts';
import type { Member, RoomEvents, Route } from './contract.ts';
import type { Emitter } from './emitter.ts';

export class Members {
  #all: ReadonlyMap<string, Member> = new Map();
  readonly #stop: () => void;

  constructor(members: ReadonlySignal<readonly RoomMember[]>, events: Pick<Emitter<RoomEvents>, 'emit'>) {
    this.#stop = effect(() => {
      const before = this.#all;
      this.#all = new Map(members.value.map((member) => [member.id, shown(member)]));
      const now = this.#all;
      // Outside of the effect, which is not to follow what listeners read.
      queueMicrotask(() => tell(before, now, events));
    });
  }

  get all(): readonly Member[] {
    return [...this.#all.values()];
  }

  get(id: string): Member | undefined {
    return this.#all.get(id);
  }

  /** Idempotent. */
  close(): void {
    this.#stop();
  }
}

const shown = ({ id, name, reach, isOverTurn, lastResort, activity }: RoomMember): Member => ({
  id,
  name,
  route: lastResort === 'open' ? 'sealed' : routeOf(reach, isOverTurn),
  activity,
});

function routeOf(reach: RoomMember['reach'], isOverTurn: boolean | null): Route {
  if (reach !== 'connected') return reach;
  return isOverTurn ? 'turn' : 'direct';
}

function tell(
  before: ReadonlyMap<string, Member>,
  now: ReadonlyMap<string, Member>,
  events: Pick<Emitter<RoomEvents>, 'emit'>,
): void {
  for (const [id, member] of before) if (!now.has(id)) events.emit('left', member);
  for (const [id, member] of now) {
    const known = before.get(id);
    if (!known) events.emit('joined', member);
    else if (known.name !== member.name) events.emit('renamed', member, known.name);
    if (known && known.route !== member.route) events.emit('route', member);
  }
}
