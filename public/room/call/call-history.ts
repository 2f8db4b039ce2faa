/** The calls of the room that this page saw, each with a notice that stands where it began. */
import type { Clock } from '../../net/clock.ts';
import type { Member, MemberId } from '../people/member.ts';
import type { People } from '../people/people.ts';
import { effect, type ReadonlySignal, signal } from '../reactive.ts';
import type { Call } from './call.ts';
import { begins, type CallRecord, type CallSight, follow } from './call-record.ts';

export interface CallHistoryOptions {
  readonly call: Pick<Call, 'inRoomCall' | 'state' | 'wasOut'>;
  readonly people: Pick<People, 'self' | 'members' | 'remark'>;
  readonly clock: Clock;
  /** The room's time. */
  now(): number;
  isOnline(): boolean;
}

/** Whoever is in a call says so as soon as a link is open, which takes a moment. */
const SETTLED_MS = 5_000;

export class CallHistory {
  readonly #options: CallHistoryOptions;
  readonly #openedAt: number;
  readonly #records = signal<ReadonlyMap<string, CallRecord>>(new Map());
  readonly #stop: () => void;
  #latest: { readonly id: string; readonly record: CallRecord } | null = null;

  constructor(options: CallHistoryOptions) {
    this.#options = options;
    this.#openedAt = options.clock.now();
    const { inRoomCall, state } = options.call;
    this.#stop = effect(() => this.#look(inRoomCall.value, state.value.kind === 'room'));
  }

  /** By the id of their notice. */
  get records(): ReadonlySignal<ReadonlyMap<string, CallRecord>> {
    return this.#records;
  }

  /** Idempotent. */
  close(): void {
    this.#stop();
  }

  #look(others: readonly MemberId[], isIn: boolean): void {
    const { people } = this.#options;
    const before = this.#latest?.record ?? null;
    const sight = this.#sight(isIn ? [...others, people.self] : others, before?.present ?? []);
    const record = follow(before, sight);
    if (record === null || record === before) return;
    const [first = people.self] = record.present;
    const isNew = this.#latest === null || begins(before, sight);
    const id = isNew ? people.remark('call', first) : (this.#latest?.id ?? '');
    this.#latest = { id, record };
    this.#records.value = new Map([...this.#records.peek(), [id, record]]);
  }

  #sight(present: readonly MemberId[], before: readonly MemberId[]): CallSight {
    const { call, people, clock, now, isOnline } = this.#options;
    const members = people.members.peek();
    const isSettled = clock.now() - this.#openedAt >= SETTLED_MS;
    // Who is in a call tells nobody but those they have a link with.
    const others = members.filter(({ id }) => !present.includes(id) && !before.includes(id));
    const wasSeenOut = ({ id, reach, since }: Member) =>
      reach === 'connected' && (call.wasOut(id) || (isSettled && now() - since >= SETTLED_MS));
    const haveHungUp = before.every((id) => present.includes(id) || id === people.self || call.wasOut(id));
    return {
      present,
      now: clock.now(),
      isBeginning: members.every(wasSeenOut),
      haveHungUp,
      isWhole: others.every(({ reach }) => reach === 'connected') && (haveHungUp || isOnline()),
    };
  }
}
