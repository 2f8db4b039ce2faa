/** My own name: chosen by the person, or suggested until somebody who was here before bears it too. */

import { type ReadonlySignal, type Signal, signal } from '../reactive.ts';
import { cleanName, type NameProblem } from './name.ts';
import type { Clash } from './roster.ts';

/** `alike`: it looks like the name of somebody who is here, in other letters. */
export type RenameProblem = NameProblem | Clash;

export interface OwnNameOptions {
  readonly name: string;
  /** Another name to try while `name` was not chosen by the person and is taken; null when it was chosen. */
  readonly suggestName: (() => string) | null;
  clash(name: string): Clash | null;
  /** The name is about to change, and has changed. */
  changing(before: string): void;
  changed(name: string): void;
}

/** After this many the name stays and is told apart by its tag. */
const MAX_SUGGESTIONS = 8;

export class OwnName {
  readonly #options: OwnNameOptions;
  readonly #name: Signal<string>;
  #suggest: (() => string) | null;

  constructor(options: OwnNameOptions) {
    this.#options = options;
    this.#name = signal(options.name);
    this.#suggest = options.suggestName;
  }

  get name(): ReadonlySignal<string> {
    return this.#name;
  }

  /** Null when the name was taken on. */
  choose(raw: string): RenameProblem | null {
    const cleaned = cleanName(raw);
    if ('problem' in cleaned) return cleaned.problem;
    if (cleaned.name === this.#name.value) return null;
    const clash = this.#options.clash(cleaned.name);
    if (clash !== null) return clash;
    this.#suggest = null;
    this.#take(cleaned.name);
    return null;
  }

  /** Takes another name where this one was only suggested and somebody else bears it. */
  giveWay(): void {
    for (let tries = 0; this.#suggest && tries < MAX_SUGGESTIONS; tries += 1) {
      if (this.#options.clash(this.#name.value) === null) return;
      this.#take(this.#suggest());
    }
  }

  #take(name: string): void {
    this.#options.changing(this.#name.value);
    this.#name.value = name;
    this.#options.changed(name);
  }
}
