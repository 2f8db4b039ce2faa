import { expect, it } from 'vitest';
import type { Entry } from '../room/log/entry.ts';
import { entryId } from '../room/log/entry.ts';
import { step } from './faults.ts';
import { Scenario, SETTLE_MS } from './scenario.ts';
import { complaints } from './verdict.ts';

const SEEDS = 60;
const FAULTS_MS = 20_000;

/** While two devices have one key they are taken for one member, so only the end counts. */
function play(seed: number) {
  const scenario = new Scenario({ seed });
  const { clock, random } = scenario;
  const everSaid = new Map<string, Entry>();
  for (let count = random.between(2, 5); count > 0; count -= 1) scenario.arrive();
  const whileFaulty = (ms: number) => {
    for (const end = clock.now() + ms; clock.now() < end; clock.advance(random.between(20, 2_500))) {
      step(scenario);
      for (const { room } of scenario.present)
        for (const entry of room.talk.entries)
          if (entry.author === room.self) everSaid.set(entryId(entry), entry);
    }
  };
  whileFaulty(FAULTS_MS / 2);
  const copies = Array.from({ length: random.between(1, 2) }, () =>
    scenario.arriveAsCopy(random.pick(scenario.actors)),
  );
  whileFaulty(FAULTS_MS / 2);
  clock.advance(21_000); // those who are to come back have come back
  scenario.mendLastingCuts();
  scenario.heal();
  clock.advance(SETTLE_MS);
  for (const { room } of scenario.present)
    for (const entry of room.talk.entries)
      if (entry.author === room.self) everSaid.set(entryId(entry), entry);
  return { scenario, copies, found: complaints(scenario, everSaid) };
}

it('parts nobody, whenever a device comes with a copy of the key of another one', () => {
  let beside = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { scenario, copies, found } = play(seed);
    expect(found, `seed ${seed}`).toEqual([]);
    const ids = scenario.present.map(({ room }) => room.self);
    expect(new Set(ids).size, `seed ${seed}`).toBe(ids.length);
    beside += copies.filter(({ room }) => room !== null).length;
  }
  expect(beside).toBeGreaterThan(0);
});
