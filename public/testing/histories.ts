/** Arbitrary histories of a room for property tests: some members, each with a log of anything an entry may say. */
import fc from 'fast-check';
import type { MemberId } from '../net/crypto/signer.ts';
import type { Body, Entry } from '../room/log/entry.ts';
import { memberIds } from './ids.ts';

export const AUTHORS = memberIds('A'.repeat(43), 'B'.repeat(43), 'C'.repeat(43));

const MOST_ENTRIES = 8;

const seq = fc.integer({ min: 1, max: MOST_ENTRIES });
const text = fc.constantFrom('one', 'two', 'three', 'four');
const target = fc.record({ author: fc.constantFrom(...AUTHORS), seq });

const body: fc.Arbitrary<Body> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('text' as const), text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('text' as const), text, replyTo: target }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('name' as const), name: text }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), seq, text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), seq }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('reaction' as const),
      target,
      emoji: fc.constantFrom('👍', '🎉'),
      isOn: fc.boolean(),
    }),
  },
);

const log = (author: MemberId): fc.Arbitrary<Entry[]> =>
  fc
    .array(fc.record({ body, pause: fc.integer({ min: 0, max: 3 }) }), { maxLength: MOST_ENTRIES })
    .map((said) => {
      let time = 1_000;
      return said.map(({ body, pause }, index) => {
        time += pause;
        return { author, seq: index + 1, time, at: time, body, signature: 'A'.repeat(86) };
      });
    });

/** Everything that was said in one room, by author and seq. */
export const history: fc.Arbitrary<Entry[]> = fc.tuple(...AUTHORS.map(log)).map((logs) => logs.flat());

/** One history with what `count` members hold of it: of each author the beginning. */
export const holdings = (count: number): fc.Arbitrary<{ entries: Entry[]; held: Entry[][] }> =>
  fc
    .tuple(
      history,
      fc.array(fc.tuple(...AUTHORS.map(() => fc.nat(MOST_ENTRIES))), { minLength: count, maxLength: count }),
    )
    .map(([entries, heads]) => ({
      entries,
      held: heads.map((head) =>
        entries.filter((entry) => entry.seq <= (head[AUTHORS.indexOf(entry.author)] ?? 0)),
      ),
    }));

/** The entries in any order of arrival. */
export const arrivals = (entries: readonly Entry[]): fc.Arbitrary<Entry[]> =>
  fc.shuffledSubarray([...entries], { minLength: entries.length });
