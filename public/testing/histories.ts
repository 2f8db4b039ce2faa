/** Arbitrary histories of a room for property tests: some members, each with a log of anything an entry may say. */
import fc from 'fast-check';
import { AuthorLog } from '../room/log/author-log.ts';
import type { Body, Entry } from '../room/log/entry.ts';
import { authorOf, type LogId, logIdOf } from '../room/log/entry.ts';
import { LOG, memberIds } from './ids.ts';

export const AUTHORS = memberIds('A'.repeat(43), 'B'.repeat(43), 'C'.repeat(43));

const MOST_ENTRIES = 8;
/** Of an author who lost the first one. */
const LOGS = [LOG, '001BBBBB'];
const log = fc.constantFrom(...LOGS);

const seq = fc.integer({ min: 1, max: MOST_ENTRIES });
const text = fc.constantFrom('one', 'two', 'three', 'four');
const target = fc.record({ author: fc.constantFrom(...AUTHORS), log, seq });

const body: fc.Arbitrary<Body> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('text' as const), text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('text' as const), text, replyTo: target }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('name' as const), name: text }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), log, seq, text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), log, seq }) },
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

/** What somebody says, at any hour as their clock has it, having seen what some of the others said so far. */
const event = fc.record({
  author: fc.constantFrom(...AUTHORS),
  log,
  body,
  at: fc.oneof(fc.integer({ min: 1_000, max: 1_020 }), fc.constantFrom(0, 8.64e15)),
  knows: fc.subarray([...AUTHORS]),
});

/** Everything that was said in one room, by author and seq. */
export const history: fc.Arbitrary<Entry[]> = fc
  .array(event, { maxLength: 3 * MOST_ENTRIES })
  .map((events) => {
    const logs = new Map<LogId, AuthorLog>();
    for (const author of AUTHORS)
      for (const name of LOGS) logs.set(logIdOf({ author, log: name }), new AuthorLog());
    for (const { author, log: name, body, at, knows } of events) {
      const id = logIdOf({ author, log: name });
      const log = logs.get(id) as AuthorLog;
      if (log.head === MOST_ENTRIES) continue;
      const seen = [...logs].flatMap(([other, { head }]) =>
        other !== id && head > 0 && knows.includes(authorOf(other))
          ? [(logs.get(other) as AuthorLog).digest(head)]
          : [],
      );
      log.push({ author, log: name, seq: log.head + 1, at, seen, body, signature: 'A'.repeat(86) });
    }
    return [...logs.values()].flatMap((log) => log.after(0));
  });

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
