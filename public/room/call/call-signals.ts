/** The parts of a call's model that views follow, each as a signal. */
import { type Signal, signal } from '../reactive.ts';
import type { CallModel } from './call-state.ts';

export class CallSignals {
  readonly state: Signal<CallModel['state']>;
  readonly incoming: Signal<CallModel['incoming']>;
  readonly returning: Signal<CallModel['returning']>;
  readonly news: Signal<CallModel['news']>;

  constructor({ state, incoming, returning, news }: CallModel) {
    this.state = signal(state);
    this.incoming = signal(incoming);
    this.returning = signal(returning);
    this.news = signal(news);
  }

  show({ state, incoming, returning, news }: CallModel): void {
    this.state.value = state;
    this.incoming.value = incoming;
    this.returning.value = returning;
    this.news.value = news;
  }

  /** The page goes: nobody rings any more. */
  close(): void {
    this.incoming.value = null;
  }
}
