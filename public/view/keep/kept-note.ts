/** A line above the box while one reads alone what this device kept: how long it stays, and what may be missing. */
import './kept-note.css';
import type { Connection } from '../../room/connection.ts';
import type { Conversation } from '../../room/conversation.ts';
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import { h, setText } from '../dom/element.ts';
import { clockWording, dayWording } from '../transcript/moment.ts';
import { transcriptWords } from '../transcript/words.ts';
import type { Keeping } from './keeping.ts';
import { keepWords } from './words.ts';

export interface KeptNoteOptions {
  readonly keeping: Pick<Keeping, 'state'>;
  readonly talk: Pick<Conversation, 'lines'>;
  readonly people: Pick<People, 'members'>;
  readonly connection: Pick<Connection, 'status'>;
  now(): number;
}

/** `notes` are above the box. */
export function mountKeptNote(notes: HTMLElement, o: KeptNoteOptions): () => void {
  // What is there before anybody came is what was kept.
  const last = o.talk.lines.peek().findLast((line) => line.kind === 'text');
  if (last?.kind !== 'text') return () => undefined;
  const note = h('p', { class: 'kept-note', hidden: true });
  notes.prepend(note);
  let isOver = false;
  const stop = effect(() => {
    // Somebody came: from now on this is a room like any other.
    isOver ||= o.people.members.value.length > 0;
    const isKept = o.keeping.state.value.kind === 'on';
    note.hidden = isOver || !isKept || o.connection.status.value.kind === 'joining';
    const day = dayWording(last.at, o.now());
    setText(note, keepWords.keptUntil(transcriptWords.dayAndTime(day, clockWording(last.at))));
  });
  return () => {
    stop();
    note.remove();
  };
}
