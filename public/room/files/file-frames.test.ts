import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilesScenario, type Person } from '../../testing/files/files-scenario.ts';
import { decodeFrame, decodeRelayed } from '../../testing/frames.ts';
import { writeBitmap } from './bitmap.ts';
import { type FileFrame, MAX_IDS, MAX_PIECES, readFileFrame, readFileNews } from './file-frames.ts';
import { writePieceMessage } from './piece-message.ts';
import { type FileId, MAX_FILE_BYTES, PIECES_OF_SEAL, pieceCountOf } from './shared-file.ts';

const member = fc.constantFrom('A'.repeat(43), 'B'.repeat(43));
const id = fc
  .tuple(member, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
  .map(([author, seq]) => `${author}:000AAAAA:${seq}` as FileId);
const piece = fc.nat(pieceCountOf(MAX_FILE_BYTES) - 1);
const pieces = fc.array(piece, { minLength: 1, maxLength: MAX_PIECES });
const stream = fc.integer({ min: 1, max: 2 ** 32 - 1 });
const ids = fc.array(id, { minLength: 1, maxLength: MAX_IDS });
const from = fc.nat(1_000).map((run) => run * PIECES_OF_SEAL);
const hash = fc.constantFrom('h'.repeat(43), '-'.repeat(43));
const frame: fc.Arbitrary<FileFrame> = fc.oneof(
  fc.constant({ kind: 'hello' as const }),
  fc.record({ kind: fc.constantFrom('whole' as const, 'gone' as const), ids }),
  fc.record({ kind: fc.constantFrom('want' as const, 'unwant' as const), id }),
  fc.record({ kind: fc.constant('have' as const), id, bits: fc.uint8Array().map(writeBitmap) }),
  fc.record({ kind: fc.constant('more' as const), id, pieces }),
  fc.record({
    kind: fc.constant('ask' as const),
    id,
    stream,
    pieces,
    seals: fc.array(from, { maxLength: 5 }),
    carry: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('cancel' as const, 'nope' as const), stream, pieces }),
  fc.record({ kind: fc.constant('prove' as const), id, from }),
  fc.record({
    kind: fc.constant('seal' as const),
    id,
    from,
    hashes: fc.array(hash, { minLength: 1, maxLength: PIECES_OF_SEAL }),
    signature: fc.constant('s'.repeat(86)),
  }),
);

describe('a frame about files', () => {
  it('says the same after it went over a link', () => {
    fc.assert(
      fc.property(frame, (about) => {
        const text = JSON.stringify({ type: 'file', about });
        expect(text.length).toBeLessThan(65_536);
        const read = decodeFrame(text);
        expect(read?.type === 'file' && readFileFrame(read.about)).toEqual(about);
      }),
    );
  });

  it('goes over others only where it says who has what', () => {
    fc.assert(
      fc.property(frame, (about) => {
        const isNews = about.kind === 'whole' || about.kind === 'gone';
        expect(readFileNews(about) !== null).toBe(isNews);
        expect(decodeRelayed(JSON.stringify({ type: 'file', about }))).toEqual({ type: 'file', about });
      }),
    );
  });

  it('that is anything else is none', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(readFileFrame(anything)).toBeNull();
      }),
    );
    for (const bad of [
      { kind: 'have', id: `${'A'.repeat(43)}:000AAAAA:1`, bits: '!' },
      { kind: 'want', id: `${'A'.repeat(43)}:000AAAAA:0` },
      { kind: 'want', id: `${'A'.repeat(43)}:000AAAAA:1:1` },
      { kind: 'prove', id: `${'A'.repeat(43)}:000AAAAA:1`, from: 3 },
      { kind: 'hello', more: 1 },
      { kind: 'whole', ids: [] },
    ])
      expect(readFileFrame(bad)).toBeNull();
  });
});

describe('whatever a hostile member sends', () => {
  it('costs nobody their file', async () => {
    const scenario = new FilesScenario(5);
    const [ann, ben, eve] = [scenario.person(), scenario.person(), scenario.person()];
    for (const person of [ann, ben, eve]) scenario.enter(person);
    await scenario.pass(300);
    const id_ = scenario.offer(ann, scenario.content(3_000_000));
    await scenario.pass(300);
    ben.page?.files.fetch(id_);
    const known = fc.oneof(fc.constant(id_), id);
    const odd = fc.oneof(
      frame.map((about) => ('id' in about ? { ...about, id: id_ } : about)),
      fc.record({ kind: fc.constant('more'), id: known, pieces }),
      fc.record({ kind: fc.constant('have'), id: known, bits: fc.constantFrom('_w', '_x8', '') }),
      fc.anything(),
    );
    const samples = fc.sample(odd, { numRuns: 1_500, seed: 1 });
    const messages = fc.sample(
      fc.oneof(
        fc.uint8Array({ maxLength: 100 }),
        fc
          .tuple(fc.nat(30), fc.nat(20), fc.nat(300_000), fc.uint8Array({ minLength: 1, maxLength: 50 }))
          .map(([at, nth, offset, payload]) =>
            writePieceMessage({ stream: at, piece: nth, offset, payload }),
          ),
      ),
      { numRuns: 1_500, seed: 1 },
    );
    eve.page?.port.bulk.hold(ben.signer.id);
    const haveIt = (person: Person) => scenario.state(person, id_) === 'here';
    for (const [at, about] of samples.entries()) {
      for (const to of [ann, ben]) eve.page?.port.tell(to.signer.id, about);
      eve.page?.port.bulk.send(ben.signer.id, messages[at] ?? new Uint8Array());
      if (at % 20 === 0) await scenario.pass(20);
    }
    await scenario.pass(120_000, () => haveIt(ben));
    expect(haveIt(ben)).toBe(true);
    const blob = await ben.page?.files.blob(id_);
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? []);
    expect(Buffer.compare(bytes, scenario.contents.get(id_) ?? new Uint8Array())).toBe(0);
  });
});
