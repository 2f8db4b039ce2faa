/**
 * What goes to and comes from one member: deals messages to lanes that have space, gives way in calls, measures the line,
 * notices when nothing moves. Knows nothing of how lanes come about.
 */
import type { Cancel, Clock } from '../clock.ts';
import { laneWithSpace } from './bulk-rules.ts';
import { GiveWay } from './give-way.ts';
import type { Lane } from './lane.ts';
import { RoundTrips } from './round-trips.ts';

/** Full for so long while frames get through: the lanes are dead, and their browser does not know. */
const STALLED_MS = 15_000;

export interface TrafficHandlers {
  /** To be answered at once, on the link. */
  ping(nonce: number): void;
  /** There is space again after `send` answered false. */
  drained(): void;
  /** Nothing left for long, or the browser refused a message of the allowed size. */
  stuck(): void;
}

export class Traffic {
  readonly #clock: Clock;
  readonly #handlers: TrafficHandlers;
  readonly #giveWay = new GiveWay();
  readonly #roundTrips: RoundTrips;
  #isGivingWay = false;
  /** Somebody waits for space. */
  #isShort = false;
  #movedBytes = 0;
  #stopStall: Cancel | null = null;
  #stopPause: Cancel | null = null;

  constructor(clock: Clock, handlers: TrafficHandlers) {
    this.#clock = clock;
    this.#handlers = handlers;
    this.#roundTrips = new RoundTrips(clock, {
      ping: (nonce) => handlers.ping(nonce),
      sample: (rttMs) => this.#giveWay.sample(rttMs, clock.now()),
      lost: () => this.#giveWay.lost(),
      isUrgent: () => this.#isGivingWay,
    });
  }

  get isGivingWay(): boolean {
    return this.#isGivingWay;
  }

  /** The least of this link, in milliseconds; null while nothing is known. */
  get rttMs(): number | null {
    return this.#roundTrips.leastMs;
  }

  /** Since the connection opened, both ways. */
  get movedBytes(): number {
    return this.#movedBytes;
  }

  /** A connection opened. */
  begin(): void {
    this.#movedBytes = 0;
    this.#roundTrips.begin();
  }

  /** Nothing is under way any more. `isOver`: nor can anything be. */
  clear(isOver: boolean): void {
    this.#stopStall?.();
    this.#stopPause?.();
    this.#stopStall = null;
    this.#stopPause = null;
    this.#isShort = false;
    if (isOver) this.#roundTrips.stop();
  }

  /** Another link: it may go another way. */
  forgetLine(): void {
    this.#roundTrips.forget();
  }

  answered(nonce: number): void {
    this.#roundTrips.answered(nonce);
  }

  setGivingWay(isGivingWay: boolean): void {
    if (this.#isGivingWay === isGivingWay) return;
    this.#isGivingWay = isGivingWay;
    if (isGivingWay) this.#giveWay.restart();
    this.#stopPause?.();
    this.#stopPause = null;
    this.drained();
  }

  /** False when nothing took it; `drained` or `stuck` then follows. */
  send(lanes: readonly Lane[], bytes: Uint8Array): boolean {
    const lane = laneWithSpace(this.#isGivingWay ? lanes.slice(0, 1) : lanes);
    if (lane === null) return this.#waitForLanes();
    if (this.#isGivingWay && !this.#giveWay.take(bytes.length, this.#clock.now())) return this.#pause();
    if (lane.send(bytes)) {
      this.moved(bytes.length);
      return true;
    }
    this.#isShort = true;
    this.#clock.soon(() => this.#handlers.stuck());
    return false;
  }

  moved(bytes: number): void {
    this.#movedBytes += bytes;
    this.#roundTrips.moved();
  }

  /** A lane has space, or there is another one. */
  drained(): void {
    this.#stopStall?.();
    this.#stopStall = null;
    if (!this.#isShort || this.#stopPause) return;
    this.#isShort = false;
    this.#handlers.drained();
  }

  #waitForLanes(): false {
    this.#isShort = true;
    this.#stopStall ??= this.#clock.after(STALLED_MS, () => {
      this.#stopStall = null;
      this.#handlers.stuck();
    });
    return false;
  }

  #pause(): false {
    this.#isShort = true;
    this.#stopPause ??= this.#clock.after(this.#giveWay.waitMs, () => {
      this.#stopPause = null;
      this.drained();
    });
    return false;
  }
}
