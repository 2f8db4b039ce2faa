/**
 * By what it is settled which tab of a browser has a room. In secure contexts by the browser's locks, which end with
 * their tab however it ends; elsewhere by a note in the lasting store, which a tab that crashed leaves behind.
 */
import type { Store } from './storage.ts';

export interface Claim {
  /** Resolves with true as soon as nobody has the room and this tab does; with false when the signal aborts before. */
  take(signal: AbortSignal): Promise<boolean>;
  /** Takes it from whoever has it. */
  seize(): Promise<void>;
  isMine(): boolean;
  /** Idempotent. */
  release(): void;
}

/** `lost` is called when another tab seized it. */
export type MakeClaim = (self: string, lost: () => void) => Claim;

export const claimByLock =
  (locks: LockManager, room: string): MakeClaim =>
  (_, lost) => {
    let letGo: (() => void) | null = null;

    const request = (options: LockOptions): Promise<boolean> =>
      new Promise((resolve) => {
        let mine: (() => void) | null = null;
        const hold = () =>
          new Promise<void>((ended) => {
            // Granted in the very moment in which it was not wanted any more.
            if (options.signal?.aborted) return ended();
            mine = letGo = ended;
            resolve(true);
          });
        const refused = () => {
          if (mine !== null) {
            if (letGo !== mine) return;
            letGo = null;
            return lost();
          }
          if (options.signal?.aborted) return resolve(false);
          // The browser forbids what it has: no other tab can have the room either.
          letGo = () => undefined;
          resolve(true);
        };
        locks.request(`parley ${room}`, options, hold).catch(refused);
      });

    return {
      take: (signal) => request({ signal }),
      seize: async () => void (await request({ steal: true })),
      isMine: () => letGo !== null,
      release() {
        letGo?.();
        letGo = null;
      },
    };
  };

/** `store` is the lasting one, of this room's key. */
export const claimByNote =
  (store: Store, roomId: string): MakeClaim =>
  (self) => {
    const key = `parley.live.${roomId}`;
    let isTaken = false;
    const write = () => {
      store.set(key, self);
      isTaken = true;
    };
    return {
      take(signal) {
        if (store.get(key) !== null)
          return new Promise((resolve) => signal.addEventListener('abort', () => resolve(false)));
        write();
        return Promise.resolve(true);
      },
      seize() {
        write();
        return Promise.resolve();
      },
      // No note at all: it could not be kept, or the browser's data were cleared.
      isMine: () => isTaken && (store.get(key) ?? self) === self,
      release() {
        if (isTaken && store.get(key) === self) store.remove(key);
        isTaken = false;
      },
    };
  };
