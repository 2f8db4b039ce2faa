/** What is sent to one member: deals messages to lanes that have space, gives way in calls, notices when nothing moves. */
import type { Cancel, Clock } from '../clock.ts';
import { laneWithSpace } from './bulk-rules.ts';
import { GiveWay } from './give-way.ts';
import type { Lane } from './lane.ts';

/** Full for so long while frames get through: the lanes are dead, and their browser does not know. */
const STALLED_MS = 15_000;

export interface OutflowHandlers {
  /** There is space again after `send` answered false. */
  drained(): void;
  stalled(): void;
  /** The browser refused a message of the allowed size. */
  refused(): void;
}

export class Outflow {
  readonly giveWay = new GiveWay();
  readonly #clock: Clock;
  readonly #handlers: OutflowHandlers;
  /** Somebody waits for space. */
  #isShort = false;
  #isGivingWay = false;
  #stopStall: Cancel | null = null;
  #stopPause: Cancel | null = null;

  constructor(clock: Clock, handlers: OutflowHandlers) {
    this.#clock = clock;
    this.#handlers = handlers;
  }

  get isGivingWay(): boolean {
    return this.#isGivingWay;
  }

  setGivingWay(isGivingWay: boolean): void {
    if (this.#isGivingWay === isGivingWay) return;
    this.#isGivingWay = isGivingWay;
    if (isGivingWay) this.giveWay.restart();
    this.#stopPause?.();
    this.#stopPause = null;
    this.drained();
  }

  /** False when nothing took it; `drained` then follows. */
  send(lanes: readonly Lane[], bytes: Uint8Array): boolean {
    const lane = laneWithSpace(this.#isGivingWay ? lanes.slice(0, 1) : lanes);
    if (lane === null) return this.#waitForLanes();
    if (this.#isGivingWay && !this.giveWay.take(bytes.length, this.#clock.now())) return this.#pause();
    if (lane.send(bytes)) return true;
    this.#handlers.refused();
    return false;
  }

  /** A lane has space, or there is another one. */
  drained(): void {
    this.#stopStall?.();
    this.#stopStall = null;
    if (!this.#isShort || this.#stopPause) return;
    this.#isShort = false;
    this.#handlers.drained();
  }

  /** Nothing is under way any more. */
  clear(): void {
    this.#stopStall?.();
    this.#stopPause?.();
    this.#stopStall = null;
    this.#stopPause = null;
    this.#isShort = false;
  }

  #waitForLanes(): false {
    this.#isShort = true;
    this.#stopStall ??= this.#clock.after(STALLED_MS, () => {
      this.#stopStall = null;
      this.#handlers.stalled();
    });
    return false;
  }

  #pause(): false {
    this.#isShort = true;
    this.#stopPause ??= this.#clock.after(this.giveWay.waitMs, () => {
      this.#stopPause = null;
      this.drained();
    });
    return false;
  }
}
