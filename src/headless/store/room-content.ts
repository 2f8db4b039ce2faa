/** What the lines of a room's file amount to. Pure: knows no disk. */
import type { Change } from '../../../public/room/keep/device/disk.ts';
import { changeLine, NEWLINE, type ReadChange, readChange } from './change-line.ts';

/** The first line: another number is of a later version, and is left alone. */
export const FIRST_LINE = 'parley keeper 1\n';
const IS_NEWER = /^parley keeper \d+$/;
const LONGEST_FIRST_LINE = 40;

export interface RoomContent {
  member: string | null;
  readonly rows: Map<string, string>;
}

export interface ReadFile {
  readonly content: RoomContent;
  /** Up to the end of the last whole line. */
  readonly end: number;
  /** How many lines were damaged. */
  readonly damaged: number;
}

export function readRoomFile(bytes: Uint8Array): ReadFile | 'newer' {
  const content: RoomContent = { member: null, rows: new Map() };
  let [damaged, end] = [0, 0];
  for (let next = bytes.indexOf(NEWLINE); next >= 0; next = bytes.indexOf(NEWLINE, end)) {
    const line = bytes.subarray(end, next);
    const isFirst = end === 0;
    end = next + 1;
    const change = readChange(line);
    if (change !== null) apply(content, change);
    else if (isFirst && line.length < LONGEST_FIRST_LINE) {
      const text = new TextDecoder().decode(line);
      if (`${text}\n` === FIRST_LINE) continue;
      if (IS_NEWER.test(text)) return 'newer';
      damaged += 1;
    } else damaged += 1;
  }
  return { content, end, damaged };
}

function apply(content: RoomContent, { member, clears, rows }: ReadChange): void {
  if (member !== undefined) content.member = member;
  if (clears) content.rows.clear();
  for (const [id, value] of Object.entries(rows ?? {})) {
    if (value === null) content.rows.delete(id);
    else content.rows.set(id, value);
  }
}

/** The same, as a new file has it. Each row is a line: damage costs one of them. */
export function* linesOf({ member, rows }: RoomContent): Generator<string> {
  yield FIRST_LINE;
  if (member !== null) yield changeLine({ member });
  for (const row of rows) yield changeLine({ rows: new Map([row]) });
}

/** How large the file would be if it were written anew. */
export class LiveBytes {
  readonly #rows = new Map<string, number>();
  #sum = 0;

  constructor({ rows }: RoomContent) {
    for (const [id, value] of rows) this.#set(id, value);
  }

  get sum(): number {
    return this.#sum;
  }

  get rows(): number {
    return this.#rows.size;
  }

  changed({ clears, rows }: Change): void {
    if (clears) {
      this.#rows.clear();
      this.#sum = 0;
    }
    for (const [id, value] of rows ?? []) this.#set(id, value);
  }

  #set(id: string, value: string | null): void {
    this.#sum -= this.#rows.get(id) ?? 0;
    this.#rows.delete(id);
    if (value === null) return;
    const bytes = id.length + value.length;
    this.#rows.set(id, bytes);
    this.#sum += bytes;
  }
}
