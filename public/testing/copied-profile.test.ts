import { expect, it } from 'vitest';
import type { Entry } from '../room/log/entry.ts';
import { entryId, logIdOf } from '../room/log/entry.ts';
import { step } from './faults.ts';
import { type Actor, Scenario, SETTLE_MS } from './scenario.ts';
import { complaints } from './verdict.ts';

const SEEDS = 25;
const FAULTS_MS = 20_000;

/** While two devices have one key they are taken for one member, so only the end counts. */
function play(seed: number) {
  const scenario = new Scenario({ seed });
  const { clock, random } = scenario;
  const everSaid = new Map<string, Entry>();
  for (let count = random.between(2, 5); count > 0; count -= 1) scenario.arrive();
  const copies: Actor[] = [];
  const remember = () => {
    for (const actor of scenario.present)
      for (const entry of actor.room.talk.entries) {
        if (entry.author !== actor.room.self) continue;
        everSaid.set(entryId(entry), entry);
        // With a key that is not its own: it goes with the copy if that one goes before anybody else has it.
        if (copies.includes(actor) && isCopied(actor)) scenario.lostLogs.add(logIdOf(entry));
      }
  };
  const isCopied = ({ secretKey }: Actor) =>
    scenario.actors.some((other) => !copies.includes(other) && other.secretKey === secretKey);
  const whileFaulty = (ms: number) => {
    for (const end = clock.now() + ms; clock.now() < end; clock.advance(random.between(20, 2_500))) {
      step(scenario);
      remember();
    }
  };
  whileFaulty(FAULTS_MS / 2);
  for (let count = random.between(1, 2); count > 0; count -= 1)
    copies.push(scenario.arriveAsCopy(random.pick(scenario.actors)));
  whileFaulty(FAULTS_MS / 2);
  clock.advance(21_000); // those who are to come back have come back
  scenario.mendLastingCuts();
  scenario.heal();
  clock.advance(SETTLE_MS);
  remember();
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
