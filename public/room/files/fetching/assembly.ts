/** One piece as it arrives from one member: in parts, in any order. */

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export class Assembly {
  readonly bytes: Uint8Array;
  /** Of what came, in order, without overlap and never touching each other. */
  #stretches: readonly Stretch[] = [];
  #received = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
  }

  get received(): number {
    return this.#received;
  }

  get isWhole(): boolean {
    return this.#received === this.bytes.length;
  }

  /** False where it does not fit, or is there already. */
  add(offset: number, payload: Uint8Array): boolean {
    const end = offset + payload.length;
    if (payload.length === 0 || end > this.bytes.length) return false;
    if (this.#stretches.some((stretch) => stretch.start < end && offset < stretch.end)) return false;
    this.bytes.set(payload, offset);
    this.#received += payload.length;
    const before = this.#stretches.find((stretch) => stretch.end === offset);
    const after = this.#stretches.find((stretch) => stretch.start === end);
    const merged = { start: before?.start ?? offset, end: after?.end ?? end };
    const others = this.#stretches.filter((stretch) => stretch !== before && stretch !== after);
    this.#stretches = [...others, merged];
    return true;
  }
}
