/**
 * Verifies a signed file without a room: for the command line, which loads it as `dist/verify.js`. Everything that gives
 * a verdict is what the page uses.
 */
import type { Verification, VerifyFile } from '../../../src/verification.ts';
import { systemClock } from '../../net/clock.ts';
import { verifySignature } from '../../net/crypto/ed25519.ts';
import { createSeal } from '../../net/crypto/seal.ts';
import type { Verify, VerifyAhead } from '../../net/crypto/signer.ts';
import { webCryptoVerifier } from '../../net/crypto/webcrypto-verifier.ts';
import { type Entry, entryClaim, isEntryGenuine } from '../log/entry.ts';
import { Evidence } from './evidence.ts';
import { type FileLine, openSignedFile } from './read-signed-file.ts';
import type { Header } from './signed-file.ts';

/** Verified ahead together. */
const BATCH = 200;
/** So many lines that were refused are named. */
const NAMED_LINES = 10;

export const verifyFile: VerifyFile = async (chunks) => {
  const opening = await openSignedFile(chunks);
  if (opening.problem !== null) return opening;
  const { header, lines } = opening;
  const verifyAhead = await webCryptoVerifier(globalThis.crypto?.subtle, verifySignature, systemClock);
  const evidence = new Evidence();
  const refusedLines: number[] = [];
  let refused = 0;
  let read = 0;
  for await (const batch of batchesOf(lines)) {
    const entries = batch.flatMap(({ entry }) => entry ?? []);
    const verify = await verifierOf(entries, header, verifyAhead);
    for (const { number, entry } of batch) {
      read += 1;
      if (entry !== null && isEntryGenuine(verify, header.signingContext, entry)) {
        evidence.add(entry);
        continue;
      }
      refused += 1;
      if (refusedLines.length < NAMED_LINES) refusedLines.push(number);
    }
  }
  return {
    problem: null,
    ...roomOf(header),
    exportedAt: header.exportedAt,
    promised: header.entries,
    authors: evidence.authors(),
    refused,
    refusedLines,
    missing: Math.max(0, header.entries - read),
    unknownSeen: evidence.countUnknownSeen(),
  };
};

/** The signing context of an open room is made of its id alone, so that everybody can make it again. */
function roomOf({
  roomId,
  isSealed,
  signingContext,
}: Header): Pick<Verification, 'roomId' | 'isSealed' | 'isOfRoom'> {
  if (isSealed) return { roomId, isSealed, isOfRoom: null };
  const seal = createSeal({ roomId, key: null }, (count) => new Uint8Array(count));
  return { roomId, isSealed, isOfRoom: seal.signingContext === signingContext };
}

function verifierOf(
  entries: readonly Entry[],
  { signingContext }: Header,
  verifyAhead: VerifyAhead | null,
): Promise<Verify> {
  if (verifyAhead === null) return Promise.resolve(verifySignature);
  const claims = entries.map((entry) => entryClaim(signingContext, entry));
  return new Promise((resolve) => verifyAhead(claims, resolve));
}

async function* batchesOf(lines: AsyncIterable<FileLine>): AsyncGenerator<FileLine[], void> {
  let batch: FileLine[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
