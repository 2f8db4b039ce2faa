/** Whose device keeps the room, by their own account: for people to know, and nothing else depends on it. */
import type { ChannelOf } from '../../net/mesh/frame-router.ts';
import type { MemberId } from '../people/member.ts';
import { effect, type ReadonlySignal, signal } from '../reactive.ts';
import type { keepingChannel } from './keeping-channel.ts';

export interface KeepersOptions {
  readonly channel: ChannelOf<typeof keepingChannel>;
  readonly isKeeping: ReadonlySignal<boolean>;
}

export class Keepers {
  readonly #told = signal<ReadonlyMap<MemberId, boolean>>(new Map());
  readonly #close: () => void;

  constructor({ channel, isKeeping }: KeepersOptions) {
    const reached = new Set<MemberId>();
    const tell = (id: MemberId) => channel.send(id, { type: 'keeping', isOn: isKeeping.peek() });
    const unsubscribe = channel.subscribe({
      onFrame: (from, { isOn }) => {
        this.#told.value = new Map(this.#told.peek()).set(from, isOn);
      },
      onReachable(id) {
        reached.add(id);
        tell(id);
      },
      onLost: (id) => void reached.delete(id),
      onLeft: (id) => {
        reached.delete(id);
        const told = new Map(this.#told.peek());
        if (told.delete(id)) this.#told.value = told;
      },
    });
    const stopTelling = effect(() => {
      void isKeeping.value;
      for (const id of reached) tell(id);
    });
    this.#close = () => {
      stopTelling();
      unsubscribe();
    };
  }

  /** Of those who are here and have told. */
  get told(): ReadonlySignal<ReadonlyMap<MemberId, boolean>> {
    return this.#told;
  }

  /** Idempotent. */
  close(): void {
    this.#close();
  }
}
