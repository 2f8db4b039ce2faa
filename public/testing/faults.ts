/** What goes wrong in a simulated room, and how often. Draws everything from the scenario's seed. */
import { entryId } from '../room/log/entry.ts';
import type { Random } from './random.ts';
import type { Actor, Scenario } from './scenario.ts';

const MAX_MEMBERS = 12;

/** Runs one random step: mostly somebody says something, sometimes something breaks. */
export function step(scenario: Scenario): void {
  const { random } = scenario;
  const action = random.pick(STEPS);
  action(scenario);
}

type Step = (scenario: Scenario) => void;

const somebody = ({ random, present }: Scenario) => (present.length === 0 ? null : random.pick(present));

const later = ({ clock, random }: Scenario, lowMs: number, highMs: number, action: () => void): void => {
  clock.after(random.between(lowMs, highMs), action);
};

const say: Step = (scenario) => {
  const actor = somebody(scenario);
  actor?.room.talk.say(`${actor.name} says ${scenario.random.between(1, 1_000_000)}`);
};

const sayInHaste: Step = (scenario) => {
  const actor = somebody(scenario);
  for (let count = scenario.random.between(2, 6); count > 0; count -= 1)
    actor?.room.talk.say(`haste ${count}`);
};

const whisper: Step = (scenario) => {
  const [actor, other] = [somebody(scenario), somebody(scenario)];
  if (!actor || !other || actor === other) return;
  const conversation = actor.conversations.with(other.room.self);
  conversation?.talk.say(`${actor.name} whispers ${scenario.random.between(1, 1_000_000)}`, null);
};

const editOrDelete: Step = (scenario) => {
  const actor = somebody(scenario);
  const own =
    actor?.room.talk.entries.filter(
      ({ author, body }) => author === actor.room.self && body.kind === 'text',
    ) ?? [];
  if (!actor || own.length === 0) return;
  const id = entryId(scenario.random.pick(own));
  if (scenario.random.chance(0.7))
    actor.room.talk.edit(id, `edited ${scenario.random.between(1, 1_000_000)}`);
  else actor.room.talk.remove(id);
};

const react: Step = (scenario) => {
  const actor = somebody(scenario);
  const texts = actor?.room.talk.entries.filter(({ body }) => body.kind === 'text') ?? [];
  if (!actor || texts.length === 0) return;
  actor.room.talk.react(
    entryId(scenario.random.pick(texts)),
    scenario.random.pick(['👍', '🎉']),
    scenario.random.chance(0.7),
  );
};

const arrive: Step = (scenario) => {
  if (scenario.present.length < MAX_MEMBERS && scenario.actors.length < MAX_MEMBERS + 4) {
    scenario.arrive(anyClock(scenario.random));
  }
};

/** A battery that was empty, a wrong date, another time zone taken for the time, a year mistyped. */
const WRONG_CLOCKS = [-1_767_000_000_000, -259_200_000, -3_600_000, 3_600_000, 108_000_000, 315_360_000_000];

/** By how much a device's clock is off, in milliseconds. */
export const anyClock = (random: Random): number =>
  random.chance(0.5) ? random.between(-600_000, 600_000) : random.pick(WRONG_CLOCKS);

const setClock: Step = (scenario) => {
  const actor = somebody(scenario);
  if (actor) scenario.setClock(actor, anyClock(scenario.random));
};

/** A member claims a time that no clock shows, and to have seen what they like. */
const claimAnyTime: Step = (scenario) => {
  const { present, random } = scenario;
  if (present.length >= 3) scenario.claimAnyTime(random.pick(present), random.pick(present));
};

const leave: Step = (scenario) => {
  const actor = somebody(scenario);
  if (actor && scenario.present.length > 2) scenario.close(actor);
};

const reopenLater = (scenario: Scenario, actor: Actor, lowMs: number, highMs: number): void => {
  later(scenario, lowMs, highMs, () => {
    if (actor.room === null) scenario.open(actor);
  });
};

const reload: Step = (scenario) => {
  const actor = somebody(scenario);
  if (!actor) return;
  scenario.close(actor);
  reopenLater(scenario, actor, 50, 1_500);
};

/** Half of them come back with what their tab kept. */
const crash: Step = (scenario) => {
  const actor = somebody(scenario);
  if (!actor || scenario.present.length <= 2) return;
  scenario.crash(actor);
  if (scenario.random.chance(0.5)) reopenLater(scenario, actor, 500, 20_000);
};

/** The tab is closed, or its browser is killed, and the room is opened anew: the same person, who has lost all. */
const closeTab: Step = (scenario) => {
  const actor = somebody(scenario);
  if (!actor || scenario.present.length <= 2) return;
  scenario.loseTab(actor);
  if (scenario.random.chance(0.5)) scenario.close(actor);
  else scenario.crash(actor);
  reopenLater(scenario, actor, 200, 20_000);
};

const cutPair: Step = (scenario) => {
  const { present, random, network } = scenario;
  if (present.length < 2) return;
  const [a, b] = [random.pick(present).host, random.pick(present).host];
  if (a === b) return;
  if (random.chance(0.3)) return scenario.cutForLong(a, b);
  network.setCut(a, b, true);
  later(scenario, 1_000, 60_000, () => network.setCut(a, b, scenario.isCutForLong(a, b)));
};

const breakLink: Step = (scenario) => {
  const { present, random, network } = scenario;
  if (present.length >= 2) network.breakLink(random.pick(present).host, random.pick(present).host);
};

const partition: Step = (scenario) => {
  const { present, random, network } = scenario;
  const isLeft = new Map(present.map((actor) => [actor, random.chance(0.5)]));
  const pairs = present.flatMap((a) =>
    present.filter((b) => isLeft.get(a) && !isLeft.get(b)).map((b) => [a.host, b.host] as const),
  );
  for (const [a, b] of pairs) network.setCut(a, b, true);
  later(scenario, 2_000, 50_000, () => {
    for (const [a, b] of pairs) network.setCut(a, b, scenario.isCutForLong(a, b));
  });
};

const goOffline: Step = (scenario) => {
  const actor = somebody(scenario);
  if (!actor) return;
  const { host } = actor;
  scenario.setOffline(actor, true);
  later(scenario, 500, 60_000, () => {
    if (actor.host === host) scenario.setOffline(actor, false);
  });
};

/** Only the server is out of reach, and whoever it is notices late: what is sent there meanwhile is lost. */
const loseServer: Step = (scenario) => {
  const actor = somebody(scenario);
  if (!actor) return;
  const { host } = actor;
  scenario.server.setReach(host, false);
  later(scenario, 500, 60_000, () => scenario.server.setReach(host, true));
};

const forge: Step = (scenario) => {
  const { present, random } = scenario;
  if (present.length >= 3) scenario.forge(random.pick(present), random.pick(present), random.pick(present));
};

const equivocate: Step = (scenario) => {
  const { present, random } = scenario;
  if (present.length >= 3) scenario.equivocate(random.pick(present), random.pick(present));
};

const killServer: Step = (scenario) => {
  scenario.server.setUp(false);
  later(scenario, 500, 40_000, () => scenario.server.setUp(true));
};

const worsenSignaling: Step = (scenario) => {
  scenario.server.lossRate = scenario.random.pick([0, 0.02, 0.1]);
};

/** Whoever relays may fail to, and nobody is told. */
const worsenRelaying: Step = ({ network, random }) => {
  const rate = random.pick([0, 0.1, 0.5]);
  network.loses = (_from, _to, text) => text.startsWith('{"type":"carried"') && random.chance(rate);
};

const STEPS: readonly Step[] = [
  ...Array<Step>(16).fill(say),
  ...Array<Step>(3).fill(sayInHaste),
  ...Array<Step>(4).fill(whisper),
  ...Array<Step>(3).fill(editOrDelete),
  ...Array<Step>(3).fill(react),
  arrive,
  arrive,
  leave,
  reload,
  reload,
  crash,
  closeTab,
  closeTab,
  cutPair,
  cutPair,
  breakLink,
  partition,
  goOffline,
  goOffline,
  loseServer,
  killServer,
  worsenSignaling,
  worsenRelaying,
  forge,
  equivocate,
  setClock,
  claimAnyTime,
];
