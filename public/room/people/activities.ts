/**
 * What members are doing (typing, away), told on their own links. Nothing is kept: a new link is told anew, and typing
 * ends when it is not told again. Does not know keys or tabs.
 */
import type { Cancel, Clock } from '../../net/clock.ts';
import type { ChannelOf } from '../../net/mesh/frame-router.ts';
import type { ActivityFrame, activityChannel } from './activity-channel.ts';
import type { Activity, MemberId } from './member.ts';

export interface ActivitiesOptions {
  readonly clock: Clock;
  members(): readonly MemberId[];
  readonly channel: ChannelOf<typeof activityChannel>;
  changed(id: MemberId, activity: Activity): void;
}

interface Told {
  count: number;
  readonly windowEndsAt: number;
  /** Of typing and whispering. */
  cancelEnd: Cancel | null;
}

/** Twice as long as the pause between two tellings of it. */
const TYPING_LASTS_MS = 6_000;
const WINDOW_MS = 10_000;
/** Nobody types and stops, goes and comes back more often: what is more is dropped. */
const MAX_TOLD = 20;

export class Activities {
  readonly #options: ActivitiesOptions;
  readonly #told = new Map<MemberId, Told>();
  /** What each was told of me last, on the link there is. */
  readonly #known = new Map<MemberId, Activity>();
  readonly #unsubscribe: () => void;
  #own: Activity = 'here';
  #whispersTo: MemberId | null = null;

  constructor(options: ActivitiesOptions) {
    this.#options = options;
    let hasBegun = false;
    this.#unsubscribe = options.channel.subscribe({
      // What waited may be over: whoever said it by now tells no more of it. Whoever still types tells again.
      onFrame: (from, frame) => (hasBegun || !isPassing(frame.is)) && this.#receive(from, frame),
      onOpen: (id) => this.#opened(id),
      onReachable: (id) => this.#reached(id),
      onLeft: (id) => this.#left(id),
    });
    hasBegun = true;
  }

  /** Tells everybody what I am doing. Only typing is worth telling twice. */
  tell(is: Activity): void {
    if (is === this.#own && is !== 'typing') return;
    this.#own = is;
    for (const id of this.#options.members()) this.#send(id);
  }

  /** Tells one member alone that I am writing to them, or no longer. */
  whisper(to: MemberId, isTyping: boolean): void {
    if (isTyping) this.#whispersTo = to;
    else if (this.#whispersTo === to) this.#whispersTo = null;
    this.#send(to);
  }

  /** What I said tells by itself that I do not type it any more. */
  said(): void {
    if (this.#own === 'typing') this.#own = 'here';
    for (const [id, is] of this.#known) if (is === 'typing') this.#known.set(id, 'here');
  }

  /** On a new link nobody has told anything yet. */
  #opened(id: MemberId): void {
    this.#left(id);
    this.#options.changed(id, 'here');
    this.#reached(id);
  }

  /** What could not be told while a link was interrupted is told now. */
  #reached(id: MemberId): void {
    if (this.#for(id) !== (this.#known.get(id) ?? 'here')) this.#send(id);
  }

  #receive(from: MemberId, { is }: ActivityFrame): void {
    const now = this.#options.clock.now();
    const before = this.#told.get(from);
    const told =
      before && now < before.windowEndsAt
        ? before
        : { count: 0, windowEndsAt: now + WINDOW_MS, cancelEnd: before?.cancelEnd ?? null };
    this.#told.set(from, told);
    if (++told.count > MAX_TOLD) return;
    told.cancelEnd?.();
    told.cancelEnd = isPassing(is)
      ? this.#options.clock.after(TYPING_LASTS_MS, () => this.heard(from))
      : null;
    this.#options.changed(from, is);
  }

  /** What they were typing is said, or given up. */
  heard(from: MemberId): void {
    const told = this.#told.get(from);
    if (!told?.cancelEnd) return;
    told.cancelEnd();
    told.cancelEnd = null;
    this.#options.changed(from, 'here');
  }

  #left(id: MemberId): void {
    this.#told.get(id)?.cancelEnd?.();
    this.#told.delete(id);
    this.#known.delete(id);
  }

  close(): void {
    this.#unsubscribe();
    for (const id of [...this.#told.keys()]) this.#left(id);
  }

  #send(to: MemberId): void {
    const is = this.#for(to);
    if (this.#options.channel.send(to, { type: 'activity', is })) this.#known.set(to, is);
  }

  #for(id: MemberId): Activity {
    return id === this.#whispersTo ? 'whispering' : this.#own;
  }
}

/** Ends by itself. */
const isPassing = (is: Activity): boolean => is === 'typing' || is === 'whispering';
