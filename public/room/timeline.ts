/** The lines a reader sees: the transcript's entries and my own notices, in one order. Keeps lines that did not change. */
import type { Entry } from './entry.ts';
import { entryId } from './entry.ts';
import type { Line } from './line.ts';
import type { MemberId } from './member.ts';
import { presentableName } from './name.ts';
import type { Notice } from './notices.ts';

export interface Namer {
  name(id: MemberId): string;
  tag(id: MemberId): string | null;
}

export class Timeline {
  readonly #self: MemberId;
  readonly #namer: Namer;
  readonly #kept = new Map<string, Line>();

  constructor(self: MemberId, namer: Namer) {
    this.#self = self;
    this.#namer = namer;
  }

  /** Both must be in order already. */
  lines(entries: readonly Entry[], notices: readonly Notice[]): readonly Line[] {
    const lines: Line[] = [];
    const names = new Map<MemberId, string>();
    let next = 0;
    for (const entry of entries) {
      for (let notice = notices[next]; notice && notice.time < entry.time; notice = notices[++next]) {
        lines.push(this.#noticeLine(notice));
      }
      const line = this.#entryLine(entry, names);
      if (line) lines.push(line);
    }
    for (const notice of notices.slice(next)) lines.push(this.#noticeLine(notice));
    return lines;
  }

  #entryLine(entry: Entry, names: Map<MemberId, string>): Line | null {
    const base = this.#base(entryId(entry), entry.author, entry.at);
    switch (entry.body.kind) {
      case 'text':
        return this.#keep({ ...base, kind: 'text', text: entry.body.text });
      case 'name': {
        const before = names.get(entry.author);
        const name = presentableName(entry.body.name);
        names.set(entry.author, name);
        if (before === undefined || before === name) return null;
        return this.#keep({ ...base, kind: 'notice', event: 'renamed', name, before });
      }
    }
  }

  #noticeLine({ id, member, event, at }: Notice): Line {
    return this.#keep({ ...this.#base(id, member, at), kind: 'notice', event });
  }

  #base(id: string, author: MemberId, at: number) {
    const { name, tag } = { name: this.#namer.name(author), tag: this.#namer.tag(author) };
    return { id, author, isOwn: author === this.#self, name, tag, at };
  }

  /** The line from before where nothing about it changed, so that a view can tell by identity. */
  #keep(line: Line): Line {
    const kept = this.#kept.get(line.id);
    if (kept && isSameLine(kept, line)) return kept;
    this.#kept.set(line.id, line);
    return line;
  }
}

function isSameLine(a: Line, b: Line): boolean {
  if (a.name !== b.name || a.tag !== b.tag || a.at !== b.at || a.kind !== b.kind) return false;
  if (a.kind === 'text') return b.kind === 'text' && a.text === b.text;
  return b.kind === 'notice' && a.event === b.event && a.before === b.before;
}
