/**
 * Tells authors that their entries arrived, several at once, on their own link or over others. Reminds members whose
 * acknowledgements may have been lost. Does not know how entries travel.
 */
import type { Clock } from '../../net/clock.ts';
import { authorOf, type LogId } from '../log/entry.ts';
import { type Heads, keysOf } from '../log/heads.ts';
import type { MemberId } from '../people/member.ts';
import { Agenda } from './agenda.ts';
import type { HeadsFrame } from './sync-channel.ts';

export interface AcknowledgementsOptions {
  readonly clock: Clock;
  /** The highest seq I have of a log. */
  head(log: LogId): number;
  /** On the member's own link or over others. False when nobody took it. */
  reach(to: MemberId, frame: HeadsFrame): boolean;
  /** Those whom I hold no link with, and what of mine they are not known to have. */
  lacking(): readonly (readonly [MemberId, Heads])[];
}

/** Several entries that come together are acknowledged together. */
const ACKNOWLEDGE_MS = 60;
/** What is relayed may be lost on the way: who has not acknowledged is asked again after this. */
const REMIND_MS = 8_000;

export class Acknowledgements {
  readonly #options: AcknowledgementsOptions;
  readonly #agenda: Agenda;
  /** Logs whose authors have not been told yet. */
  readonly #owed = new Set<LogId>();

  constructor(options: AcknowledgementsOptions) {
    this.#options = options;
    this.#agenda = new Agenda(options.clock);
  }

  owe(log: LogId): void {
    this.#owed.add(log);
    this.#agenda.later('acknowledge', ACKNOWLEDGE_MS, () => this.#send());
  }

  /** Tells the authors of these logs, and those who could not be reached before. */
  repeat(logs: Iterable<LogId>): void {
    for (const log of logs) this.#owed.add(log);
    this.#send();
  }

  /** Asks in a while, and again and again, for the acknowledgements of mine that did not come. */
  expect(): void {
    this.#agenda.later('remind', REMIND_MS, () => {
      const { reach, lacking } = this.#options;
      const reminders = lacking();
      for (const [member, heads] of reminders) reach(member, { type: 'heads', heads });
      if (reminders.length > 0) this.expect();
    });
  }

  /** Whoever goes says what they have: nobody else may. */
  close(): void {
    this.#send();
    this.#agenda.close();
  }

  #send(): void {
    const { head, reach } = this.#options;
    const owed = new Map<MemberId, Record<LogId, number>>();
    for (const log of this.#owed) owed.set(authorOf(log), { ...owed.get(authorOf(log)), [log]: head(log) });
    for (const [author, heads] of owed)
      if (reach(author, { type: 'heads', heads })) for (const log of keysOf(heads)) this.#owed.delete(log);
  }
}
