import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOG, memberId } from '../../testing/ids.ts';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import { type Body, compareVersions, type Entry, entryId, isEntryGenuine, signEntry } from './entry.ts';

const ann = nodeSigner(new Uint8Array(32).fill(1));
const ben = nodeSigner(new Uint8Array(32).fill(2));
const fields = { log: LOG, seq: 1, at: 5, seen: [], body: { kind: 'text', text: 'hello' } } as const;
const entry = signEntry(ann, 'room', fields);

describe('an entry', () => {
  it('is genuine as its author signed it', () => {
    expect(isEntryGenuine(nodeVerify, 'room', entry)).toBe(true);
  });

  it('is not genuine in another room', () => {
    expect(isEntryGenuine(nodeVerify, 'other room', entry)).toBe(false);
    expect(isEntryGenuine(nodeVerify, '', entry)).toBe(false);
  });

  it.each<[string, Partial<Entry>]>([
    ['author', { author: ben.id }],
    ['log', { log: '001AAAAA' }],
    ['number', { seq: 2 }],
    ['time', { at: 6 }],
    ['thing seen before', { seen: ['A'.repeat(22)] }],
    ['text', { body: { kind: 'text', text: 'hello!' } }],
    ['kind', { body: { kind: 'name', name: 'hello' } }],
    ['quote', { body: { kind: 'text', text: 'hello', replyTo: { author: ben.id, log: LOG, seq: 1 } } }],
    ['signature', { signature: signEntry(ben, 'room', fields).signature }],
  ])('is not genuine with another %s', (_, change) => {
    expect(isEntryGenuine(nodeVerify, 'room', { ...entry, ...change })).toBe(false);
  });

  it('is named by its author, log and number', () => {
    expect(entryId(entry)).toBe(`${ann.id}:${LOG}:1`);
    expect(entryId({ author: ann.id, log: LOG, seq: 11 })).not.toBe(
      entryId({ author: memberId(`${ann.id}:${LOG}:1`), log: LOG, seq: 1 }),
    );
  });

  it('says the same as another one when only the signature differs', () => {
    expect(compareVersions(entry, { ...entry, signature: '' })).toBe(0);
    expect(compareVersions(entry, { ...entry, at: 6 })).not.toBe(0);
  });
});

describe('the signature', () => {
  // Few values for each field, so that two entries are often alike in all but one.
  const word = fc.oneof(
    fc.constantFrom('text', 'name', '1', '"', ',', '","', '\uD800', 'é', 'e\u0301'),
    fc.string({ minLength: 1 }),
  );
  const number = fc.oneof(
    fc.constantFrom(1, 2, 11, 12),
    fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  );
  const log = fc.constantFrom(LOG, '001BBBBB');
  const target = fc.record({ author: fc.constantFrom(ann.id, ben.id), log, seq: number });
  const body: fc.Arbitrary<Body> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: word }),
    fc.record({ kind: fc.constant('text' as const), text: word, replyTo: target }),
    fc.record(
      {
        kind: fc.constant('file' as const),
        name: word,
        bytes: number,
        type: fc.constantFrom('', 'image/png'),
        preview: fc.constantFrom('AAAA', 'BBBB'),
        width: fc.constantFrom(1, 2),
        height: fc.constantFrom(1, 2),
        caption: word,
        replyTo: target,
      },
      { requiredKeys: ['kind', 'name', 'bytes', 'type'] },
    ),
    fc.record({ kind: fc.constant('name' as const), name: word }),
    fc.record({ kind: fc.constant('edit' as const), log, seq: number, text: word }),
    fc.record({ kind: fc.constant('delete' as const), log, seq: number }),
    fc.record({ kind: fc.constant('reaction' as const), target, emoji: word, isOn: fc.boolean() }),
  );
  const unsigned = fc.record({
    log,
    seq: number,
    at: number,
    seen: fc.array(word, { maxLength: 2 }),
    body,
  });

  it('is the same exactly for the same content', () => {
    fc.assert(
      fc.property(unsigned, unsigned, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(signEntry(ann, 'room', one).signature === signEntry(ann, 'room', other).signature).toBe(
          isSame,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('fits no entry that differs from the signed one in its body', () => {
    fc.assert(
      fc.property(unsigned, body, (one, otherBody) => {
        const signed = signEntry(ann, 'room', one);
        const isSame = JSON.stringify(one.body) === JSON.stringify(otherBody);
        expect(isEntryGenuine(nodeVerify, 'room', { ...signed, body: otherBody })).toBe(isSame);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order in which the fields were written', () => {
    const { body: said, at, seen, seq, log } = fields;
    expect(
      signEntry(ann, 'room', { body: { text: said.text, kind: said.kind }, seen, at, seq, log }),
    ).toEqual(entry);
  });

  it('fits only its own room, whatever the rooms are called', () => {
    fc.assert(
      fc.property(unsigned, word, word, (one, room, other) => {
        expect(isEntryGenuine(nodeVerify, other, signEntry(ann, room, one))).toBe(room === other);
      }),
      { numRuns: 200 },
    );
  });
});
