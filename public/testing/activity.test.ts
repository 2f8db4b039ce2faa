/** What members do, told through everything that goes wrong with links: in the end everybody sees the truth. */
import { expect, it } from 'vitest';
import type { Activity } from '../room/people/member.ts';
import type { Room } from '../room/room.ts';
import { step } from './faults.ts';
import { Scenario, SETTLE_MS } from './scenario.ts';

const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);
const FAULTS_MS = 45_000;

it.each(SEEDS)('who is away is seen to be, by everybody, and nobody else: seed %i', (seed) => {
  const scenario = new Scenario({ seed });
  const { clock, random } = scenario;
  const truth = new Map<Room, Activity>();
  for (let count = random.between(3, 6); count > 0; count -= 1) {
    scenario.arrive();
    clock.advance(random.between(0, 3_000));
  }
  const end = clock.now() + FAULTS_MS;
  while (clock.now() < end) {
    step(scenario);
    if (random.chance(0.2) && scenario.present.length > 0) {
      const { room, activities } = random.pick(scenario.present);
      truth.set(room, truth.get(room) === 'away' ? 'here' : 'away');
      activities?.tell(truth.get(room) ?? 'here');
    }
    clock.advance(random.between(20, 2_500));
  }
  clock.advance(21_000); // those who are to come back have come back
  scenario.mendLastingCuts();
  scenario.heal();
  clock.advance(SETTLE_MS);

  const { present } = scenario;
  const activityOf = (id: string) =>
    truth.get(present.find(({ room }) => room.self === id)?.room as Room) ?? 'here';
  for (const { name, room } of present) {
    const seen = room.people.members.value.map(({ id, activity }) => [id, activity]);
    expect(seen, `as ${name} sees it`).toEqual(
      room.people.members.value.map(({ id }) => [id, activityOf(id)]),
    );
  }
});
