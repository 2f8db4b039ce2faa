/** Whether there is a link with one member, since when, and for how long not. Knows no attempt but the one that is up. */
import type { Clock } from '../clock.ts';
import type { Findings } from '../link/unreachable.ts';
import type { Attempt } from './attempt.ts';
import { type FailureReason, LinkRecord } from './link-record.ts';
import { Outage } from './outage.ts';
import { checkPath } from './path-check.ts';
import type { PeerState } from './peer-contract.ts';

export class LinkStatus {
  readonly record: LinkRecord;
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #outage: Outage;

  /** `changed` may be called where nothing did. */
  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
    this.record = new LinkRecord(clock);
    this.#outage = new Outage(clock, changed);
  }

  /** How it is to be called while there is no link. */
  get stateWithoutLink(): Exclude<PeerState, 'open'> {
    if (this.#outage.isLong) return 'down';
    return this.record.wasUp ? 'interrupted' : 'connecting';
  }

  /** The link of the attempt is up; `isPresent` tells later whether it still is the attempt that counts. */
  up(attempt: Attempt, isPresent: (attempt: Attempt) => boolean): void {
    this.#outage.end();
    this.record.setUp(true);
    checkPath(attempt, { clock: this.#clock, record: this.record, isPresent, found: this.#changed });
    this.#changed();
  }

  /** There is no link at present. */
  down(): void {
    this.record.setUp(false);
    this.#outage.begin();
    this.#changed();
  }

  /** There is none because an attempt failed. */
  failed(why: FailureReason, findings: Findings): void {
    this.record.failed(why, findings);
    this.down();
  }

  /** Idempotent. */
  close(): void {
    this.#outage.end();
  }
}
