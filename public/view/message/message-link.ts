/**
 * Links to messages of the room. A message is named by a digest: it is short, and the server, which sees the address, learns
 * neither who wrote it nor when. An address with one scrolls to the message and marks it, or says that it is not here.
 */
import type { Connection } from '../../room/connection.ts';
import type { Conversation } from '../../room/conversation.ts';
import { MESSAGE_PARAMETER } from '../../room/invitation/room-link.ts';
import { digestOf, type EntryId } from '../../room/log/entry.ts';
import type { People } from '../../room/people/people.ts';
import { effect, signal } from '../../room/reactive.ts';
import type { TextLine } from '../../room/timeline/line.ts';
import { type Notes, showNote } from '../shell/notes.ts';
import { messageActionsWords } from './message-actions-words.ts';

/** Another use of a digest of the same text would be another digest. */
export const nameOfMessage = (id: EntryId): string => digestOf(`message link ${id}`);

/** The name stands before the room: programs cut marks off the end of a link, and that end is made for it. */
export const linkToMessage = (roomLink: string, id: EntryId): string =>
  roomLink.replace('?', `?${MESSAGE_PARAMETER}=${nameOfMessage(id)}&`);

/** A transcript that can show a message. */
export interface LinkedPlace {
  readonly rows: { find(id: string): HTMLElement | null };
  /** With whom it is private; undefined for the room. */
  readonly partner: (() => string) | undefined;
  /** Scrolls to an element. */
  visit(element: HTMLElement): void;
}

const room = signal<LinkedPlace | null>(null);

export function mountLinkedPlace(place: LinkedPlace): () => void {
  if (place.partner !== undefined) return () => undefined;
  room.value = place;
  return () => {
    if (room.peek() === place) room.value = null;
  };
}

/** The link that invites to this room. */
let roomLink: string | null = null;

/** Null where there is no room. */
export const linkHere = (id: EntryId): string | null => roomLink && linkToMessage(roomLink, id);

export interface MessageLinkOptions {
  readonly link: string;
  readonly talk: Pick<Conversation, 'lines' | 'isCatchingUp'>;
  readonly people: Pick<People, 'members'>;
  readonly connection: Pick<Connection, 'status'>;
  readonly notes: Notes;
}

/** While something is on its way that no signal tells of. */
const AGAIN_MS = 1_000;

export function followMessageLink(o: MessageLinkOptions): () => void {
  roomLink = o.link;
  const wanted = takeFromAddress();
  if (wanted === null) return () => undefined;
  const life = new AbortController();
  const passing = signal(0);
  const timer = setInterval(() => passing.value++, AGAIN_MS);
  const names = new Map<string, string>();
  let unsay: () => void = () => undefined;
  let said = '';

  const say = (words: string) => {
    if (words === said) return;
    unsay();
    said = words;
    unsay = showNote(o.notes, {
      kind: 'linked',
      words,
      actions: [{ words: messageActionsWords.linked.dismiss, run: end }],
    });
  };
  const isNamed = (line: { readonly id: string; readonly kind: string }): line is TextLine => {
    if (line.kind !== 'text') return false;
    const name = names.get(line.id) ?? nameOfMessage(line.id as EntryId);
    names.set(line.id, name);
    return name === wanted;
  };
  const look = () => {
    void passing.value;
    const [lines, place, members, status] = [
      o.talk.lines.value,
      room.value,
      o.people.members.value,
      o.connection.status.value,
    ];
    const line = lines.find(isNamed);
    // Rows are drawn a moment after their lines.
    const row = (line && place?.rows.find(line.id)) ?? null;
    const { linked } = messageActionsWords;
    if (row !== null && place !== null) {
      queueMicrotask(() => {
        if (life.signal.aborted) return;
        end();
        place.visit(row);
        mark(row);
      });
    } else {
      const isComing =
        line !== undefined ||
        status.kind === 'joining' ||
        o.talk.isCatchingUp ||
        members.some(({ reach }) => reach === 'connecting');
      queueMicrotask(() => !life.signal.aborted && say(isComing ? linked.looking : linked.missing));
    }
  };
  const end = () => {
    life.abort();
    clearInterval(timer);
    stop();
    unsay();
  };
  const stop = effect(look);
  return () => {
    end();
    roomLink = null;
  };
}

/** It is no part of the address that people copy from the browser to invite others. */
function takeFromAddress(): string | null {
  const address = new URL(location.href);
  const name = address.searchParams.get(MESSAGE_PARAMETER);
  if (name === null) return null;
  address.searchParams.delete(MESSAGE_PARAMETER);
  history.replaceState(history.state, '', address);
  return name;
}

/** Until the reader does something. */
function mark(row: HTMLElement): void {
  const life = new AbortController();
  const unmark = () => {
    life.abort();
    row.removeAttribute('data-linked');
  };
  row.focus({ preventScroll: true });
  row.toggleAttribute('data-linked', true);
  for (const type of ['pointerdown', 'keydown'] as const)
    addEventListener(type, unmark, { signal: life.signal, capture: true });
}
