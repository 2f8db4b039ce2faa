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
const words = v.fallback(v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(MOST_LETTERS))), null);

const proposals = {
  name: words,
  theme: v.fallback(v.nullable(v.picklist(['light', 'dark'])), null),
  language: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[a-z\d]+(?:-[a-z\d]+)*$/i))), null),
};

const WEB_ORIGIN = /^https?:\/\/[^/]+$/;
const birth = v.object({ origin: v.pipe(v.string(), v.regex(WEB_ORIGIN)), ...proposals });

const toPage = v.object({ parley: v.literal('proposals'), ...proposals });

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const fromPage = v.variant('parley', [
  /** A room is on the page, and the page hears messages. */
  v.object({ parley: v.literal('ready') }),
  /** Messages that were never on the screen, in the room and in private. */
  v.object({ parley: v.literal('unread'), count }),
  /** The person in the frame included. */
  v.object({ parley: v.literal('members'), count }),
  /** The person left the room for good. */
  v.object({ parley: v.literal('left') }),
]);

export type ToPage = v.InferOutput<typeof toPage>;
export type FromPage = v.InferOutput<typeof fromPage>;

const reader =
  <Schema extends v.GenericSchema>(schema: Schema) =>
  (data: unknown): v.InferOutput<Schema> | null => {
    const read = v.safeParse(schema, data);
    return read.success ? read.output : null;
  };

export const readToPage = reader(toPage);
export const readFromPage = reader(fromPage);

const BEGINNING = 'parley-room?';

/**
 * As the name of the frame's window. It outlives reloads, stands in no address, and so in no log of a server or a proxy;
 * app/first-script.ts reads the language from it.
 */
export function windowName({ origin, name, theme, language }: Birth): string {
  const fields = Object.entries({ origin, name, theme, language });
  return BEGINNING + new URLSearchParams(fields.flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

/** Null where the window has another name: no element made the frame. */
export function readWindowName(name: string): Birth | null {
  if (!name.startsWith(BEGINNING)) return null;
  const fields = new URLSearchParams(name.slice(BEGINNING.length));
  const field = (key: string) => fields.get(key);
  const read = {
    origin: field('origin'),
    name: field('name'),
    theme: field('theme'),
    language: field('language'),
  };
  return reader(birth)(read);
}
