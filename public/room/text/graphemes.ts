/** What people count as characters: graphemes, whatever they are made of. Limits count them, with a bound of bytes behind. */
import { wireBytes } from '../../net/protocol/fields.ts';

/** A grapheme may be of any size: a bound of bytes is what keeps a text small. */
export interface TextLimit {
  readonly graphemes: number;
  /** As `wireBytes` counts. */
  readonly bytes: number;
}

let segmenter: Intl.Segmenter | undefined;

function segments(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

export function firstGrapheme(text: string): string {
  for (const { segment } of segments(text)) return segment;
  return '';
}

/** The beginning of `text` that is within the limit. Only of a first grapheme that is too large by itself it is a part. */
export function cut(text: string, limit: TextLimit): string {
  // There are as many UTF-16 code units as graphemes, or more.
  if (text.length <= limit.graphemes && wireBytes(text) <= limit.bytes) return text;
  let graphemes = 0;
  let bytes = 0;
  for (const { segment, index } of segments(text)) {
    bytes += wireBytes(segment);
    graphemes += 1;
    if (graphemes > limit.graphemes) return text.slice(0, index);
    if (bytes > limit.bytes) return index > 0 ? text.slice(0, index) : upTo(limit.bytes, segment);
  }
  return text;
}

/** Whole code points. */
function upTo(most: number, text: string): string {
  let bytes = 0;
  let end = 0;
  for (const point of text) {
    bytes += wireBytes(point);
    if (bytes > most) break;
    end += point.length;
  }
  return text.slice(0, end);
}

export const isWithin = (text: string, limit: TextLimit): boolean => cut(text, limit) === text;

/** How many graphemes more fit, or, below 0, how many are too many. Bytes count as graphemes of the size they have so far. */
export function graphemesLeft(text: string, limit: TextLimit): number {
  const kept = cut(text, limit);
  if (kept !== text) return -countGraphemes(text.slice(kept.length));
  const count = countGraphemes(text);
  const bytes = wireBytes(text);
  const size = count === 0 ? 1 : bytes / count;
  return Math.min(limit.graphemes - count, Math.floor((limit.bytes - bytes) / size));
}

function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segments(text)) count += 1;
  return count;
}
