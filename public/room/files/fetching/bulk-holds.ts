/** Keeps bulk connections as long as any file needs them. */
import type { Bulk } from '../../../net/bulk/bulk.ts';
import type { MemberId } from '../../people/member.ts';

export class BulkHolds {
  readonly #bulk: Pick<Bulk, 'hold' | 'release'>;
  readonly #counts = new Map<MemberId, number>();

  constructor(bulk: Pick<Bulk, 'hold' | 'release'>) {
    this.#bulk = bulk;
  }

  /** Answers how to let go, once. */
  hold(id: MemberId): () => void {
    const before = this.#counts.get(id) ?? 0;
    this.#counts.set(id, before + 1);
    if (before === 0) this.#bulk.hold(id);
    let isHeld = true;
    return () => {
      if (isHeld) this.#letGo(id);
      isHeld = false;
    };
  }

  #letGo(id: MemberId): void {
    const left = (this.#counts.get(id) ?? 1) - 1;
    this.#counts.set(id, left);
    if (left > 0) return;
    this.#counts.delete(id);
    this.#bulk.release(id);
  }
}
