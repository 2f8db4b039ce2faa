/** The id that an address means. Pure. */
import { isRoomId } from '../../../src/protocol.ts';
import { withoutMarks } from './glued-text.ts';
import { LENGTH } from './room-id.ts';

/** As `freshRoomId` makes them, also before they had to end with a letter or digit: of a hundred, 99 have both cases. */
export const looksDrawn = (id: string): boolean =>
  id.length === LENGTH && isRoomId(id) && /[a-z]/.test(id) && /[A-Z]/.test(id);

export type RoomIdReading =
  /** No other id can be meant. */
  | { readonly kind: 'sure'; readonly id: string }
  /** The likeliest first. */
  | { readonly kind: 'unsure'; readonly ids: readonly string[] }
  | { readonly kind: 'none' };

const NONE: RoomIdReading = { kind: 'none' };

/** `mayEndInText`: whether the id stands at the end of a link, where `-` and `_` may be of the text around it. */
export function readRoomId(text: string, mayEndInText: boolean): RoomIdReading {
  const id = [text, withoutMarks(text)].find(isRoomId);
  if (id === undefined) return readBeforeText(text);
  const bare = id.replace(/[-_]+$/, '');
  const isSure = !mayEndInText || bare === '' || bare === id || looksDrawn(id) || /^[-_]/.test(id);
  return isSure ? { kind: 'sure', id } : { kind: 'unsure', ids: [bare, id] };
}

/** A sentence that goes on without a space, or letters that no id has. */
const SENTENCE = /^(?:[.:]\s?\p{Lu}|[,;!?)\]}>"'*。，、！？：；）】」]\s?\p{L}|(?![a-z])\p{L})/u;

function readBeforeText(text: string): RoomIdReading {
  const id = /^[\w-]+/.exec(text)?.[0] ?? '';
  if (looksDrawn(id)) return { kind: 'sure', id };
  return isRoomId(id) && SENTENCE.test(text.slice(id.length)) ? { kind: 'unsure', ids: [id] } : NONE;
}
