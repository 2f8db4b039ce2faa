/** All members agree on which signatures are genuine, whatever browser they have: nothing else may decide what is said. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifySignature } from '../../public/net/crypto/ed25519.ts';
import type { Claim } from '../../public/net/crypto/signer.ts';
import type { webCryptoVerifier } from '../../public/net/crypto/webcrypto-verifier.ts';
import { edges } from '../../public/testing/ed25519-edges.ts';
import { expect, test } from '../support/fixtures.ts';

const ASSETS = join(import.meta.dirname, '../../dist/public/assets');
const EDGES = edges();

/** What this browser's own verifier is believed on, by the part of the page that asks it. */
test('at no edge of Ed25519 is the browser believed where our own verifier says no @promise', async ({
  openMember,
}) => {
  const { page } = await openMember();
  const part = readdirSync(ASSETS).find((file) => /^webcrypto-verifier-.*\.js$/.test(file));
  const believed = await page.evaluate(
    async ({ part, claims }) => {
      const native: { webCryptoVerifier: typeof webCryptoVerifier } = await import(
        `${location.origin}/assets/${part}`
      );
      const clock = {
        now: () => 0,
        wall: () => 0,
        after: () => () => undefined,
        soon: () => () => undefined,
      };
      const ahead = await native.webCryptoVerifier(crypto.subtle, () => false, clock);
      if (ahead === null) throw new Error('this browser has no Ed25519 of its own');
      const one = (claim: Claim) =>
        new Promise<boolean>((resolve) => ahead([claim], (isKnown) => resolve(isKnown(...claim))));
      return Promise.all(claims.map(one));
    },
    { part, claims: EDGES.map(({ claim }) => claim) },
  );
  const genuine = EDGES.map(({ claim }) => verifySignature(...claim));
  expect(EDGES.filter((_, at) => believed[at] && !genuine[at])).toEqual([]);
  // Without these the rest would show nothing: it is asked, and there are edges where it is not believed.
  const isPlain = EDGES.map(({ what }) => what === 'plain');
  expect(believed.filter((_, at) => isPlain[at])).not.toContain(false);
  expect(genuine.filter((is, at) => is && !believed[at]).length).toBeGreaterThan(20);
});
