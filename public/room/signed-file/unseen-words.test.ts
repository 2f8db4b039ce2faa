import { expect, it } from 'vitest';
import { LOG, memberIds } from '../../testing/ids.ts';
import type { Body, Entry } from '../log/entry.ts';
import { unseenWords } from './unseen-words.ts';

const [ann, ben] = memberIds('ann', 'ben');

it('what the page does not show is what was deleted, replaced, or said by somebody muted', () => {
  const bodies: [typeof ann, Body][] = [
    [ann, { kind: 'name', name: 'Ann' }],
    [ann, { kind: 'text', text: 'one' }],
    [ann, { kind: 'edit', log: LOG, seq: 2, text: 'two' }],
    [ann, { kind: 'edit', log: LOG, seq: 2, text: 'three' }],
    [ann, { kind: 'delete', log: LOG, seq: 2 }],
    [ann, { kind: 'delete', log: LOG, seq: 2 }],
    // There is no such text.
    [ann, { kind: 'delete', log: LOG, seq: 1 }],
    [ann, { kind: 'edit', log: LOG, seq: 9, text: 'none' }],
    [ben, { kind: 'text', text: 'quiet' }],
    [ben, { kind: 'text', text: 'and quiet again' }],
  ];
  const entries = bodies.map(
    ([author, body], n): Entry => ({
      author,
      log: LOG,
      seq: author === ann ? n + 1 : n - 7,
      at: 1,
      seen: [],
      body,
      signature: '',
    }),
  );
  expect(unseenWords(entries, () => false)).toEqual({ deleted: 1, edited: 2, muted: 0 });
  expect(unseenWords(entries, (member) => member === ben)).toEqual({ deleted: 1, edited: 2, muted: 1 });
  expect(unseenWords([], () => true)).toEqual({ deleted: 0, edited: 0, muted: 0 });
});
