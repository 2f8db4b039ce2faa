/** Plays one seeded scenario to its end: faults while they talk, then healing, then the verdict. */
import type { Entry } from '../room/log/entry.ts';
import { entryId } from '../room/log/entry.ts';
import { anyClock, step } from './faults.ts';
import { Scenario, type ScenarioOptions, SETTLE_MS } from './scenario.ts';
import { complaints, complaintsOverPaths, falseReceipts, isConnected } from './verdict.ts';
import { type Whisper, whispersLost, whispersOf } from './whispers.ts';

export interface Outcome {
  readonly seed: number;
  readonly complaints: readonly string[];
  readonly members: number;
  readonly entries: number;
}

export const FAULTS_MS = 45_000;
/** With no fault under way, everybody has what was said within this, relayed or not: two may verify it for two seconds. */
const DELIVERY_MS = 5_000;

export function simulate(options: ScenarioOptions): Outcome {
  const scenario = new Scenario({ areKeeping: true, ...options });
  const { clock, random } = scenario;
  // Where two are cut off from each other and from all others, in half of the rooms they talk through the server.
  scenario.server.lastResort = options.seed % 2 === 0 ? 'on' : 'off';
  const faults: string[] = [];
  const everSaid = new Map<string, Entry>();
  const everWhispered = new Map<string, Whisper>();
  const remember = () => {
    for (const actor of scenario.present) {
      const { room } = actor;
      for (const entry of room.talk.entries)
        if (entry.author === room.self) everSaid.set(entryId(entry), entry);
      for (const whisper of whispersOf(actor))
        everWhispered.set(`${whisper.to} ${entryId(whisper.entry)}`, whisper);
    }
  };

  for (let count = random.between(3, 8); count > 0; count -= 1) {
    scenario.arrive(anyClock(random));
    clock.advance(random.chance(0.5) ? 0 : random.between(0, 3_000));
  }
  const end = clock.now() + (options.faultsMs ?? FAULTS_MS);
  while (clock.now() < end) {
    scenario.watchWriting(() => step(scenario));
    remember();
    clock.advance(random.between(20, 2_500));
    if (random.chance(0.1)) faults.push(...falseReceipts(scenario, true));
  }
  clock.advance(21_000); // those who are to come back have come back
  scenario.heal();
  clock.advance(SETTLE_MS);
  // Something new shows what is missing before it; every other room must come together without.
  if (random.chance(0.5))
    for (const { room, name } of scenario.present)
      scenario.watchWriting(() => room.talk.say(`${name} is still here`));
  remember();
  clock.advance(DELIVERY_MS);
  faults.push(...complaintsOverPaths(scenario));
  if (isConnected(scenario)) faults.push(...whispersLost(scenario, everWhispered.values()));
  scenario.mendLastingCuts();
  scenario.heal();
  clock.advance(SETTLE_MS);

  return {
    seed: options.seed,
    complaints: [
      ...new Set([
        ...faults,
        ...scenario.broken,
        ...complaints(scenario, everSaid),
        ...whispersLost(scenario, everWhispered.values()),
      ]),
    ],
    members: scenario.present.length,
    entries: scenario.present[0]?.room.talk.entries.length ?? 0,
  };
}
