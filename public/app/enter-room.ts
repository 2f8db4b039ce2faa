/**
 * Makes the room: with the member's key, what this device keeps, and real links and signaling. Does not know the page.
 */
import { systemClock } from '../net/clock.ts';
import { createSigner, verifySignature } from '../net/crypto/ed25519.ts';
import { createSeal, type Seal } from '../net/crypto/seal.ts';
import type { VerifyAhead } from '../net/crypto/signer.ts';
import type { RtcLinks } from '../net/link/rtc-link.ts';
import { type Log, prefixed } from '../net/log.ts';
import { connectSignaling } from '../net/signaling/signaling-client.ts';
import type { RoomAddress } from '../room/invitation/room-link.ts';
import type { Disk } from '../room/keep/device/disk.ts';
import { openRoomStore } from '../room/keep/open-room-store.ts';
import { Preferences, type Switch } from '../room/keep/preferences.ts';
import type { OpenedRoomStore, RoomStore } from '../room/keep/room-store.ts';
import { type Store, storeNamed } from '../room/keep/storage.ts';
import { effect, type ReadonlySignal, type Signal, signal } from '../room/reactive.ts';
import { Room } from '../room/room.ts';
import { nameWords } from '../view/people/name-words.ts';
import { suggestedName } from '../view/people/suggested-name.ts';

export interface EnterOptions {
  /** Of the page as it was opened. */
  readonly url: URL;
  readonly links: RtcLinks;
  readonly log: Log;
  readonly lastingStore: Store;
  readonly tabStore: Store;
  readonly disk: Disk;
}

export interface Entered {
  readonly room: Room;
  readonly seal: Seal;
  readonly secretKey: Uint8Array;
  /** Of this room and its key, on this device and in this tab. */
  readonly store: RoomStore;
  /** What it takes to keep the room on this device. */
  readonly kept: OpenedRoomStore;
  readonly preferences: Preferences;
  readonly log: Log;
  /** What the server says of a public link, as it came. */
  readonly published: ReadonlySignal<unknown>;
  readonly relayOnly: Signal<boolean>;
  /** Says goodbye. Idempotent. */
  close(): void;
}

export const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

/** A tab keeps a separate store for every room key, because what was said under one is useless under another. */
export const storeOf = (tabStore: Store, { key }: RoomAddress, { roomVerifier }: Seal): Store =>
  key === null ? tabStore : storeNamed(tabStore, roomVerifier);

/** Names a room on this device. */
export const deviceName = ({ roomId, key }: RoomAddress, { roomVerifier }: Seal): string =>
  key === null ? roomId : `${roomId} ${roomVerifier}`;

/** A setting of the person, kept whenever it is turned. */
export function keptSwitch(preferences: Preferences, name: Switch): Signal<boolean> {
  const isOn = signal(preferences.isOn(name));
  effect(() => preferences.turn(name, isOn.value));
  return isOn;
}

export async function enterRoom(address: RoomAddress, o: EnterOptions): Promise<Entered> {
  const { url, log } = o;
  const { roomId } = address;
  const seal = createSeal(address, randomBytes);
  const kept = await openRoomStore({
    roomId,
    room: deviceName(address, seal),
    keepingKey: seal.keepingKey,
    tab: storeOf(o.tabStore, address, seal),
    disk: o.disk,
    clock: systemClock,
    randomBytes,
  });
  const { store, secretKey } = kept;
  const preferences = new Preferences(o.lastingStore, store);
  const knownName = preferences.loadBornName(roomId) ?? preferences.loadChosenName();
  const suggestName = () => suggestedName(Math.random);
  const relayOnly = keptSwitch(preferences, 'relay-only');
  const published = signal<unknown>(null);
  const room = new Room({
    roomId,
    name: knownName ?? suggestName(),
    suggestName: knownName === null ? suggestName : null,
    nameWords,
    isTurnOnly: relayOnly.peek(),
    store,
    lasting: storeOf(o.lastingStore, address, seal),
    signer: createSigner(secretKey),
    verify: verifySignature,
    verifyAhead: browserVerifier(),
    seal,
    clock: systemClock,
    random: Math.random,
    log,
    openSignaling: connectSignaling({
      base: new URL('./', url),
      clock: systemClock,
      random: Math.random,
      log: prefixed(log, 'server'),
      published: (told) => {
        published.value = told;
      },
    }),
    createLink: o.links.createLink,
    loadSealedPaths: (use) =>
      void import('../net/sealed/sealed-paths.ts').then(
        ({ SealedPaths }) => use((of) => new SealedPaths({ ...of, randomBytes })),
        () => undefined,
      ),
    loadTwins: (use) => void import('../net/mesh/twins.ts').then(use, () => undefined),
  });
  const closers = [
    effect(() => preferences.saveBornName(roomId, room.people.name.value)),
    effect(() => room.connection.setTurnOnly(relayOnly.value)),
    () => room.close(),
    () => store.kept.peek()?.flush(),
  ];
  return {
    room,
    seal,
    secretKey,
    store,
    kept,
    preferences,
    log,
    published,
    relayOnly,
    close() {
      for (const close of closers.splice(0)) close();
    },
  };
}

/** The browser's own verifier once it is loaded; until then, and where there is none, the page's. */
function browserVerifier(): VerifyAhead {
  let verifyAhead: VerifyAhead = (_, answer) => answer(verifySignature);
  void import('../net/crypto/webcrypto-verifier.ts').then(
    async ({ webCryptoVerifier }) => {
      verifyAhead = (await webCryptoVerifier(crypto.subtle, verifySignature, systemClock)) ?? verifyAhead;
    },
    () => undefined, // as where there is none
  );
  return (...claims) => verifyAhead(...claims);
}
