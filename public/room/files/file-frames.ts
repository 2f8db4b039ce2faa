/** What members tell each other about files, with its bounds: every frame fits a link and, where it may be relayed, one of
 *  those. Loaded after the page. */
import * as v from 'valibot';
import { base64UrlOf, countSchema, signatureSchema } from '../../net/protocol/fields.ts';
import { readerOfKinds } from '../../net/protocol/kinds.ts';
import { logNameSchema } from '../log/entry-schema.ts';
import { type FileId, MAX_FILE_BYTES, PIECES_OF_SEAL, pieceCountOf } from './shared-file.ts';

/** Most files that one frame names. */
export const MAX_IDS = 200;
/** Most pieces that one frame names. */
export const MAX_PIECES = 256;
const MOST_PIECES = pieceCountOf(MAX_FILE_BYTES);
const MAX_BITMAP_LENGTH = Math.ceil((MOST_PIECES / 8 / 3) * 4);

const id = v.pipe(
  v.string(),
  v.maxLength(80),
  v.check((text) => {
    const [author = '', log, seq = '', ...more] = text.split(':');
    return (
      /^[\w-]{43}$/.test(author) &&
      v.safeParse(logNameSchema, log).success &&
      /^[1-9]\d{0,15}$/.test(seq) &&
      more.length === 0
    );
  }),
  v.transform((text) => text as FileId),
);
const piece = v.pipe(countSchema, v.maxValue(MOST_PIECES - 1));
const pieces = v.pipe(v.array(piece), v.minLength(1), v.maxLength(MAX_PIECES), v.readonly());
const stream = v.pipe(countSchema, v.minValue(1), v.maxValue(2 ** 32 - 1));
const ids = v.pipe(v.array(id), v.minLength(1), v.maxLength(MAX_IDS), v.readonly());

export const sealFields = {
  /** The first piece that it covers: a multiple of `PIECES_OF_SEAL`. */
  from: v.pipe(
    piece,
    v.check((from) => from % PIECES_OF_SEAL === 0),
  ),
  /** SHA-256 of each piece. */
  hashes: v.pipe(v.array(base64UrlOf(43)), v.minLength(1), v.maxLength(PIECES_OF_SEAL), v.readonly()),
  signature: signatureSchema,
};

const news = [
  /** Its sender has all of these. */
  v.strictObject({ kind: v.literal('whole'), ids }),
  /** Its sender has nothing of these any more. */
  v.strictObject({ kind: v.literal('gone'), ids }),
] as const;

const frameSchemas = [
  /** Its sender wants to be told who has what. */
  v.strictObject({ kind: v.literal('hello') }),
  ...news,
  /** Its sender is fetching it, and wants to be told which pieces there are. */
  v.strictObject({ kind: v.literal('want'), id }),
  v.strictObject({ kind: v.literal('unwant'), id }),
  /** All pieces that its sender has, as a bitmap. */
  v.strictObject({
    kind: v.literal('have'),
    id,
    bits: v.pipe(v.string(), v.maxLength(MAX_BITMAP_LENGTH), v.regex(/^[\w-]*$/)),
  }),
  /** Pieces that came since. */
  v.strictObject({ kind: v.literal('more'), id, pieces }),
  /** To be sent on the stream, with the seals that are lacking. `carry`: fetched from others, if need be. */
  v.strictObject({
    kind: v.literal('ask'),
    id,
    stream,
    pieces,
    seals: v.pipe(v.array(sealFields.from), v.maxLength(MAX_PIECES), v.readonly()),
    carry: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('cancel'), stream, pieces }),
  /** These will not come. */
  v.strictObject({ kind: v.literal('nope'), stream, pieces }),
  /** What its sender goes by, which may be another version of it. */
  v.strictObject({ kind: v.literal('prove'), id, from: sealFields.from }),
  v.strictObject({ kind: v.literal('seal'), id, ...sealFields }),
] as const;

export type FileFrame = v.InferOutput<(typeof frameSchemas)[number]>;
export type FileNews = v.InferOutput<(typeof news)[number]>;

/** Null for anything else. */
export const readFileFrame: (content: unknown) => FileFrame | null = readerOfKinds(frameSchemas);

/** What may come over others; null for anything else. */
export const readFileNews: (content: unknown) => FileNews | null = readerOfKinds(news);
