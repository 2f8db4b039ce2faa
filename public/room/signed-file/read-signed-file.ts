/**
 * Reads a signed file as it comes, line by line: whether it is one, and which lines are entries. Does not look at
 * signatures.
 */
import * as v from 'valibot';
import type { FileProblem } from '../../../src/verification.ts';
import type { Entry } from '../log/entry.ts';
import { entrySchema } from '../log/entry-schema.ts';
import { type Line, LineSplitter } from './line-splitter.ts';
import { FORMAT, type Header, headerSchema, VERSION } from './signed-file.ts';

export type { FileProblem };

export interface FileLine {
  readonly number: number;
  /** Null where the line is no entry. */
  readonly entry: Entry | null;
}

export type Opening =
  | { readonly problem: null; readonly header: Header; readonly lines: AsyncGenerator<FileLine, void> }
  | { readonly problem: FileProblem };

/** Who does not read all `lines` has to `return` them. */
export async function openSignedFile(chunks: AsyncIterable<Uint8Array>): Promise<Opening> {
  const lines = linesOf(chunks);
  const first = await lines.next();
  const read = readHeader(first.done ? null : first.value.text);
  if (read.problem === null) return { ...read, lines: entryLines(lines, read.header.entries) };
  await lines.return();
  return read;
}

type HeaderReading = { readonly problem: null; readonly header: Header } | { readonly problem: FileProblem };

/** What every version has. */
const anyHeader = v.object({ format: v.literal(FORMAT), version: v.number() });

function readHeader(text: string | null): HeaderReading {
  const value = parsed(text);
  const any = v.safeParse(anyHeader, value);
  if (!any.success) return { problem: /^<!doctype html>/i.test(text ?? '') ? 'page' : 'not-parley' };
  if (any.output.version > VERSION) return { problem: 'newer' };
  const header = v.safeParse(headerSchema, value);
  return header.success ? { problem: null, header: header.output } : { problem: 'damaged-header' };
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line, void> {
  const splitter = new LineSplitter();
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

/** As many as the header promises. What follows is no entry, and nobody reads on; editors add empty lines. */
async function* entryLines(lines: AsyncGenerator<Line, void>, count: number): AsyncGenerator<FileLine, void> {
  let left = count;
  for await (const { number, text } of lines) {
    if (left === 0 && text?.trim() === '') return;
    const entry = left > 0 ? v.safeParse(entrySchema, parsed(text)) : null;
    yield { number, entry: entry?.success ? entry.output : null };
    if (left === 0) return;
    left -= 1;
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
