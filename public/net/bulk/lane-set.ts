/** The lanes of one pair, each from its offer to its end, with a time limit for what may hang. */
import type { IceServer } from '../../../src/protocol.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { LinkSignal, LinkState } from '../link/link.ts';
import type { Log } from '../log.ts';
import type { LaneEnd } from './bulk-frame.ts';
import type { CreateLane, Lane } from './lane.ts';

/** A TURN server over TCP may take so long. */
const NEGOTIATE_MS = 20_000;
/** A short cut heals by itself, and then nothing is lost. */
const INTERRUPTED_MS = 8_000;

export interface LaneSetHandlers {
  signal(id: string, signal: LinkSignal): void;
  opened(lane: Lane): void;
  /** `isTold`: the other end ended it. */
  ended(id: string, why: LaneEnd, wasOpen: boolean, isTold: boolean): void;
  message(bytes: Uint8Array): void;
  drained(): void;
}

export interface LaneTerms {
  readonly isOffering: boolean;
  readonly iceServers: readonly IceServer[];
  readonly isTurnOnly: boolean;
}

interface Slot {
  readonly lane: Lane;
  wasOpen: boolean;
  stopWaiting: Cancel;
}

export class LaneSet {
  readonly #clock: Clock;
  readonly #createLane: CreateLane;
  readonly #handlers: LaneSetHandlers;
  readonly #log: Log;
  readonly #slots = new Map<string, Slot>();

  constructor(clock: Clock, createLane: CreateLane, log: Log, handlers: LaneSetHandlers) {
    this.#clock = clock;
    this.#createLane = createLane;
    this.#handlers = handlers;
    this.#log = log;
  }

  get ids(): readonly string[] {
    return [...this.#slots.keys()];
  }

  /** Those that take messages, the oldest first. */
  get open(): readonly Lane[] {
    return [...this.#slots.values()].filter(({ wasOpen }) => wasOpen).map(({ lane }) => lane);
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  begin(id: string, terms: LaneTerms): void {
    try {
      const lane = this.#createLane({
        ...terms,
        handlers: {
          signal: (signal) => this.#handlers.signal(id, signal),
          state: (state) => this.#follow(id, state),
          message: (bytes) => this.#handlers.message(bytes),
          drained: () => this.#handlers.drained(),
        },
      });
      this.#slots.set(id, { lane, wasOpen: false, stopWaiting: this.#endAfter(id, NEGOTIATE_MS) });
      this.#log(`lane ${id} begins, ${terms.isOffering ? 'offering' : 'offered'}`);
    } catch (error) {
      this.#log(`no lane could be made: ${String(error)}`);
      this.#handlers.ended(id, 'failed', false, false);
    }
  }

  accept(id: string, signal: LinkSignal): void {
    this.#slots.get(id)?.lane.accept(signal);
  }

  /** Idempotent. */
  end(id: string, why: LaneEnd, isTold = false): void {
    this.#end([id], why, isTold);
  }

  endAll(why: LaneEnd, isTold = false): void {
    this.#end(this.ids, why, isTold);
  }

  /** What the other end does not know of is over there, unless it is so new that they had not heard of it. */
  keepOpen(known: readonly string[]): void {
    const isOver = ([id, { wasOpen }]: readonly [string, Slot]) => wasOpen && !known.includes(id);
    this.#end(this.#idsWhere(isOver), 'failed', true);
  }

  /** Signals may be lost, or the way: whatever does not carry messages now is begun anew. */
  endUnsettled(): void {
    this.#end(
      this.#idsWhere(([, { lane }]) => lane.state !== 'open'),
      'unwanted',
      false,
    );
  }

  #idsWhere(isMeant: (slot: readonly [string, Slot]) => boolean): readonly string[] {
    return [...this.#slots].filter(isMeant).map(([id]) => id);
  }

  /** All of them are gone before anybody hears of the first. */
  #end(ids: readonly string[], why: LaneEnd, isTold: boolean): void {
    const ended = ids.flatMap((id) => {
      const slot = this.#slots.get(id);
      this.#slots.delete(id);
      return slot ? [{ id, ...slot }] : [];
    });
    for (const { id, lane, stopWaiting } of ended) {
      stopWaiting();
      lane.close();
      this.#log(`lane ${id} ends: ${why}`);
    }
    for (const { id, wasOpen } of ended) this.#handlers.ended(id, why, wasOpen, isTold);
  }

  #follow(id: string, state: LinkState): void {
    const slot = this.#slots.get(id);
    if (!slot) return;
    slot.stopWaiting();
    slot.stopWaiting = () => undefined;
    if (state === 'closed') return this.end(id, 'failed');
    if (state === 'interrupted') slot.stopWaiting = this.#endAfter(id, INTERRUPTED_MS);
    if (state !== 'open') return;
    if (slot.wasOpen) return this.#handlers.drained();
    slot.wasOpen = true;
    this.#handlers.opened(slot.lane);
  }

  #endAfter(id: string, ms: number): Cancel {
    return this.#clock.after(ms, () => this.end(id, 'failed'));
  }
}
