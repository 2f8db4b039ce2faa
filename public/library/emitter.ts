/** Listeners by the names of events. */

type Listeners<Events> = { readonly [Event in keyof Events]: (...what: never[]) => void };

export class Emitter<Events extends Listeners<Events>> {
  readonly #listeners = new Map<keyof Events, Set<(...what: never[]) => void>>();

  on<Event extends keyof Events>(event: Event, listener: Events[Event]): () => void {
    const all = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, all);
    // A function of its own, so that one listener may listen twice.
    const call = (...what: never[]) => listener(...what);
    all.add(call);
    return () => void all.delete(call);
  }

  /** What a listener throws stops nobody, and is not hidden either: it is thrown on its own. */
  emit<Event extends keyof Events>(event: Event, ...what: Parameters<Events[Event]>): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])])
      try {
        listener(...what);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
  }

  close(): void {
    this.#listeners.clear();
  }
}
