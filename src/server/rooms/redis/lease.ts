/**
 * Owns this process's lease: the proof, renewed every second, that the members it has are there. Whatever happens to
 * Redis or the way to it, in the end there is a lease again, a new one if the old one may have been lost or used for
 * something that was never answered. Knows who else is alive by their leases, and nothing of rooms.
 */
import type { Logger } from '../../ops/log.ts';
import type { RedisClient } from './connection.ts';
import { LEASES, RENEW_MS } from './scripts.ts';
import { within } from './within.ts';

export interface LeaseOptions {
  readonly redis: RedisClient;
  readonly process: string;
  readonly log: Logger;
  /** There is a new lease: what was entered under the one before is entered again now, and what is not is void. */
  renewed(): Promise<void>;
  /** What others entered may have changed unheard since, and now all of them had the time to enter it again. */
  settled(): Promise<void>;
  /** These processes are dead. */
  died(leases: ReadonlySet<string>): void;
}

export const processOf = (lease: string): string => lease.replace(/\..*/, '');

export class Lease {
  readonly #options: LeaseOptions;
  #name = '';
  #number = 0;
  /** `entering` what this process has, `waiting` for others to do so, then `reading` what they have. */
  #state: 'in-doubt' | 'entering' | 'waiting' | 'reading' | 'settled' = 'in-doubt';
  #settlesAt = 0;
  /** Who was alive at the last renewal, and who was missing at it. */
  #alive: ReadonlySet<string> = new Set();
  #missing: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /** Under what this process enters its members. */
  get name(): string {
    return this.#name;
  }

  /** Redis answers, and what is entered counts. */
  get isHeld(): boolean {
    return this.#state !== 'in-doubt' && !this.#isClosed;
  }

  /** All that we have is entered, and everybody else had the time for theirs. */
  get isSettled(): boolean {
    return this.#state === 'settled' && !this.#isClosed;
  }

  /** Something was not answered, or not as it ought to be: nobody knows what counts under this lease. */
  doubt(): void {
    if (this.isSettled)
      this.#options.log.warn('Redis does not answer as it should: nobody can join until it does');
    this.#state = 'in-doubt';
  }

  /** Takes a new one now and keeps it. To be called whenever there is a connection that was not there before. */
  start(): void {
    this.doubt();
    this.#keepIn(0);
  }

  /** Gives the lease up, and all that was entered under it. Idempotent. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await within(this.#options.redis.zRem(LEASES, this.#name)).catch((error: unknown) =>
      this.#options.log.debug({ err: error }, 'lease left to expire'),
    );
  }

  #keepIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#keep().then(
        () => this.#keepIn(RENEW_MS),
        (error: unknown) => {
          this.#options.log.debug({ err: error }, 'lease not renewed');
          this.doubt();
          this.#keepIn(RENEW_MS);
        },
      );
    }, ms);
  }

  async #keep(): Promise<void> {
    const { redis, process } = this.#options;
    const isNew = this.#state === 'in-doubt';
    const replaced = this.#name;
    if (isNew) {
      this.#number += 1;
      this.#name = `${process}.${this.#number}`;
    }
    const name = this.#name;
    const [settlesInMs, ...alive] = await within(redis.renewLease('', name, isNew ? 'new' : ''));
    // There is a newer connection, and another lease with it.
    if (name !== this.#name) return;
    // Over before it was renewed.
    if (settlesInMs === undefined) return this.doubt();

    this.#settlesAt = performance.now() + Number(settlesInMs);
    if (isNew) this.#enter(replaced);
    else if (this.#state === 'waiting') this.#settle();
    this.#watch(new Set(alive));
  }

  /**
   * Not waited for, however long it takes: the lease is to be renewed meanwhile. What was entered under the one before
   * counts until it is entered anew, or others would take the places.
   */
  #enter(replaced: string): void {
    this.#state = 'entering';
    const { redis, renewed } = this.#options;
    const entered = renewed().then(() => within(redis.zRem(LEASES, replaced)));
    this.#follow(entered, () => {
      this.#state = 'waiting';
      this.#settle();
    });
  }

  #settle(): void {
    if (performance.now() < this.#settlesAt) return;
    this.#state = 'reading';
    this.#follow(this.#options.settled(), () => {
      this.#state = 'settled';
      this.#options.log.info('people can join');
    });
  }

  #follow(work: Promise<unknown>, next: () => void): void {
    const name = this.#name;
    const isCurrent = () => this.isHeld && this.#name === name;
    work.then(
      () => isCurrent() && next(),
      (error: unknown) => {
        this.#options.log.debug({ err: error }, 'lease in doubt');
        if (isCurrent()) this.doubt();
      },
    );
  }

  /** Dead is who is missing twice: whoever changes their lease is missing for a moment. */
  #watch(alive: ReadonlySet<string>): void {
    if (performance.now() < this.#settlesAt) return;
    const missing = [...this.#alive, ...this.#missing].filter((lease) => !alive.has(lease));
    const died = new Set(missing.filter((lease) => this.#missing.has(lease)));
    this.#alive = alive;
    this.#missing = new Set(missing.filter((lease) => !died.has(lease)));
    if (died.size > 0) this.#options.died(died);
  }
}
