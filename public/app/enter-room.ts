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
import { forgetSecretKey, loadSecretKey, makeSecretKey } from '../room/keep/identity.ts';
import { Preferences, type Switch } from '../room/keep/preferences.ts';
import { type Store, storeNamed } from '../room/keep/storage.ts';
import { claimMember } from '../room/keep/tab-claim.ts';
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
}

export interface Entered {
  readonly room: Room;
  readonly seal: Seal;
  readonly secretKey: Uint8Array;
  /** Of this tab and this room's key. */
  readonly store: Store;
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
  const store = storeOf(o.tabStore, address, seal);
  const preferences = new Preferences(o.lastingStore, store);
  const secretKey = await ownSecretKey(store, roomId);
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
  });
  const closers = [
    effect(() => preferences.saveBornName(roomId, room.people.name.value)),
    effect(() => room.connection.setTurnOnly(relayOnly.value)),
    () => room.close(),
  ];
  return {
    room,
    seal,
    secretKey,
    store,
    preferences,
    log,
    published,
    relayOnly,
    close() {
      for (const close of closers.splice(0)) close();
    },
  };
}

/** The key of this tab; a duplicated tab comes with a copy of another tab's key and makes its own. */
async function ownSecretKey(store: Store, roomId: string): Promise<Uint8Array> {
  const kept = loadSecretKey(store, roomId);
  const key = kept ?? makeSecretKey(store, roomId, randomBytes);
  const becomeSomebodyElse = () => {
    forgetSecretKey(store, roomId);
    location.reload();
  };
  const claim = claimMember(createSigner(key).id, becomeSomebodyElse);
  if (kept === null || !(await claim.isTaken)) return key;
  forgetSecretKey(store, roomId);
  return ownSecretKey(store, roomId);
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
