/** The tabs of one browser, for tests of which of them has a room: they hear each other, freeze, hang and crash. */

import type { Clock } from '../net/clock.ts';
import { LiveTab } from '../room/keep/live-tab.ts';
import { claimByLock, claimByNote } from '../room/keep/live-tab-claim.ts';
import { forgetRoom, memoryStore, rowsOfRoom, type Store } from '../room/keep/storage.ts';
import type { OpenTabChannel, TabMessage } from '../room/keep/tab-message.ts';
import { keepTakenRows } from '../room/keep/taken-rows.ts';
import { WaitingTab } from '../room/keep/waiting-tab.ts';
import { HostClock, type VirtualClock } from './virtual-clock.ts';

const ROOM = 'room';

/** One tab: what comes to it while it is frozen waits until it thaws. */
export class SimTab {
  readonly name: string;
  readonly store: Store;
  readonly clock: HostClock;
  readonly live: LiveTab;
  waiting: WaitingTab | null = null;
  state: 'asking' | 'here' | 'elsewhere' | 'moved' | 'forgotten' = 'asking';
  isCalling = false;
  /** What the room is told to do here, in order. */
  readonly told: string[] = [];
  #late: (() => void)[] | null = null;
  isGone = false;

  constructor(name: string, store: Store, browser: SimTabs) {
    this.name = name;
    this.store = store;
    this.clock = new HostClock(browser.clock, 0);
    const clock: Clock = {
      now: () => this.clock.now(),
      wall: () => this.clock.wall(),
      after: (ms, action) => this.clock.after(ms, () => this.run(action)),
      soon: (action) => this.clock.soon(() => this.run(action)),
    };
    const wait = (state: 'elsewhere' | 'moved') => {
      this.state = state;
      this.waiting = new WaitingTab({
        clock,
        live: this.live,
        keep: (rows) => keepTakenRows(store, ROOM, rows),
      });
    };
    this.live = new LiveTab({
      clock,
      openChannel: browser.channelOf(this),
      makeClaim: browser.hasLocks
        ? claimByLock(browser.locksOf(this), ROOM)
        : claimByNote(browser.lasting, ROOM),
      isCalling: () => this.isCalling,
      give: () => {
        this.told.push('give');
        return Promise.resolve(rowsOfRoom(store, ROOM));
      },
      given: () => {
        this.told.push('given');
        forgetRoom(store, ROOM);
      },
      began: () => {
        this.state = 'here';
      },
      ended: (how) => {
        this.waiting?.close();
        this.waiting = null;
        if (how === 'forgotten') this.state = how;
        else wait(how);
      },
    });
    void this.live.open();
  }

  /** Now, or when the tab thaws. */
  run(action: () => void): void {
    if (this.isGone) return;
    if (this.#late) this.#late.push(action);
    else action();
  }

  freeze(): void {
    this.#late ??= [];
  }

  thaw(): void {
    const late = this.#late ?? [];
    this.#late = null;
    for (const action of late) this.run(action);
  }
}

interface HeldLock {
  readonly tab: SimTab;
  readonly steal: () => void;
}

export class SimTabs {
  readonly clock: VirtualClock;
  readonly hasLocks: boolean;
  readonly lasting = memoryStore();
  readonly #heard = new Map<SimTab, (message: TabMessage, from: string) => void>();
  #lock: HeldLock | null = null;
  #queue: { readonly tab: SimTab; readonly grant: () => void; isOver: boolean }[] = [];

  constructor(clock: VirtualClock, hasLocks: boolean) {
    this.clock = clock;
    this.hasLocks = hasLocks;
  }

  open(name: string, store: Store = memoryStore()): SimTab {
    return new SimTab(name, store, this);
  }

  /** As a page says it that does not show the room. */
  say(message: TabMessage): void {
    for (const [tab, heard] of this.#heard) tab.run(() => heard(message, 'somebody'));
  }

  /** In good order, as at a reload. */
  close(tab: SimTab): void {
    tab.live.close();
    this.#end(tab);
  }

  crash(tab: SimTab): void {
    this.#end(tab);
    if (this.#lock?.tab === tab) this.#unlock();
  }

  /** Lets time pass, and promises settle in between. */
  async pass(ms: number): Promise<void> {
    const STEP_MS = 50;
    for (let passed = 0; passed <= ms; passed += STEP_MS) {
      this.clock.advance(passed === 0 ? 0 : STEP_MS);
      for (let turn = 0; turn < 40; turn++) {
        await Promise.resolve();
        this.clock.advance(0);
      }
    }
  }

  channelOf(tab: SimTab): OpenTabChannel {
    return (heard) => {
      this.#heard.set(tab, heard);
      return {
        self: tab.name,
        post: (message) => {
          if (tab.isGone) return;
          const copy = structuredClone(message);
          for (const [other] of this.#heard)
            if (other !== tab)
              this.clock.soon(() => other.run(() => this.#heard.get(other)?.(copy, tab.name)));
        },
        close: () => void this.#heard.delete(tab),
      };
    };
  }

  /** As much of the browser's locks as there is to one name. */
  locksOf(tab: SimTab): LockManager {
    const request = (_: string, options: LockOptions, hold: (lock: Lock | null) => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        const grant = () => {
          const held: HeldLock = {
            tab,
            steal: () => tab.run(() => reject(new DOMException('stolen', 'AbortError'))),
          };
          this.#lock = held;
          void hold({ name: ROOM, mode: 'exclusive' }).then(() => {
            resolve();
            if (this.#lock === held) this.#unlock();
          });
        };
        if (options.steal) {
          this.#lock?.steal();
          return grant();
        }
        const entry = { tab, grant, isOver: false };
        options.signal?.addEventListener('abort', () => {
          if (!this.#queue.includes(entry)) return; // granted
          entry.isOver = true;
          reject(new DOMException('aborted', 'AbortError'));
        });
        this.#queue.push(entry);
        this.#next();
      });
    return { request, query: () => Promise.reject(new Error('not needed')) } as unknown as LockManager;
  }

  #unlock(): void {
    this.#lock = null;
    this.#next();
  }

  #next(): void {
    if (this.#lock !== null) return;
    this.#queue = this.#queue.filter(({ tab, isOver }) => !isOver && !tab.isGone);
    this.#queue.shift()?.grant();
  }

  #end(tab: SimTab): void {
    tab.isGone = true;
    tab.clock.stop();
    this.#heard.delete(tab);
  }
}
