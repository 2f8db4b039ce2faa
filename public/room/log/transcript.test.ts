import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import { AUTHORS, arrivals, history, holdings } from '../../testing/histories.ts';
import { LOG, logOf, memberId } from '../../testing/ids.ts';
import { MAX_SEQ } from './author-log.ts';
import { type Entry, entryId, logIdOf } from './entry.ts';
import { MAX_LOGS } from './heads.ts';
import { Messages } from './messages.ts';
import { MAX_LOGS_OF_AUTHOR, Transcript } from './transcript.ts';

const [ann, ben] = AUTHORS;
const entry = (author: MemberId, seq: number, time = 1_000 + seq, text = 'hello'): Entry => ({
  author,
  log: LOG,
  seq,
  at: time,
  seen: [],
  body: { kind: 'text', text },
  signature: 'A'.repeat(86),
});

function transcriptOf(...entries: readonly Entry[]): Transcript {
  const transcript = new Transcript();
  for (const each of entries) transcript.add(each);
  return transcript;
}

describe('a transcript', () => {
  it('puts entries whose authors saw nothing of each other in the order of time, author and number', () => {
    const inOrder = [entry(ann, 1, 1), entry(ann, 2, 5), entry(ben, 1, 5), entry(ben, 2, 6)];
    expect(transcriptOf(...inOrder).entries).toEqual(inOrder);
    expect(transcriptOf(...inOrder.toReversed()).entries).toEqual(inOrder);
  });

  it('holds an entry back until those before it have come', () => {
    const transcript = transcriptOf(entry(ann, 3), entry(ann, 2));
    expect(transcript.entries).toEqual([]);
    expect(transcript.heads()).toEqual({});
    expect(transcript.add(entry(ann, 1))).toEqual({
      kind: 'added',
      entries: [entry(ann, 1), entry(ann, 2), entry(ann, 3)],
    });
    expect(transcript.head(logOf(ann))).toBe(3);
  });

  it('knows an entry again, held back or not, whatever the signature looks like', () => {
    const transcript = transcriptOf(entry(ann, 1), entry(ann, 3));
    expect(transcript.add(entry(ann, 1))).toEqual({ kind: 'known' });
    expect(transcript.add({ ...entry(ann, 1), signature: 'B'.repeat(86) })).toEqual({ kind: 'known' });
    expect(transcript.add(entry(ann, 3))).toEqual({ kind: 'known' });
    expect(transcript.entries).toHaveLength(1);
  });

  it('keeps the same one of two things that an author says under one number, whichever comes first', () => {
    const [short, long] = [entry(ann, 1, 1_001, 'short'), entry(ann, 1, 1_001, 'longer')];
    const transcript = transcriptOf(short);
    expect(transcript.add(long)).toEqual({ kind: 'forked' });
    expect(transcript.entries).toEqual([short]);
    const other = transcriptOf(long, entry(ann, 2));
    expect(other.add(short)).toEqual({ kind: 'replaced', entries: [short] });
    expect(other.add(short)).toEqual({ kind: 'known' });
    expect(other.entries).toEqual([short, entry(ann, 2)]);
    expect(other.find(logOf(ann), 1)).toEqual(short);
    expect(other.digest(logOf(ann), 1)).toBe(transcript.digest(logOf(ann), 1));
  });

  it('does the same with what is held back', () => {
    const transcript = transcriptOf(entry(ann, 2, 1_002, 'longer'));
    expect(transcript.add(entry(ann, 2, 1_002, 'short'))).toEqual({ kind: 'forked' });
    transcript.add(entry(ann, 1));
    expect(transcript.entries).toEqual([entry(ann, 1), entry(ann, 2, 1_002, 'short')]);
  });

  it('has another digest from the first difference on, and nowhere else', () => {
    const [one, other] = ['same', 'one', 'same']
      .map((text, n) => entry(ann, n + 1, n + 1, text))
      .reduce(
        ([a, b], each) => [
          [...a, each],
          [...b, each.seq === 2 ? { ...each, at: 7 } : each],
        ],
        [[], []] as [Entry[], Entry[]],
      );
    const [a, b] = [transcriptOf(...one), transcriptOf(...other)];
    expect([1, 2, 3].map((seq) => a.digest(logOf(ann), seq) === b.digest(logOf(ann), seq))).toEqual([
      true,
      false,
      false,
    ]);
    expect(a.digest(logOf(ann), 4)).toBe('');
  });

  it('takes as many entries of one author as a room takes, and no more', () => {
    const transcript = new Transcript();
    for (let seq = 1; seq <= MAX_SEQ; seq += 1) transcript.add(entry(ann, seq));
    expect(transcript.head(logOf(ann))).toBe(MAX_SEQ);
    expect(transcript.add(entry(ann, MAX_SEQ + 1))).toEqual({ kind: 'refused' });
    expect(transcript.add(entry(ben, 1))).toMatchObject({ kind: 'added' });
  });

  it('takes as many logs as heads can name, and no more', () => {
    const transcript = new Transcript();
    for (let n = 0; n < MAX_LOGS; n += 1) transcript.add(entry(memberId(`author ${n}`), 1));
    expect(transcript.add(entry(memberId('one more'), 1))).toEqual({ kind: 'refused' });
    expect(transcript.add(entry(memberId('author 0'), 2))).toMatchObject({ kind: 'added' });
    expect(Object.keys(transcript.heads())).toHaveLength(MAX_LOGS);
  });

  it("takes so many logs of one author, and no more: they stand in nobody else's way", () => {
    const transcript = new Transcript();
    const begins = (n: number): Entry => ({ ...entry(ann, 1), log: `${String(n).padStart(3, '0')}AAAAA` });
    for (let n = 0; n < MAX_LOGS_OF_AUTHOR; n += 1) transcript.add(begins(n));
    expect(transcript.add(begins(MAX_LOGS_OF_AUTHOR))).toEqual({ kind: 'refused' });
    expect(transcript.add(entry(ben, 1))).toMatchObject({ kind: 'added' });
  });

  it('knows which log of an author is the latest, in whatever order they come', () => {
    const [old, young] = [entry(ann, 1), { ...entry(ann, 1), log: '001AAAAA' }];
    for (const transcript of [transcriptOf(old, young), transcriptOf(young, old)]) {
      expect(transcript.logsOf(ann)).toEqual([logIdOf(old), logIdOf(young)]);
      expect([old, young].map((each) => transcript.isLatest(logIdOf(each)))).toEqual([false, true]);
    }
  });

  it('does not let endless entries that lack the first one stand in the way of the others', () => {
    const transcript = new Transcript();
    for (let seq = 2; seq <= MAX_SEQ; seq += 1) transcript.add(entry(ann, seq));
    transcript.add(entry(ben, 1));
    expect(transcript.entries).toEqual([entry(ben, 1)]);
    transcript.add(entry(ann, 1));
    for (let seq = transcript.head(logOf(ann)) + 1; seq <= MAX_SEQ; seq += 1) transcript.add(entry(ann, seq));
    expect(transcript.head(logOf(ann))).toBe(MAX_SEQ);
  });

  it('finds an entry, and what came after it', () => {
    const transcript = transcriptOf(entry(ann, 1), entry(ann, 2), entry(ben, 1));
    expect(transcript.find(logOf(ann), 2)).toEqual(entry(ann, 2));
    expect(transcript.find(logOf(ann), 3)).toBeUndefined();
    expect(transcript.after(logOf(ann), 1)).toEqual([entry(ann, 2)]);
    expect(transcript.after(logOf(ann), 9)).toEqual([]);
    expect(transcript.after(logOf(memberId('nobody')), 0)).toEqual([]);
  });
});

describe('the order of entries', () => {
  const idsOf = (transcript: Transcript) => transcript.entries.map(entryId);

  it('is total: any two different ones have one order, and any three agree', () => {
    fc.assert(
      fc.property(history, (entries) => {
        const { order } = transcriptOf(...entries);
        for (const a of entries) {
          for (const b of entries) {
            expect(Math.sign(order.compare(a, b))).toBe(-Math.sign(order.compare(b, a)) || 0);
            expect(order.compare(a, b) === 0).toBe(a === b);
          }
        }
        const sorted = entries.toSorted((a, b) => order.compare(a, b));
        for (let low = 0; low < sorted.length; low += 1) {
          for (const later of sorted.slice(low + 1))
            expect(order.compare(sorted[low] as Entry, later)).toBeLessThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  const arrived = history.chain((entries) => fc.tuple(fc.constant(entries), arrivals(entries)));

  it('is the same for every order of arrival, however often it is read on the way', () => {
    fc.assert(
      fc.property(arrived, fc.boolean(), ([entries, all], isRead) => {
        const transcript = new Transcript();
        for (const each of all) {
          transcript.add(each);
          if (isRead) expect(transcript.entries.length).toBeGreaterThanOrEqual(0);
        }
        expect(idsOf(transcript)).toEqual(idsOf(transcriptOf(...entries)));
      }),
      { numRuns: 300 },
    );
  });

  it('puts nothing before what its author had seen, whatever the clocks say', () => {
    fc.assert(
      fc.property(arrived, ([entries, all]) => {
        const transcript = transcriptOf(...all);
        const digests = new Map(entries.map((each) => [transcript.digest(logIdOf(each), each.seq), each]));
        for (const each of entries) {
          const before = each.seen.map((digest) => digests.get(digest) as Entry);
          for (const other of before) expect(transcript.order.compare(other, each)).toBeLessThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('merging', () => {
  /** All that is told apart: which entries, in which order, and what they amount to. */
  function digest(transcript: Transcript): string {
    const messages = new Messages();
    for (const each of transcript.entries) messages.add(each);
    const shown = transcript.entries.map((each) => messages.get(entryId(each)));
    return JSON.stringify([
      transcript.entries,
      shown.map((message) => message && { ...message, reactions: [...message.reactions] }),
    ]);
  }
  const merged = (...parts: readonly (readonly Entry[])[]) => digest(transcriptOf(...parts.flat()));

  it('gives the same whoever takes from whom', () => {
    fc.assert(
      fc.property(holdings(2), ({ held: [a = [], b = []] }) => {
        expect(merged(a, b)).toBe(merged(b, a));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same in whatever groups it is done', () => {
    fc.assert(
      fc.property(holdings(3), ({ held: [a = [], b = [], c = []] }) => {
        const ab = transcriptOf(...a, ...b).entries;
        const bc = transcriptOf(...b, ...c).entries;
        expect(merged(ab, c)).toBe(merged(a, bc));
      }),
      { numRuns: 200 },
    );
  });

  it('with oneself, or a second time, changes nothing', () => {
    fc.assert(
      fc.property(holdings(2), ({ held: [a = [], b = []] }) => {
        expect(merged(a, a)).toBe(merged(a));
        expect(merged(a, b, b, a)).toBe(merged(a, b));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same though authors told each of them something else', () => {
    const versions = fc.tuple(history, history).map(([one, other]) => [...one, ...other]);
    fc.assert(
      fc.property(
        versions.chain((all) => fc.tuple(arrivals(all), arrivals(all))),
        ([one, other]) => {
          expect(merged(one)).toBe(merged(other));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loses nothing that one of them held', () => {
    fc.assert(
      fc.property(holdings(3), ({ held }) => {
        const ids = new Set(transcriptOf(...held.flat()).entries.map(entryId));
        expect(ids).toEqual(new Set(held.flat().map(entryId)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('heads', () => {
  it('never claim more than is held, whatever came in whatever order', () => {
    const partly = history.chain((entries) => fc.shuffledSubarray(entries));
    fc.assert(
      fc.property(partly, (arrived) => {
        const transcript = new Transcript();
        for (const each of arrived) {
          transcript.add(each);
          for (const [log, head] of Object.entries(transcript.heads())) {
            const seqs = transcript.entries.filter((held) => logIdOf(held) === log).map(({ seq }) => seq);
            expect(seqs.toSorted((a, b) => a - b)).toEqual(
              Array.from({ length: head }, (_, index) => index + 1),
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
