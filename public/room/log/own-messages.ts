/**
 * What I say and do in a conversation: checks it against the rules and writes it as entries of my own. Does not know
 * who receives it.
 */

import type { MemberId } from '../people/member.ts';
import { isWithin, type TextLimit } from '../text/graphemes.ts';
import { isBlank, isEmoji } from '../text/visible.ts';
import type { Body, Entry, EntryId, Target } from './entry.ts';
import { MAX_EMOJI_LENGTH, MAX_TEXT_BYTES } from './entry-schema.ts';
import type { WriteProblem } from './journal.ts';
import type { Message, Messages } from './messages.ts';

/** Of what people write; longer texts of strangers are shown cut. */
export const TEXT_LIMIT: TextLimit = { graphemes: 8_000, bytes: MAX_TEXT_BYTES };

/** `blank`: nothing of it is seen. */
export type SayProblem = 'blank' | 'too-long' | WriteProblem;

export interface OwnMessagesOptions {
  readonly self: MemberId;
  readonly messages: Messages;
  /** A text is about to be written. */
  speaking(): void;
  /** Signs, keeps and tells it. Null when that is done. */
  write(body: Body): WriteProblem | null;
}

export class OwnMessages {
  readonly #options: OwnMessagesOptions;

  constructor(options: OwnMessagesOptions) {
    this.#options = options;
  }

  /** Null when it was said. */
  say(raw: string, replyTo: EntryId | null): SayProblem | null {
    const text = tidy(raw);
    const problem = textProblem(text);
    if (problem) return problem;
    const target = replyTo === null ? undefined : this.#options.messages.get(replyTo)?.entry;
    this.#options.speaking();
    const quoted = target && { replyTo: targetOf(target) };
    return this.#options.write({ kind: 'text', text, ...quoted });
  }

  edit(id: EntryId, raw: string): SayProblem | null {
    const text = tidy(raw);
    const problem = textProblem(text);
    const message = this.#own(id);
    // A caption can be taken away: the file stays.
    if (problem && (text || message?.entry.body.kind !== 'file')) return problem;
    if (!message || message.text === text) return null;
    const { log, seq } = message.entry;
    // No entry has an empty text.
    return this.#options.write({ kind: 'edit', log, seq, text: text || ' ' });
  }

  remove(id: EntryId): void {
    const message = this.#own(id);
    if (!message) return;
    const { log, seq } = message.entry;
    this.#options.write({ kind: 'delete', log, seq });
  }

  react(id: EntryId, emoji: string, isOn: boolean): void {
    const { self, messages, write } = this.#options;
    const message = messages.get(id);
    if (emoji.length > MAX_EMOJI_LENGTH || !isEmoji(emoji)) return;
    if (!message || message.isDeleted || message.reactions.get(emoji)?.includes(self) === isOn) return;
    write({ kind: 'reaction', target: targetOf(message.entry), emoji, isOn });
  }

  #own(id: EntryId): Message | undefined {
    const message = this.#options.messages.get(id);
    return message?.entry.author === this.#options.self && !message.isDeleted ? message : undefined;
  }
}

const targetOf = ({ author, log, seq }: Entry): Target => ({ author, log, seq });

/** Empty where nothing of it is seen. */
const tidy = (raw: string): string => (isBlank(raw) ? '' : raw.replace(/\r\n?/g, '\n').trimEnd());

function textProblem(text: string): SayProblem | null {
  if (text === '') return 'blank';
  return isWithin(text, TEXT_LIMIT) ? null : 'too-long';
}
