/**
 * What the element `<parley-room>` and the page in its frame tell each other. Either may be of an older build than the
 * other, so a field is added and never changed. Nothing of what is said, no name of a member and no key is among it.
 */
import * as v from 'valibot';

/** What the embedding page would like. What the person in the frame chose themselves comes first. */
export interface Proposals {
  readonly name: string | null;
  /** Null: as the system has it. */
  readonly theme: 'light' | 'dark' | null;
  /** A BCP 47 tag. */
  readonly language: string | null;
}

/** What the frame is told at its birth, before it can hear messages. */
export interface Birth extends Proposals {
  /** Of the embedding page: whom the frame tells and believes. */
  readonly origin: string;
}

const MOST_LETTERS = 256;
const name = v.pipe(v.string(), v.regex(/\S/), v.maxLength(MOST_LETTERS));
const theme = v.picklist(['light', 'dark']);
const language = v.pipe(v.string(), v.regex(/^[a-z\d]+(?:-[a-z\d]+)*$/i));
const origin = v.pipe(v.string(), v.regex(/^https?:\/\/[^/]+$/));

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const fromPage = v.union([
  /** A room is on the page, and the page hears messages. */
  v.object({ parley: v.literal('ready') }),
  /** Messages that were never on the screen, in the room and in private. */
  v.object({ parley: v.literal('unread'), count }),
  /** The person in the frame included. */
  v.object({ parley: v.literal('members'), count }),
  /** The person left the room for good. */
  v.object({ parley: v.literal('left') }),
]);

const toPage = v.union([
  v.object({ parley: v.literal('proposals') }),
  /** Whether the frame is displayed. Firefox does not tell a frame that is not. */
  v.object({ parley: v.literal('shown'), isShown: v.boolean() }),
]);

export type FromPage = v.InferOutput<typeof fromPage>;
type Told = v.InferOutput<typeof toPage>;
export type ToPage =
  | Exclude<Told, { readonly parley: 'proposals' }>
  | ({ readonly parley: 'proposals' } & Proposals);

// In this file stands nothing of the library that the page does not use in its first load: it would be in that, too.
function read<Schema extends v.GenericSchema>(schema: Schema, data: unknown): v.InferOutput<Schema> | null {
  const result = v.safeParse(schema, data);
  return result.success ? result.output : null;
}

/** What does not fit is as if it were not proposed. */
const proposalsOf = (data: { readonly [field in keyof Proposals]?: unknown }): Proposals => ({
  name: read(name, data.name),
  theme: read(theme, data.theme),
  language: read(language, data.language),
});

export const readFromPage = (data: unknown): FromPage | null => read(fromPage, data);

export function readToPage(data: unknown): ToPage | null {
  const message = read(toPage, data);
  return message?.parley === 'proposals' ? { ...message, ...proposalsOf(data as object) } : message;
}

const BEGINNING = 'parley-room?';

/**
 * As the name of the frame's window. It outlives reloads, stands in no address, and so in no log of a server or a proxy;
 * app/first-script.ts reads the language from it.
 */
export function windowName(birth: Birth): string {
  const fields = Object.entries(birth).filter(([, value]) => value);
  return BEGINNING + new URLSearchParams(fields);
}

/** Null where the window has another name: no element made the frame. */
export function readWindowName(windowName: string): Birth | null {
  if (!windowName.startsWith(BEGINNING)) return null;
  const fields = Object.fromEntries(new URLSearchParams(windowName.slice(BEGINNING.length)));
  const by = read(origin, fields.origin);
  return by === null ? null : { origin: by, ...proposalsOf(fields) };
}
