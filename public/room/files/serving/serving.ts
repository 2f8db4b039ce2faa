/** Sends pieces to whoever asked. Each has a line of their own, so that nobody waits for somebody slow. */
import type { MemberId } from '../../people/member.ts';
import type { FileId } from '../shared-file.ts';
import { Receiver, type ReceiverOptions, type Supply } from './receiver.ts';
import { Seeding, type SeedingOptions } from './seeding.ts';

export interface ServingOptions extends Omit<ReceiverOptions, 'to' | 'seeding'>, SeedingOptions {}

export class Serving {
  readonly #options: ServingOptions;
  readonly #receivers = new Map<MemberId, Receiver>();
  readonly #seeding: Seeding;
  #isClosed = false;

  constructor(options: ServingOptions) {
    this.#options = options;
    this.#seeding = new Seeding(options);
  }

  asked(to: MemberId, supply: Supply, stream: number, pieces: readonly number[]): void {
    if (!this.#isClosed) this.#receiver(to).asked(supply, stream, pieces);
  }

  cancelled(to: MemberId, stream: number, pieces: readonly number[]): void {
    this.#receivers.get(to)?.drop((job) => job.stream === stream && pieces.includes(job.piece));
  }

  /** There is space again. */
  drained(to: MemberId): void {
    this.#receivers.get(to)?.go();
  }

  /** What was on its way is lost. */
  cut(to: MemberId): void {
    this.#receivers.get(to)?.cut();
  }

  /** Whatever they asked for they will ask for again. */
  lost(to: MemberId): void {
    this.#receivers.get(to)?.close();
    this.#receivers.delete(to);
  }

  /** It is served no more. */
  forget(id: FileId): void {
    this.#seeding.forget(id);
    for (const receiver of this.#receivers.values()) receiver.refuse(id);
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
    for (const receiver of this.#receivers.values()) receiver.close();
    this.#receivers.clear();
  }

  #receiver(to: MemberId): Receiver {
    const receiver =
      this.#receivers.get(to) ?? new Receiver({ ...this.#options, to, seeding: this.#seeding });
    this.#receivers.set(to, receiver);
    return receiver;
  }
}
