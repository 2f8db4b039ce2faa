/** A member who says the next thing every tenth of a second, as a person would: into the box, and Enter. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Member } from '../../e2e/support/member.ts';

const PACE_MS = 100;

export interface Said {
  readonly text: string;
  /** When it had left the box. */
  readonly at: number;
}

export class Voice {
  readonly said: Said[] = [];
  readonly pattern: RegExp;
  readonly #member: Member;
  readonly #word: string;
  readonly #end: Promise<void>;
  #isSpeaking = true;

  constructor(member: Member, word: string) {
    this.#member = member;
    this.#word = word;
    this.pattern = new RegExp(`${word} \\d+\\.`);
    this.#end = this.#speak();
    // What went wrong is told by whoever waits for the end.
    this.#end.catch(() => undefined);
  }

  get texts(): string[] {
    return this.said.map(({ text }) => text);
  }

  /** All that was begun is said. */
  async stop(): Promise<void> {
    this.#isSpeaking = false;
    await this.#end;
  }

  async #speak(): Promise<void> {
    for (let n = 1; this.#isSpeaking; n++) {
      const startedAt = Date.now();
      const text = `${this.#word} ${n}.`;
      await this.#member.say(text);
      this.said.push({ text, at: Date.now() });
      await wait(Math.max(0, PACE_MS - (Date.now() - startedAt)));
    }
  }
}
