/**
 * Where a room's things are kept. Who I am there is kept on the device, for whenever I come back. The rest is kept in
 * this tab, or on the device too while the person wants that. Where the device keeps nothing, the tab keeps it all.
 */
import type { Clock } from '../../net/clock.ts';
import type { RandomBytes } from '../../net/crypto/cipher.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';
import type { DeviceTrouble, Disk } from './device/disk.ts';
import type { Store } from './storage.ts';

/** The key pair, the name borne, the flags given to others. */
const IS_MEMBERS = /^parley\.(key|name|marks)\./;
/** The call that a reload returns to. */
const IS_TABS = /^parley\.call\./;

export interface OpenRoomStoreOptions {
  readonly roomId: string;
  /** Names the room on the device: its id, and in a sealed room the room verifier, as another key is another room. */
  readonly room: string;
  /** Encrypts what is kept of a sealed room; null in an open one. */
  readonly keepingKey: Uint8Array | null;
  /** This room's part of the tab's storage. */
  readonly tab: Store;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

export interface OpenedRoomStore extends OpenRoomStoreOptions {
  readonly store: RoomStore;
  readonly secretKey: Uint8Array;
}

/** Where a room is kept on the device. */
export interface KeptStore extends Store {
  /** The page goes: what was set is written at once. */
  flush(): void;
}

export class RoomStore implements Store {
  readonly #tab: Store;
  #member: Store | null = null;
  readonly #kept = signal<KeptStore | null>(null);
  readonly #trouble = signal<DeviceTrouble | null>(null);
  readonly #isLosing = signal(false);
  readonly #identityTrouble = signal<DeviceTrouble | null>(null);

  /** `tab` is this room's part of the tab's storage. */
  constructor(tab: Store) {
    this.#tab = tab;
  }

  /** Where the room is kept on this device; null while it is kept in the tab alone. */
  get kept(): ReadonlySignal<KeptStore | null> {
    return this.#kept;
  }

  /** Why the device keeps nothing more. */
  get trouble(): ReadonlySignal<DeviceTrouble | null> {
    return this.#trouble;
  }

  /** Why the device does not remember who I am here, either. */
  get identityTrouble(): ReadonlySignal<DeviceTrouble | null> {
    return this.#identityTrouble;
  }

  /** Whether the room is kept here, and nothing more of it. */
  get isLosing(): ReadonlySignal<boolean> {
    return this.#isLosing;
  }

  /** Whether that moves with the room between the tab and the device. */
  isMovable(name: string): boolean {
    return !IS_MEMBERS.test(name) && !IS_TABS.test(name);
  }

  get(name: string): string | null {
    return this.#storeOf(name).get(name);
  }

  set(name: string, value: string): boolean {
    return this.#storeOf(name).set(name, value);
  }

  remove(name: string): void {
    this.#storeOf(name).remove(name);
  }

  keys(): readonly string[] {
    const stores = [this.#tab, this.#member, this.#kept.peek()];
    return [...new Set(stores.flatMap((store) => store?.keys() ?? []))];
  }

  whenStored(then: () => void): void {
    const kept = this.#kept.peek();
    if (kept === null) then();
    else kept.whenStored(then);
  }

  /** What older pages, or a moment without the device, left of it in the tab goes there. */
  useMember(member: Store, names: readonly string[]): void {
    this.#member = member;
    for (const name of names.filter((each) => IS_MEMBERS.test(each))) {
      const value = this.#tab.get(name);
      if (value !== null && member.get(name) === null) member.set(name, value);
      this.#tab.remove(name);
    }
  }

  /** From now on the movable things are there; null: in the tab. Whoever calls it has moved them. */
  useKept(kept: KeptStore | null): void {
    this.#trouble.value = this.#identityTrouble.peek();
    this.#isLosing.value = kept !== null && this.#identityTrouble.peek() !== null;
    this.#kept.value = kept;
  }

  /** Nothing more is kept on the device; what was said stays known for as long as the page is open. */
  stopped(trouble: DeviceTrouble): void {
    this.#trouble.value ??= trouble;
    this.#isLosing.value = this.#kept.peek() !== null;
  }

  /** The same, and the tab keeps who I am. */
  lost(trouble: DeviceTrouble): void {
    this.#identityTrouble.value ??= trouble;
    this.stopped(trouble);
    const member = this.#member;
    this.#member = null;
    for (const name of member?.keys() ?? []) this.#tab.set(name, member?.get(name) ?? '');
  }

  #storeOf(name: string): Store {
    if (IS_MEMBERS.test(name)) return this.#member ?? this.#tab;
    return (this.isMovable(name) && this.#kept.peek()) || this.#tab;
  }
}
