/** Writes the tree of a formatted text from its beginning to its end. What it is not told of it cannot leave out: each
 *  piece reaches from where the one before ended. */
import type { Formatted, Markup } from './tree.ts';

/** What the work is measured by: looks at a character, and nodes that are made. */
export interface Meter {
  steps: number;
}

export interface LineSpan {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
}

type Open<Found> =
  Formatted<Found> extends infer Each
    ? Each extends Formatted<Found>
      ? Omit<Each, 'children'>
      : never
    : never;

export class Writer<Found> {
  readonly source: string;
  readonly meter: Meter;
  #at = 0;
  #children: Markup<Found>[] = [];
  readonly #outer: Markup<Found>[][] = [];

  constructor(source: string, meter: Meter) {
    this.source = source;
    this.meter = meter;
  }

  /** Up to here it is written. */
  get at(): number {
    return this.#at;
  }

  slice({ start, end }: LineSpan): string {
    this.meter.steps += end - start + 1;
    return this.source.slice(start, end);
  }

  text(end: number): void {
    this.#leaf('text', end);
  }

  sign(end: number): void {
    this.#leaf('sign', end);
  }

  bullet(end: number): void {
    this.#leaf('bullet', end);
  }

  found(end: number, found: Found): void {
    const text = this.#take(end);
    this.#children.push({ kind: 'found', text, found });
  }

  open(node: Open<Found>): void {
    this.meter.steps += 1;
    const children: Markup<Found>[] = [];
    this.#children.push({ ...node, children } as Formatted<Found>);
    this.#outer.push(this.#children);
    this.#children = children;
  }

  close(): void {
    this.#children = this.#outer.pop() ?? this.#children;
  }

  /** Of the whole. */
  get children(): readonly Markup<Found>[] {
    return this.#outer[0] ?? this.#children;
  }

  #leaf(kind: 'text' | 'sign' | 'bullet', end: number): void {
    if (end > this.#at) this.#children.push({ kind, text: this.#take(end) });
  }

  #take(end: number): string {
    this.meter.steps += 1;
    const text = this.source.slice(this.#at, end);
    this.#at = end;
    return text;
  }
}
