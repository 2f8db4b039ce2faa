/** Whether this device keeps the room: the switch, what came of it, and how much it takes. Loaded after the page. */
import type { Cancel } from '../../net/clock.ts';
import { effect, type ReadonlySignal, signal } from '../reactive.ts';
import { DeviceStore } from './device/device-store.ts';
import type { DeviceTrouble } from './device/disk.ts';
import { moveToDevice, moveToTab } from './device/kept.ts';
import type { OpenedRoomStore } from './room-store.ts';

/**
 * `problem`: why it could not be turned on. `isPersistent`: whether the browser promised not to clear it by itself.
 * `failing`: it is on, and nothing more is kept.
 */
export type KeepState =
  | { readonly kind: 'off'; readonly problem: DeviceTrouble | null }
  | { readonly kind: 'moving' }
  | { readonly kind: 'on'; readonly isPersistent: boolean }
  | { readonly kind: 'failing'; readonly trouble: DeviceTrouble };

/** The browser's promise not to clear what is kept. False where it does not give it. */
export interface Persistence {
  isGiven(): Promise<boolean>;
  ask(): Promise<boolean>;
}

export interface KeepSwitchOptions extends OpenedRoomStore {
  readonly persistence: Persistence;
  /** There is space again: what the tab could not keep can be kept. */
  moved(): void;
}

/** Of all rooms together. A row is mostly up to 22 kB, so this is some 250 MB. */
export const MAX_ROWS = 12_000;
const COUNT_MS = 60_000;

export class KeepSwitch {
  readonly #options: KeepSwitchOptions;
  readonly #state = signal<KeepState>({ kind: 'off', problem: null });
  readonly #isMoving = signal(false);
  readonly #problem = signal<DeviceTrouble | null>(null);
  readonly #isPersistent = signal(false);
  readonly #stop: () => void;
  #cancelCount: Cancel = () => undefined;

  constructor(options: KeepSwitchOptions) {
    this.#options = options;
    const { store, persistence } = options;
    this.#stop = effect(() => {
      const trouble = store.trouble.value;
      if (this.#isMoving.value) this.#state.value = { kind: 'moving' };
      else if (store.kept.value === null)
        this.#state.value = { kind: 'off', problem: trouble ?? this.#problem.value };
      else if (trouble !== null) this.#state.value = { kind: 'failing', trouble };
      else this.#state.value = { kind: 'on', isPersistent: this.#isPersistent.value };
    });
    if (store.kept.peek() === null) return;
    void persistence.isGiven().then((isGiven) => {
      this.#isPersistent.value = isGiven;
    });
    this.#watchBound();
  }

  get state(): ReadonlySignal<KeepState> {
    return this.#state;
  }

  /** What the room takes on the device, about; 0 while it is not kept. */
  get bytes(): number {
    return this.#kept?.bytes ?? 0;
  }

  /** Whether it is so now. */
  async turn(isOn: boolean): Promise<boolean> {
    if (!this.#isMoving.peek() && isOn !== (this.#kept !== null)) {
      if (isOn) await this.#turnOn();
      else this.#turnOff();
    }
    return isOn === (this.#kept !== null);
  }

  /** Idempotent. */
  close(): void {
    this.#stop();
    this.#cancelCount();
  }

  async #turnOn(): Promise<void> {
    const { persistence, disk, moved } = this.#options;
    // Some browsers ask the person, who may take their time.
    void persistence.ask().then((isGiven) => {
      this.#isPersistent.value = isGiven;
    });
    this.#isMoving.value = true;
    const isFull = (await disk.count()) >= MAX_ROWS;
    this.#problem.value = isFull ? 'bound' : await moveToDevice(this.#options);
    this.#isMoving.value = false;
    if (this.#problem.peek() !== null) return;
    moved();
    this.#watchBound();
  }

  #turnOff(): void {
    this.#cancelCount();
    this.#problem.value = null;
    if (this.#kept !== null) moveToTab(this.#kept, this.#options);
  }

  #watchBound(): void {
    const { disk, clock } = this.#options;
    const count = async () => {
      if ((await disk.count()) >= MAX_ROWS) this.#kept?.stop('bound');
      else this.#watchBound();
    };
    this.#cancelCount = clock.after(COUNT_MS, () => void count());
  }

  get #kept(): DeviceStore | null {
    const kept = this.#options.store.kept.peek();
    return kept instanceof DeviceStore ? kept : null;
  }
}
