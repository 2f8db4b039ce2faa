/**
 * This process's lease: the proof, renewed every second, that its members are there. Whatever happens to Redis or the way
 * to it, in the end there is a lease again. It is a new one if the old one may have been lost, or used for a command that
 * was never answered. A lease also shows which other processes are alive. It knows nothing of rooms.
 */
import type { Cancel, Clock } from '../../ops/clock.ts';
import type { Logger } from '../../ops/log.ts';
import { answered, type RedisClient } from './connection.ts';
import { LEASES, type LeaseTiming } from './scripts.ts';

export interface LeaseOptions {
  readonly redis: RedisClient;
  readonly process: string;
  readonly timing: LeaseTiming;
  readonly clock: Clock;
  readonly log: Logger;
  /** There is a new lease. Members are entered again under it now; whoever is not is out. */
  renewed(): Promise<void>;
  /** All processes have had the time to enter their members again. What they have may have changed unheard meanwhile. */
  settled(): Promise<void>;
  /** These processes are dead. */
  died(leases: ReadonlySet<string>): void;
}

export const processOf = (lease: string): string => lease.replace(/\..*/, '');

export class Lease {
  readonly #options: LeaseOptions;
  #name = '';
  #number = 0;
  /** `entering` our members, `waiting` for the other processes to enter theirs, then `reading` those. */
  #state: 'in-doubt' | 'entering' | 'waiting' | 'reading' | 'settled' = 'in-doubt';
  #settlesAt = 0;
  /** The leases that were there at the last renewal, and those that were missing for the first time. */
  #alive: ReadonlySet<string> = new Set();
  #missing: ReadonlySet<string> = new Set();
  #cancelTimer: Cancel = () => undefined;
  #isClosed = false;

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /** The name under which this process enters its members. */
  get name(): string {
    return this.#name;
  }

  /** Redis answers, and what is entered counts. */
  get isHeld(): boolean {
    return this.#state !== 'in-doubt' && !this.#isClosed;
  }

  /** All our members are entered, and all other processes have had the time to enter theirs. */
  get isSettled(): boolean {
    return this.#state === 'settled' && !this.#isClosed;
  }

  /** A command was not answered, or not as expected: it is unknown what counts under this lease. */
  doubt(): void {
    if (this.isSettled)
      this.#options.log.warn('Redis does not answer as it should: nobody can join until it does');
    this.#state = 'in-doubt';
  }

  /** Takes a new lease now and keeps it. To be called after every new connection. */
  start(): void {
    this.doubt();
    this.#keepIn(0);
  }

  /** Gives the lease up, and all that was entered under it. Idempotent. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelTimer();
    const { redis, clock, log } = this.#options;
    await answered(clock, redis.zRem(LEASES, this.#name)).catch((error: unknown) =>
      log.debug({ err: error }, 'lease left to expire'),
    );
  }

  #keepIn(ms: number): void {
    this.#cancelTimer();
    if (this.#isClosed) return;
    const { clock, log, timing } = this.#options;
    this.#cancelTimer = clock.after(ms, () => {
      this.#keep().then(
        () => this.#keepIn(timing.renewMs),
        (error: unknown) => {
          log.debug({ err: error }, 'lease not renewed');
          this.doubt();
          this.#keepIn(timing.renewMs);
        },
      );
    });
  }

  async #keep(): Promise<void> {
    const { redis, process, clock } = this.#options;
    const isNew = this.#state === 'in-doubt';
    const replaced = this.#name;
    if (isNew) {
      this.#number += 1;
      this.#name = `${process}.${this.#number}`;
    }
    const name = this.#name;
    const [settlesInMs, ...alive] = await answered(clock, redis.renewLease('', name, isNew ? 'new' : ''));
    // Meanwhile there is a new connection, and another lease with it.
    if (name !== this.#name) return;
    // The lease was over before it was renewed.
    if (settlesInMs === undefined) return this.doubt();

    this.#settlesAt = clock.now() + Number(settlesInMs);
    if (isNew) this.#enter(replaced);
    else if (this.#state === 'waiting') this.#settle();
    this.#watch(new Set(alive));
  }

  /**
   * Nobody waits for this, however long it takes: the lease has to be renewed meanwhile. The lease before counts until our
   * members are entered under the new one, or others would take their places.
   */
  #enter(replaced: string): void {
    this.#state = 'entering';
    const { redis, renewed, clock } = this.#options;
    const entered = renewed().then(() => answered(clock, redis.zRem(LEASES, replaced)));
    this.#follow(entered, () => {
      this.#state = 'waiting';
      this.#settle();
    });
  }

  #settle(): void {
    if (this.#options.clock.now() < this.#settlesAt) return;
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

  /** A process is dead after two renewals without its lease. One that changes its lease is missing for a moment. */
  #watch(alive: ReadonlySet<string>): void {
    if (this.#options.clock.now() < this.#settlesAt) return;
    const missing = [...this.#alive, ...this.#missing].filter((lease) => !alive.has(lease));
    const died = new Set(missing.filter((lease) => this.#missing.has(lease)));
    this.#alive = alive;
    this.#missing = new Set(missing.filter((lease) => !died.has(lease)));
    if (died.size > 0) this.#options.died(died);
  }
}
