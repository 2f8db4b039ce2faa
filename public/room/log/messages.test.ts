import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import { AUTHORS, arrivals, history } from '../../testing/histories.ts';
import { entryIdOf, LOG } from '../../testing/ids.ts';
import { type Body, type Entry, entryId } from './entry.ts';
import { Messages } from './messages.ts';

const [ann, ben, cat] = AUTHORS;
const entry = (author: MemberId, seq: number, body: Body): Entry => ({
  author,
  log: LOG,
  seq,
  at: 1_000 + seq,
  seen: [],
  body,
  signature: '',
});
const text = entry(ann, 1, { kind: 'text', text: 'hello' });
const id = entryId(text);
const like = (author: MemberId, seq: number, isOn = true) =>
  entry(author, seq, { kind: 'reaction', target: { author: ann, log: LOG, seq: 1 }, emoji: '👍', isOn });

function messagesOf(...entries: Entry[]): Messages {
  const messages = new Messages();
  for (const each of entries) messages.add(each);
  return messages;
}

describe('a message', () => {
  it('says what its author said', () => {
    expect(messagesOf(text).get(id)).toMatchObject({
      text: 'hello',
      isEdited: false,
      isDeleted: false,
      replyTo: null,
    });
  });

  it('says what its author last made of it, whichever edit came last', () => {
    const [first, second] = [
      entry(ann, 2, { kind: 'edit', log: LOG, seq: 1, text: 'b' }),
      entry(ann, 3, { kind: 'edit', log: LOG, seq: 1, text: 'c' }),
    ];
    expect(messagesOf(text, first, second).get(id)).toMatchObject({ text: 'c', isEdited: true });
    expect(messagesOf(second, text, first).get(id)).toMatchObject({ text: 'c', isEdited: true });
  });

  it('that offers a file has its caption for a text, and loses the file with the deletion', () => {
    const file = { kind: 'file', name: 'a.png', bytes: 3, type: 'image/png' } as const;
    const offer = entry(ann, 1, { ...file, caption: 'look', replyTo: { author: ben, log: LOG, seq: 1 } });
    expect(messagesOf(offer).get(id)).toMatchObject({
      text: 'look',
      replyTo: entryId({ author: ben, log: LOG, seq: 1 }),
    });
    expect(messagesOf(entry(ann, 1, file)).get(id)).toMatchObject({ text: '', isEdited: false });
    const edit = entry(ann, 2, { kind: 'edit', log: LOG, seq: 1, text: 'look here' });
    expect(messagesOf(offer, edit).get(id)).toMatchObject({ text: 'look here', isEdited: true });
    const deletion = entry(ann, 3, { kind: 'delete', log: LOG, seq: 1 });
    expect(messagesOf(offer, deletion).get(id)).toMatchObject({ text: '', isDeleted: true });
  });

  it('can be edited and deleted by nobody else', () => {
    const messages = messagesOf(
      text,
      entry(ben, 1, { kind: 'edit', log: LOG, seq: 1, text: 'forged' }),
      entry(ben, 2, { kind: 'delete', log: LOG, seq: 1 }),
    );
    expect(messages.get(id)).toMatchObject({ text: 'hello', isEdited: false, isDeleted: false });
  });

  it('that was deleted says nothing, shows no reactions, and stays deleted whatever comes later', () => {
    const messages = messagesOf(text, like(ben, 1), entry(ann, 2, { kind: 'delete', log: LOG, seq: 1 }));
    messages.add(entry(ann, 3, { kind: 'edit', log: LOG, seq: 1, text: 'again' }));
    messages.add(like(cat, 1));
    expect(messages.get(id)).toMatchObject({
      text: '',
      isDeleted: true,
      isEdited: false,
      reactions: new Map(),
    });
  });

  it('that was deleted before it came is deleted when it comes', () => {
    expect(messagesOf(entry(ann, 2, { kind: 'delete', log: LOG, seq: 1 }), text).get(id)).toMatchObject({
      text: '',
      isDeleted: true,
    });
  });

  it('names what it answers, also before that has come', () => {
    const answer = entry(ben, 1, { kind: 'text', text: 'hi', replyTo: { author: ann, log: LOG, seq: 1 } });
    expect(messagesOf(answer).get(entryId(answer))?.replyTo).toBe(id);
  });

  it('is not there for an entry that is no text', () => {
    const messages = messagesOf(
      entry(ann, 1, { kind: 'name', name: 'Ann' }),
      entry(ann, 2, { kind: 'edit', log: LOG, seq: 1, text: 'x' }),
    );
    expect(messages.get(id)).toBeUndefined();
    expect(messages.get(entryIdOf('nonsense'))).toBeUndefined();
  });
});

describe('reactions', () => {
  it('count each member once, in an order that does not depend on arrival', () => {
    const expected = new Map([['👍', [ann, ben, cat]]]);
    expect(
      messagesOf(text, like(cat, 1), like(ann, 2), like(ben, 1), like(ben, 2)).get(id)?.reactions,
    ).toEqual(expected);
    expect(messagesOf(like(ben, 2), like(ann, 2), text, like(cat, 1)).get(id)?.reactions).toEqual(expected);
  });

  it('are gone when they are taken back, even if the taking back came first', () => {
    expect(messagesOf(text, like(ben, 2, false), like(ben, 1)).get(id)?.reactions.size).toBe(0);
  });
});

describe('what changed', () => {
  it('is the message itself and every message that quotes it', () => {
    const answer = entry(ben, 1, { kind: 'text', text: 'hi', replyTo: { author: ann, log: LOG, seq: 1 } });
    const messages = messagesOf(text, answer);
    expect(messages.add(entry(ann, 2, { kind: 'edit', log: LOG, seq: 1, text: 'x' }))).toEqual([
      id,
      entryId(answer),
    ]);
  });

  it('is nothing when an older edit, an older reaction or a name comes', () => {
    const messages = messagesOf(
      text,
      entry(ann, 5, { kind: 'edit', log: LOG, seq: 1, text: 'x' }),
      like(ben, 4),
    );
    expect(messages.add(entry(ann, 3, { kind: 'edit', log: LOG, seq: 1, text: 'y' }))).toEqual([]);
    expect(messages.add(like(ben, 2, false))).toEqual([]);
    expect(messages.add(entry(ann, 6, { kind: 'name', name: 'Ann' }))).toEqual([]);
  });

  it('leaves every other message the same object', () => {
    const other = entry(ben, 1, { kind: 'text', text: 'other' });
    const messages = messagesOf(text, other);
    const before = messages.get(entryId(other));
    messages.add(like(cat, 1));
    expect(messages.get(entryId(other))).toBe(before);
  });
});

describe('whatever was said', () => {
  const twoArrivals = history.chain((entries) => fc.tuple(arrivals(entries), arrivals(entries)));
  const all = (messages: Messages, entries: readonly Entry[]) =>
    entries
      .map(entryId)
      .sort()
      .map((each) => messages.get(each));
  /** As JSON, in which the order of reactions tells too. */
  const shown = (messages: Messages, entries: readonly Entry[]) =>
    JSON.stringify(
      all(messages, entries).map((message) => message && { ...message, reactions: [...message.reactions] }),
    );

  it('amounts to the same messages in any order of arrival', () => {
    fc.assert(
      fc.property(twoArrivals, ([one, other]) => {
        expect(shown(messagesOf(...one), one)).toBe(shown(messagesOf(...other), other));
      }),
      { numRuns: 300 },
    );
  });

  it('amounts to the same whether it is looked at on the way or only at the end', () => {
    fc.assert(
      fc.property(twoArrivals, ([entries]) => {
        const watched = new Messages();
        for (const each of entries) {
          watched.add(each);
          all(watched, entries);
        }
        expect(shown(watched, entries)).toBe(shown(messagesOf(...entries), entries));
      }),
      { numRuns: 100 },
    );
  });

  it('tells of every message that looks different than before', () => {
    fc.assert(
      fc.property(twoArrivals, ([entries]) => {
        const messages = new Messages();
        for (const each of entries) {
          const before = new Map(entries.map((one) => [entryId(one), messages.get(entryId(one))]));
          const changed = messages.add(each);
          for (const [one, message] of before)
            if (!changed.includes(one)) expect(messages.get(one)).toBe(message);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('never shows a deleted text', () => {
    fc.assert(
      fc.property(twoArrivals, ([entries]) => {
        const messages = messagesOf(...entries);
        for (const { author, body } of entries) {
          if (body.kind !== 'delete') continue;
          const message = messages.get(entryId({ author, ...body }));
          if (message) expect(message).toMatchObject({ text: '', isDeleted: true, isEdited: false });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shows the text of the last edit of everything not deleted', () => {
    fc.assert(
      fc.property(twoArrivals, ([entries]) => {
        const messages = messagesOf(...entries);
        for (const entry of entries) {
          const { author, log, seq, body } = entry;
          if (body.kind !== 'text') continue;
          const revisions = entries.filter(
            (each) =>
              each.author === author && 'seq' in each.body && each.body.log === log && each.body.seq === seq,
          );
          if (revisions.some((each) => each.body.kind === 'delete')) continue;
          const last = revisions.sort((a, b) =>
            a.log === b.log ? b.seq - a.seq : a.log < b.log ? 1 : -1,
          )[0];
          const expected = last?.body.kind === 'edit' ? last.body.text : body.text;
          expect(messages.get(entryId(entry))).toMatchObject({
            text: expected,
            isEdited: last !== undefined,
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});
