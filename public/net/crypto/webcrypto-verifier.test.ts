import { randomBytes, webcrypto } from 'node:crypto';
import { verify } from '@noble/ed25519';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { HANGS_MS } from '../../../e2e/support/hangs.ts';
import { edges, ORDER } from '../../testing/ed25519-edges.ts';
import { memberId } from '../../testing/ids.ts';
import { nodeSigner } from '../../testing/node-keys.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { fromBase64Url } from './base64url.ts';
import { verifySignature } from './ed25519.ts';
import type { Claim, Verify } from './signer.ts';
import { webCryptoVerifier } from './webcrypto-verifier.ts';

const HANGS = { timeout: HANGS_MS.wait };
const signer = nodeSigner(randomBytes(32));
const claimOf = (message: string): Claim => [signer.id, message, signer.sign(message)];
const subtle = webcrypto.subtle as SubtleCrypto;

/** What is known once `claims` were looked into; whatever is not is left to `otherwise`. */
async function known(claims: readonly Claim[], otherwise: Verify, by = subtle): Promise<Verify> {
  const ahead = await webCryptoVerifier(by, otherwise, new VirtualClock());
  if (ahead === null) throw new Error('there is no native Ed25519 here');
  return new Promise((resolve) => ahead(claims, resolve));
}

/** Which claims the native verifier is believed on. */
async function believed(claims: readonly Claim[], by = subtle): Promise<boolean[]> {
  const ahead = await webCryptoVerifier(by, () => false, new VirtualClock());
  const one = (claim: Claim) =>
    new Promise<boolean>((resolve) => ahead?.([claim], (isKnown) => resolve(isKnown(...claim))));
  return Promise.all(claims.map(one));
}

const answering = (verify: () => Promise<boolean>): SubtleCrypto =>
  ({ importKey: subtle.importKey.bind(subtle), verify }) as unknown as SubtleCrypto;

/** By a verifier that takes every way to write a point, every order, and S beside its bounds. */
function isLaxlyGenuine([id, message, signature]: Claim): boolean {
  const [key, bytes] = [fromBase64Url(id), fromBase64Url(signature)];
  if (key === null || bytes === null) return false;
  const half = Buffer.from(bytes.subarray(32)).reverse().toString('hex');
  const s = (BigInt(`0x${half}`) % ORDER).toString(16).padStart(64, '0');
  bytes.set(Buffer.from(s, 'hex').reverse(), 32);
  return verify(bytes, new TextEncoder().encode(message), key, { zip215: true });
}

describe('verifying ahead', () => {
  it('leaves nothing to do for what is genuine', async () => {
    const claims = [claimOf('one'), claimOf('two'), claimOf('Grüße 👋')];
    expect(await believed(claims)).toEqual([true, true, true]);
  });

  it('is believed on exactly what was asked: not for another text, member or signature', async () => {
    const [one, two] = [claimOf('one'), claimOf('two')];
    const isKnown = await known([one], () => false);
    const other = nodeSigner(randomBytes(32)).id;
    expect(isKnown(...one)).toBe(true);
    expect(isKnown(...two)).toBe(false);
    expect(isKnown(other, one[1], one[2])).toBe(false);
    expect(isKnown(one[0], 'another', one[2])).toBe(false);
    expect(isKnown(one[0], one[1], two[2])).toBe(false);
  });

  it('leaves a native no to our own verifier, and so an error', async () => {
    const claim = claimOf('one');
    const fail = () => Promise.reject(new Error('no such thing'));
    for (const by of [answering(async () => false), answering(fail)]) {
      expect(await believed([claim], by)).toEqual([false]);
      expect((await known([claim], verifySignature, by))(...claim)).toBe(true);
    }
  });

  it('looks at no more than a few new keys at once, however many somebody makes up', async () => {
    const made = Array.from({ length: 100 }, () => nodeSigner(randomBytes(32)));
    const claims = made.map((by): Claim => [by.id, 'one', by.sign('one')]);
    let imported = 0;
    const counting = {
      importKey: (...args: Parameters<SubtleCrypto['importKey']>) => {
        imported += 1;
        return subtle.importKey(...args);
      },
      verify: subtle.verify.bind(subtle),
    } as unknown as SubtleCrypto;
    const isKnown = await known(claims, verifySignature, counting);
    expect(imported).toBeLessThan(20);
    expect(claims.map((claim) => isKnown(...claim))).not.toContain(false);
    expect((await believed(claims.slice(0, 10))).filter(Boolean)).toHaveLength(10);
  });

  it('is not there where the browser has none, or lacks Ed25519', async () => {
    const fail = () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'));
    const without = { importKey: fail } as unknown as SubtleCrypto;
    for (const by of [undefined, without])
      expect(await webCryptoVerifier(by, verifySignature, new VirtualClock())).toBeNull();
  });

  it('is not waited for when it never answers, nor asked until it does', async () => {
    const clock = new VirtualClock();
    const asked: ((isGenuine: boolean) => void)[] = [];
    const by = answering(() => new Promise((resolve) => asked.push(resolve)));
    const ahead = await webCryptoVerifier(by, verifySignature, clock);
    const told: boolean[] = [];
    const ask = (claim: Claim) => ahead?.([claim], (verify) => told.push(verify(...claim)));
    ask(claimOf('one'));
    await vi.waitFor(() => expect(asked).toHaveLength(1), HANGS);
    clock.advance(2_000);
    expect(told).toEqual([]);
    clock.advance(2_000);
    expect(told).toEqual([true]);
    ask(claimOf('two'));
    expect(told).toEqual([true, true]);
    asked[0]?.(true);
    await vi.waitFor(() => {
      ask(claimOf('three'));
      expect(asked.length).toBeGreaterThan(1);
    }, HANGS);
    expect(told.every(Boolean)).toBe(true);
  });

  it('answers for no claims at all', async () => {
    expect((await known([], () => false))(...claimOf('one'))).toBe(false);
  });

  it.each(['', 'A', 'A'.repeat(86), '!'.repeat(43)])(
    'survives %j for an id and a signature',
    async (text) => {
      const claims: Claim[] = [
        [memberId(text), 'one', claimOf('one')[2]],
        [signer.id, 'one', text],
      ];
      expect(await believed(claims)).toEqual([false, false]);
    },
  );
});

describe('at the edges, where verifiers differ', () => {
  const all = edges();
  let yes: boolean[];
  beforeAll(async () => {
    yes = await believed(all.map(({ claim }) => claim));
  });

  it('all members reach the same verdict, whatever browser they have', () => {
    const wrong = all.filter(({ claim }, at) => yes[at] && !verifySignature(...claim));
    expect(wrong).toEqual([]);
  });

  it('even with a verifier that is laxer than any browser: ZIP 215, and S of any size', async () => {
    const taken = new Set(all.filter(({ claim }) => isLaxlyGenuine(claim)).map(({ what }) => what));
    const lax: Claim[] = [];
    for (const { claim } of all) {
      const [isTaken] = await believed(
        [claim],
        answering(async () => isLaxlyGenuine(claim)),
      );
      if (isTaken) lax.push(claim);
    }
    expect(taken.size).toBeGreaterThan(60);
    expect(lax.length).toBeGreaterThan(50);
    expect(lax.filter((claim) => !verifySignature(...claim))).toEqual([]);
  });

  it('there are such signatures among them', () => {
    const genuine = all.map(({ claim }) => verifySignature(...claim));
    const disputed = all.filter((_, at) => genuine[at] && !yes[at]);
    expect(disputed.length).toBeGreaterThan(20);
    expect(yes.filter(Boolean).length).toBeGreaterThan(4);
    expect(genuine.filter((one) => !one).length).toBeGreaterThan(50);
  });
});
