/** Parley's own room with all that is behind it and nothing before it: `public/room` and `public/net`, without the view's elements. */
import { systemClock } from '../../public/net/clock.ts';
import { createSigner, verifySignature } from '../../public/net/crypto/ed25519.ts';
import { createSeal } from '../../public/net/crypto/seal.ts';
import { webCryptoVerifier } from '../../public/net/crypto/webcrypto-verifier.ts';
import { rtcLinks } from '../../public/net/link/rtc-link.ts';
import { silent } from '../../public/net/log.ts';
import { connectSignaling } from '../../public/net/signaling/signaling-client.ts';
import { memoryStore } from '../../public/room/keep/storage.ts';
import { effect } from '../../public/room/reactive.ts';
import { Room } from '../../public/room/room.ts';
import { nameWords } from '../../public/view/people/name-words.ts';
import { present } from '../peers/browser/stage.ts';

/** Whoever only speaks need not check what others say. */
const verify = location.search === '?trusting' ? () => true : verifySignature;
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

present(async (roomId) => {
  const signer = createSigner(randomBytes(32));
  const seal = createSeal({ roomId, key: null }, randomBytes);
  const links = await rtcLinks({ clock: systemClock, log: silent });
  if (links === null) throw new Error('this browser has no WebRTC');
  const { createLink } = links;
  const verifyAhead = (await webCryptoVerifier(crypto.subtle, verify, systemClock)) ?? undefined;
  return ({ server, place, changed }) => {
    const room = new Room({
      roomId,
      name: `Member ${place}`,
      suggestName: null,
      nameWords,
      isTurnOnly: false,
      store: memoryStore(),
      lasting: memoryStore(),
      signer,
      verify,
      verifyAhead,
      seal,
      clock: systemClock,
      random: Math.random,
      log: silent,
      openSignaling: connectSignaling({
        base: new URL(server),
        clock: systemClock,
        random: Math.random,
        log: silent,
      }),
      createLink,
      loadTwins: () => undefined,
      loadSealedPaths: () => undefined,
    });
    let connected = 0;
    effect(() => {
      connected = room.people.members.value.filter(({ reach }) => reach === 'connected').length;
      changed();
    });
    return {
      get links() {
        return connected;
      },
      say: (text) => void room.talk.say(text),
      leave: () => room.close(),
    };
  };
});
