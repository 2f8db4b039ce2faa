import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import { AUTHORS } from '../../testing/histories.ts';
import { LOG, logOf, memberId } from '../../testing/ids.ts';
import type { Entry } from './entry.ts';
import { MAX_SEEN } from './entry-schema.ts';
import { Transcript } from './transcript.ts';

const [ann, ben, cleo] = AUTHORS;
const FAR = 8.64e15;

/** Adds what the author says at that time by their clock, having seen all that is here, or nothing of the others. */
function say(transcript: Transcript, author: MemberId, at: number, text: string, seesOthers = true): Entry {
  const entry: Entry = {
    author,
    log: LOG,
    seq: transcript.head(logOf(author)) + 1,
    at,
    seen: seesOthers ? transcript.order.seenBy(logOf(author)) : [],
    body: { kind: 'text', text },
    signature: 'A'.repeat(86),
  };
  transcript.add(entry);
  return entry;
}
const texts = ({ entries }: Transcript) =>
  entries.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));

describe('an entry', () => {
  it.each<[string, question: number, answer: number]>([
    ['right', 1_000, 2_000],
    ['three days behind', 1_000_000_000, 740_800_000],
    ['at 1970', 1_000, 0],
    ['far ahead', FAR, 1_000],
  ])('that answers another stands after it: a clock that is %s', (_, question, answer) => {
    const transcript = new Transcript();
    say(transcript, ann, question, 'question');
    say(transcript, ben, answer, 'answer');
    say(transcript, ann, question, 'thanks');
    expect(texts(transcript)).toEqual(['question', 'answer', 'thanks']);
  });

  it('stands by its time among those whose authors had not seen it', () => {
    const transcript = new Transcript();
    say(transcript, ann, 10, 'one', false);
    say(transcript, ann, 40, 'four', false);
    say(transcript, ben, 30, 'three', false);
    say(transcript, cleo, 20, 'two', false);
    expect(texts(transcript)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('of the far future takes nobody along who had not seen it, and takes no place that others need', () => {
    const transcript = new Transcript();
    say(transcript, ann, FAR, 'from the future');
    for (let n = 0; n < 3; n += 1) say(transcript, ben, 1_000 + n, `seen ${n}`);
    say(transcript, cleo, 2_000, 'had not seen any', false);
    expect(texts(transcript)).toEqual(['had not seen any', 'from the future', 'seen 0', 'seen 1', 'seen 2']);
    expect(transcript.entries.every((entry) => Number.isSafeInteger(transcript.order.placeOf(entry)))).toBe(
      true,
    );
  });

  it('moves behind what it answers when that comes late, and so do those after it', () => {
    const writer = new Transcript();
    const question = say(writer, ann, 5_000, 'question');
    const answer = say(writer, ben, 10, 'answer');
    const thanks = say(writer, ben, 20, 'more');
    const remark = say(writer, cleo, 15, 'remark');
    const reader = new Transcript();
    for (const entry of [answer, thanks, remark]) reader.add(entry);
    expect(texts(reader)).toEqual(['answer', 'more', 'remark']);
    reader.add(question);
    expect(texts(reader)).toEqual(['question', 'answer', 'more', 'remark']);
  });

  it('that names what nobody has stands where its time puts it', () => {
    const transcript = new Transcript();
    const entry = { ...say(new Transcript(), ann, 20, 'odd'), seen: ['A'.repeat(22)] };
    transcript.add(entry);
    say(transcript, ben, 10, 'before', false);
    expect(texts(transcript)).toEqual(['before', 'odd']);
  });

  it('loses only the liar where one of those it had seen said something else to others', () => {
    const writer = new Transcript();
    const lie = say(writer, cleo, 9_000, 'one thing', false);
    const question = say(writer, ann, 5_000, 'question');
    const answer = say(writer, ben, 10, 'answer');
    const reader = new Transcript();
    for (const entry of [{ ...lie, body: { kind: 'text', text: 'x' } as const }, question, answer])
      reader.add(entry);
    expect(texts(reader)).toEqual(['question', 'answer', 'x']);
  });
});

describe('what a new entry names', () => {
  it('is every other author who wrote since, once', () => {
    const transcript = new Transcript();
    say(transcript, ann, 1, 'a');
    say(transcript, ben, 2, 'b');
    const first = say(transcript, cleo, 3, 'c');
    expect(first.seen).toEqual([transcript.digest(logOf(ben), 1), transcript.digest(logOf(ann), 1)]);
    expect(say(transcript, cleo, 4, 'd').seen).toEqual([]);
    say(transcript, ann, 5, 'e');
    expect(say(transcript, cleo, 6, 'f').seen).toEqual([transcript.digest(logOf(ann), 2)]);
  });

  it('is those that stand last where there are too many', () => {
    const transcript = new Transcript();
    for (let n = 0; n < MAX_SEEN + 5; n += 1) say(transcript, memberId(`author ${n}`), n, 'x', false);
    const { seen } = say(transcript, ann, 0, 'y');
    expect(seen).toHaveLength(MAX_SEEN);
    expect(seen).not.toContain(transcript.digest(logOf(memberId('author 4')), 1));
    expect(seen).toContain(transcript.digest(logOf(memberId('author 5')), 1));
  });
});

describe('the work', () => {
  it('of a long history that comes author by author does not grow with its square', () => {
    const writer = new Transcript();
    for (let n = 0; n < 2_000; n += 1) say(writer, AUTHORS[n % 3] ?? ann, n, 'x');
    const reader = new Transcript();
    let reads = 0;
    for (const author of AUTHORS)
      for (const entry of writer.after(logOf(author), 0)) {
        const { seen } = entry;
        const watched = Object.defineProperty({ ...entry }, 'seen', {
          enumerable: true,
          get() {
            reads += 1;
            return seen;
          },
        });
        reader.add(watched);
        if (entry.seq % 200 === 0) expect(reader.entries.length).toBeGreaterThan(0);
      }
    expect(reader.entries.map(({ author, seq }) => `${author}${seq}`)).toEqual(
      writer.entries.map(({ author, seq }) => `${author}${seq}`),
    );
    expect(reads).toBeLessThan(2_000 * 60);
  });
});
