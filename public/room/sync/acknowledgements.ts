/**
 * Tells authors that their entries arrived, several at once, on their own link or over others. Reminds members whose
 * acknowledgements may have been lost. Does not know how entries travel.
 */
import type { Clock } from '../../net/clock.ts';
import type { MemberId } from '../people/member.ts';
import { Agenda } from './agenda.ts';
import type { HeadsFrame } from './sync-channel.ts';

export interface AcknowledgementsOptions {
  readonly self: MemberId;
  readonly clock: Clock;
  /** The highest seq I have of an author. */
  head(author: MemberId): number;
  /** On the member's own link or over others. False when nobody took it. */
  reach(to: MemberId, frame: HeadsFrame): boolean;
  /** Those whom I hold no link with and who are not known to have all of mine. */
  lacking(): readonly MemberId[];
}

/** Several entries that come together are acknowledged together. */
const ACKNOWLEDGE_MS = 60;
/** What is relayed may be lost on the way: who has not acknowledged is asked again after this. */
const REMIND_MS = 8_000;

export class Acknowledgements {
  readonly #options: AcknowledgementsOptions;
  readonly #agenda: Agenda;
  /** Authors who have not been told yet. */
  readonly #owed = new Set<MemberId>();

  constructor(options: AcknowledgementsOptions) {
    this.#options = options;
    this.#agenda = new Agenda(options.clock);
  }

  owe(author: MemberId): void {
    this.#owed.add(author);
    this.#agenda.later('acknowledge', ACKNOWLEDGE_MS, () => this.#send());
  }

  /** Tells these authors, and those who could not be reached before. */
  repeat(authors: Iterable<MemberId>): void {
    for (const author of authors) this.#owed.add(author);
    this.#send();
  }

  /** Asks in a while, and again and again, for the acknowledgements of mine that did not come. */
  expect(): void {
    this.#agenda.later('remind', REMIND_MS, () => {
      const { self, head, reach, lacking } = this.#options;
      const members = lacking();
      for (const member of members) reach(member, { type: 'heads', heads: { [self]: head(self) } });
      if (members.length > 0) this.expect();
    });
  }

  close(): void {
    this.#agenda.close();
  }

  #send(): void {
    const { head, reach } = this.#options;
    for (const author of this.#owed)
      if (reach(author, { type: 'heads', heads: { [author]: head(author) } })) this.#owed.delete(author);
  }
}
