/** Opens a room with real links and signaling, for a program. `app/enter-room` does the same for the page. */
import { systemClock } from '../net/clock.ts';
import { createSigner, verifySignature } from '../net/crypto/ed25519.ts';
import type { Seal } from '../net/crypto/seal.ts';
import type { VerifyAhead } from '../net/crypto/signer.ts';
import { webCryptoVerifier } from '../net/crypto/webcrypto-verifier.ts';
import type { RtcLinks } from '../net/link/rtc-link.ts';
import { type Log, prefixed } from '../net/log.ts';
import { Twins } from '../net/mesh/twins.ts';
import { SealedPaths } from '../net/sealed/sealed-paths.ts';
import { connectSignaling } from '../net/signaling/signaling-client.ts';
import type { RoomAddress } from '../room/invitation/room-link.ts';
import type { Store } from '../room/keep/storage.ts';
import { effect } from '../room/reactive.ts';
import { Room, type RoomOptions } from '../room/room.ts';

export interface OpenRoomOptions {
  readonly address: RoomAddress;
  readonly url: URL;
  readonly seal: Seal;
  readonly name: string;
  readonly secretKey: Uint8Array;
  readonly storage: Store;
  readonly links: RtcLinks;
  readonly isTurnOnly: boolean;
  readonly log: Log;
  /** For a keeper (`RoomOptions`). */
  readonly forgotten?: RoomOptions['forgotten'];
}

export const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

export function openRoom({ address, url, seal, storage, log, ...o }: OpenRoomOptions): Room {
  const room = new Room({
    roomId: address.roomId,
    name: o.name,
    suggestName: null,
    nameWords: { somebody: 'Somebody', nameless: 'Nameless' },
    isTurnOnly: o.isTurnOnly,
    ...(o.forgotten && { forgotten: o.forgotten }),
    store: storage,
    lasting: storage,
    signer: createSigner(o.secretKey),
    verify: verifySignature,
    verifyAhead: nativeVerifier(),
    seal,
    clock: systemClock,
    random: Math.random,
    log,
    openSignaling: connectSignaling({
      base: new URL('./', url),
      clock: systemClock,
      random: Math.random,
      log: prefixed(log, 'server'),
    }),
    createLink: o.links.createLink,
    loadTwins: (use) => use({ Twins }),
    loadSealedPaths: (use) => use((o) => new SealedPaths({ ...o, randomBytes })),
  });
  agreeToLastResort(room);
  return room;
}

/** A program has nobody to ask: it never asks for the last resort, and agrees to whoever does. Ends with the room. */
function agreeToLastResort({ people, connection }: Room): void {
  effect(() => {
    const asking = people.members.value.filter(({ lastResort }) => lastResort === 'asked');
    // Outside of the effect, which would follow what is read meanwhile.
    queueMicrotask(() => {
      for (const { id } of asking) connection.wantLastResort(id);
    });
  });
}

/** The platform's own verifier once it is ready; until then, and where there is none, ours. */
function nativeVerifier(): VerifyAhead {
  let verifyAhead: VerifyAhead = (_, answer) => answer(verifySignature);
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  void webCryptoVerifier(subtle, verifySignature, systemClock).then((native) => {
    verifyAhead = native ?? verifyAhead;
  });
  return (...claims) => verifyAhead(...claims);
}
