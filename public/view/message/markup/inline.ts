/** Writes one line of a formatted text: code, links and mentions first, and between those what is emphasized. */
import type { Span } from './tree.ts';
import type { Writer } from './writer.ts';

/** A link or a mention, by its place in the text. */
export interface FoundRange<Found> {
  readonly start: number;
  readonly end: number;
  readonly found: Found;
}

/** Something that stands in a line as a whole, or a run of signs. */
interface Piece<Found> {
  readonly start: number;
  readonly end: number;
  /** Code: how many signs, with a blank, stand on each side of it. */
  readonly fence?: number;
  readonly found?: Found;
  readonly run?: Run;
}

type Kind = Exclude<Span, 'code'> | 'underscored';

interface Run {
  readonly sign: string;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Within a word. It goes with one that is not. */
  readonly isWeak: boolean;
  /** The signs of it that are not used yet. */
  left: number;
  /** What it closes, from its beginning on, and opens, from its end back. */
  readonly closes: Kind[];
  readonly opens: Kind[];
}

const LENGTH: Readonly<Record<Kind, number>> = { strong: 2, em: 1, struck: 2, underscored: 1 };
const SIGNS = /`+|\*+|_+|~+/g;
const LONGEST: Readonly<Record<string, number>> = { '*': 3, _: 1, '~': 2 };
const SPACE = /\s/;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** These scripts put no spaces between words, or put endings to whatever stands before. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** `(*)` is a footnote, `^_^` and `-_-` are faces. */
const NOT_AFTER_OPENING = /[)\]}]/;
const NOT_AFTER_UNDERSCORE = /[-^=;.,:!?<>|)\]}]/;
const NOT_BEFORE_CLOSING = /[([{]/;

const isWithinWord = (character: string): boolean => LETTER.test(character) && !UNSPACED.test(character);

export class InlineWriter<Found> {
  readonly #writer: Writer<Found>;
  readonly #found: readonly FoundRange<Found>[];
  /** Of those found: the next one. Lines are written in order. */
  #next = 0;

  constructor(writer: Writer<Found>, found: readonly FoundRange<Found>[]) {
    this.#writer = writer;
    this.#found = found;
  }

  /** From where the writer is. */
  write(end: number): void {
    const { at: start } = this.#writer;
    const runs = this.#signs(start, end);
    const whole = this.#whole(codesIn(runs, this.#writer.source), start, end);
    const pieces = this.#between(runs, whole);
    matchRuns(pieces, this.#writer);
    for (const piece of pieces) this.#piece(piece);
    this.#writer.text(end);
  }

  #signs(start: number, end: number): RunSpan[] {
    const line = this.#writer.slice({ start, end });
    return [...line.matchAll(SIGNS)].map(({ 0: signs, index }) => ({
      start: start + index,
      end: start + index + signs.length,
      sign: signs.charAt(0),
    }));
  }

  /** Code, and what was found outside of it. */
  #whole(codes: readonly Piece<Found>[], start: number, end: number): Piece<Found>[] {
    const whole: Piece<Found>[] = [];
    let code = 0;
    for (; this.#next < this.#found.length; this.#next += 1) {
      const each = this.#found[this.#next] as FoundRange<Found>;
      if (each.start >= end) break;
      this.#writer.meter.steps += 1;
      while ((codes[code]?.end ?? end) <= each.start && code < codes.length)
        whole.push(codes[code++] as Piece<Found>);
      if (each.start < start || each.end > end || (codes[code]?.start ?? end) < each.end) continue;
      whole.push({ start: each.start, end: each.end, found: each.found });
    }
    return [...whole, ...codes.slice(code)];
  }

  /** With the runs that are in none of them, in order. */
  #between(runs: readonly RunSpan[], whole: readonly Piece<Found>[]): Piece<Found>[] {
    const pieces: Piece<Found>[] = [];
    let at = 0;
    for (const span of runs) {
      while ((whole[at]?.end ?? span.end) <= span.start && at < whole.length)
        pieces.push(whole[at++] as Piece<Found>);
      if ((whole[at]?.start ?? span.end) < span.end) continue;
      const run = runAt(span, this.#writer.source);
      if (run !== null) pieces.push({ ...span, run });
    }
    return [...pieces, ...whole.slice(at)];
  }

  #piece({ start, end, fence, found, run }: Piece<Found>): void {
    const writer = this.#writer;
    writer.text(start);
    if (fence !== undefined) {
      writer.open({ kind: 'code' });
      writer.sign(start + fence);
      writer.text(end - fence);
      writer.sign(end);
      writer.close();
    } else if (run !== undefined) {
      for (const kind of run.closes) {
        writer.sign(writer.at + LENGTH[kind]);
        writer.close();
      }
      writer.text(writer.at + run.left);
      for (const kind of run.opens.toReversed()) {
        writer.open({ kind: kind === 'underscored' ? 'em' : kind });
        writer.sign(writer.at + LENGTH[kind]);
      }
    } else if (found !== undefined) writer.found(end, found);
  }
}

interface RunSpan {
  readonly start: number;
  readonly end: number;
  readonly sign: string;
}

/** What stands between two runs of equally many backticks. */
function codesIn(runs: readonly RunSpan[], source: string): { start: number; end: number; fence: number }[] {
  const ticks = runs.filter(({ sign }) => sign === '`');
  /** Of each run, the next one of its length. */
  const next = new Map<RunSpan, RunSpan>();
  const last = new Map<number, RunSpan>();
  for (const run of ticks.toReversed()) {
    const length = run.end - run.start;
    const following = last.get(length);
    if (following !== undefined) next.set(run, following);
    last.set(length, run);
  }
  const codes: { start: number; end: number; fence: number }[] = [];
  let done = 0;
  for (const run of ticks) {
    const closing = next.get(run);
    if (run.start < done || closing === undefined) continue;
    const code = source.slice(run.end, closing.start);
    // A blank on both sides is there for a backtick beside it.
    const isPadded = code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';
    codes.push({ start: run.start, end: closing.end, fence: run.end - run.start + (isPadded ? 1 : 0) });
    done = closing.end;
  }
  return codes;
}

/** Null where the signs are only text. */
function runAt({ start, end, sign }: RunSpan, source: string): Run | null {
  const length = end - start;
  const longest = LONGEST[sign] ?? 0;
  if (length > longest || (sign === '~' && length < longest)) return null;
  const before = characterBefore(source, start);
  const after = String.fromCodePoint(source.codePointAt(end) ?? 0x20);
  // As in `¯\_(ツ)_/¯`: the backslash is shown, whoever typed it may have meant one.
  if (before === '\\') return null;
  const [isAfterWord, isBeforeWord] = [isWithinWord(before), isWithinWord(after)];
  const isWeak = isAfterWord && isBeforeWord;
  const mayBeWeak = length === 2 && isWeak;
  const notAfter = sign === '_' ? NOT_AFTER_UNDERSCORE : NOT_AFTER_OPENING;
  const canOpen = !SPACE.test(after) && !notAfter.test(after) && (!isAfterWord || mayBeWeak);
  const canClose = !SPACE.test(before) && !NOT_BEFORE_CLOSING.test(before) && (!isBeforeWord || mayBeWeak);
  return canOpen || canClose
    ? { sign, canOpen, canClose, isWeak, left: length, closes: [], opens: [] }
    : null;
}

function characterBefore(source: string, at: number): string {
  if (at === 0) return ' ';
  const low = source.charCodeAt(at - 1);
  const isPair = low >= 0xdc00 && low < 0xe000 && at > 1;
  return String.fromCodePoint(source.codePointAt(isPair ? at - 2 : at - 1) ?? 0x20).slice(isPair ? 0 : -1);
}

/** Which signs of a run may be the beginning or the end of what. Nothing is within its own kind. */
const kindsOf = ({ sign, left }: Run): readonly Kind[] => {
  if (sign === '_') return left > 0 ? ['underscored'] : [];
  if (sign === '~') return left > 0 ? ['struck'] : [];
  return [...(left >= 2 ? (['strong'] as const) : []), ...(left % 2 === 1 ? (['em'] as const) : [])];
};

/** Each run closes what was opened last, as far as it can, and opens the rest. */
function matchRuns<Found>(pieces: readonly Piece<Found>[], { meter }: Writer<Found>): void {
  /** Of each kind, the runs that may begin it, by their places in `open`. */
  const open: Run[] = [];
  const places: Record<Kind, number[]> = { strong: [], em: [], struck: [], underscored: [] };

  const forget = (from: number) => {
    for (const of of Object.values(places))
      while ((of.at(-1) ?? -1) >= from) {
        of.pop();
        meter.steps += 1;
      }
  };

  /** The kind that this run can close and that was opened last. */
  const closable = (run: Run): Kind | null => {
    let best: Kind | null = null;
    for (const kind of kindsOf(run)) {
      const place = places[kind].at(-1);
      const opening = place === undefined ? undefined : open[place];
      if (place === undefined || opening === undefined || (opening.isWeak && run.isWeak)) continue;
      if (best === null || place > (places[best].at(-1) ?? -1)) best = kind;
    }
    return best;
  };

  for (const { run } of pieces) {
    meter.steps += 1;
    if (run === undefined) continue;
    for (let kind = run.canClose ? closable(run) : null; kind !== null; kind = closable(run)) {
      const place = places[kind].at(-1) ?? 0;
      const opening = open[place] as Run;
      opening.left -= LENGTH[kind];
      run.left -= LENGTH[kind];
      opening.opens.push(kind);
      run.closes.push(kind);
      forget(place + 1);
      open.length = place + 1;
      // Those of the kind that were opened before would have this one within them.
      places[kind].length = 0;
    }
    if (!run.canOpen || run.left === 0) continue;
    for (const kind of kindsOf(run)) places[kind].push(open.length);
    open.push(run);
  }
}
