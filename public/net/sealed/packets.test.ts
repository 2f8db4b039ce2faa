import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameAssembler, MAX_FRAME_BYTES, piecesOf, SIZE_CLASSES } from './packets.ts';

const bytes = (max: number) => fc.uint8Array({ maxLength: max });

describe('frames as packets', () => {
  it('come out as they went in, one after the other', () => {
    fc.assert(
      fc.property(fc.array(bytes(40_000), { maxLength: 4 }), (frames) => {
        const assembler = new FrameAssembler();
        const out = frames.flatMap((frame) => piecesOf(frame)).flatMap((piece) => assembler.add(piece) ?? []);
        expect(out.map((each) => [...each])).toEqual(frames.map((each) => [...each]));
      }),
      { numRuns: 50 },
    );
  });

  it('have few sizes', () => {
    fc.assert(
      fc.property(bytes(40_000), (frame) => {
        for (const { length } of piecesOf(frame)) expect(SIZE_CLASSES).toContain(length);
      }),
      { numRuns: 50 },
    );
    expect(piecesOf(new Uint8Array(3)).map(({ length }) => length)).toEqual([256]);
    expect(piecesOf(new Uint8Array(254)).map(({ length }) => length)).toEqual([1_024]);
  });

  it('are refused where they are malformed or too long', () => {
    expect(() => new FrameAssembler().add(Uint8Array.of(0))).toThrow('malformed');
    expect(() => new FrameAssembler().add(Uint8Array.of(0, 0, 2, 1))).toThrow('malformed');
    const endless = piecesOf(new Uint8Array(MAX_FRAME_BYTES + 1));
    const assembler = new FrameAssembler();
    expect(() => {
      for (const piece of endless) assembler.add(piece);
    }).toThrow('too long');
  });
});
