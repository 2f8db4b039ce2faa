/** What must be true of a simulated room: always, and once everything has healed. */
import { authorOf, type Entry, type EntryId, entryId, logIdOf } from '../room/log/entry.ts';
import type { Line } from '../room/timeline/line.ts';
import type { Actor, Scenario } from './scenario.ts';

type Present = Actor & { readonly room: NonNullable<Actor['room']> };

const digest = (entries: readonly Entry[]): string =>
  entries.map((entry) => `${entryId(entry)}#${entry.signature}`).join('\n');

/** What a reader sees of the messages, without what is each one's own (receipts, "You"). */
const shown = (lines: readonly Line[]): string =>
  lines
    .filter((line) => line.kind === 'text')
    .map(({ id, text, isEdited, isDeleted, reactions }) =>
      JSON.stringify([
        id,
        text,
        isEdited,
        isDeleted,
        reactions.map(({ emoji, names }) => [emoji, names.length]),
      ]),
    )
    .join('\n');

/**
 * No tick without possession: whoever is said to have an entry has it. `isMeanwhile`: or had it; that they lost it need
 * not have come round yet.
 */
export function falseReceipts(scenario: Scenario, isMeanwhile = false): string[] {
  const { present, lostEntries } = scenario;
  return present.flatMap((author) =>
    ownTexts(author).flatMap((entry) =>
      present
        .filter(({ room }) => author.room.talk.holders(entryId(entry))?.has(room.self))
        .filter(({ room }) => !has(room.talk.entries, entry))
        .filter(({ room }) => !(isMeanwhile && lostEntries.get(room.self)?.has(entryId(entry))))
        .map(({ name }) => `${author.name} believes that ${name} has ${entryId(entry).slice(40)}`),
    ),
  );
}

/** Everything that is not as it should be after healing; empty when all is well. */
export function complaints(scenario: Scenario, everSaid: ReadonlyMap<string, Entry>): string[] {
  const { present } = scenario;
  return [
    ...differences(present),
    ...present.flatMap(disorder),
    ...present.flatMap((actor) => misplaced(actor, scenario)),
    ...losses(scenario, everSaid),
    ...falseReceipts(scenario),
    ...present.flatMap(missingReceipts),
    ...present.flatMap((actor) => rosterFaults(actor, present)),
    ...present
      .filter(({ room }) => room.people.members.value.some(({ reach }) => reach !== 'connected'))
      .map(({ name }) => `${name} misses a link`),
  ];
}

/** The same while some pairs cannot connect, as long as there is a path between any two over others. */
export function complaintsOverPaths(scenario: Scenario): string[] {
  const { present } = scenario;
  if (!isConnected(scenario)) return [];
  return [
    ...differences(present),
    ...falseReceipts(scenario),
    ...present.flatMap(missingReceipts),
    ...present.flatMap((actor) => rosterFaults(actor, present)),
  ].map((complaint) => `with pairs cut: ${complaint}`);
}

/** Whether there is a path between any two, over others at least. */
export function isConnected({ present, network }: Scenario): boolean {
  const [first] = present;
  const reached = new Set(first ? [first.host] : []);
  for (const host of reached)
    for (const other of present) if (!network.isCut(host, other.host)) reached.add(other.host);
  return reached.size === present.length;
}

function differences(present: readonly Present[]): string[] {
  const [first] = present;
  if (!first) return [];
  const expected = digest(first.room.talk.entries);
  return [
    ...present
      .filter(({ room }) => digest(room.talk.entries) !== expected)
      .map(({ name }) => `${name} differs from ${first.name}`),
    ...present
      .filter(({ room }) => shown(room.talk.lines.value) !== shown(first.room.talk.lines.value))
      .map(({ name }) => `${name} shows something else`),
  ];
}

function disorder({ name, room }: Present): string[] {
  const ids = room.talk.entries.map(entryId);
  const faults = new Set(ids).size === ids.length ? [] : [`${name} has an entry twice`];
  const heads = new Map<string, number>();
  for (const entry of room.talk.entries) {
    const log = logIdOf(entry);
    if (entry.seq !== (heads.get(log) ?? 0) + 1)
      faults.push(`${name} has ${log.slice(0, 4)} out of the sender's order`);
    heads.set(log, entry.seq);
  }
  return faults;
}

/**
 * Nothing stands before what its author had when writing it, whatever any clock said. Whoever says two things under one
 * number has no past that others could stand after, from there on.
 */
function misplaced({ name, room }: Present, { held, equivocations }: Scenario): string[] {
  const liars = new Set([...equivocations].map(authorOf));
  const isDoubtful = (id: EntryId): boolean => liars.has(authorOf(id));
  const places = new Map(room.talk.entries.map((entry, index) => [entryId(entry), index]));
  return [...places].flatMap(([id, place]) => {
    const later = held.get(id)?.find((other) => (places.get(other) ?? -1) > place && !isDoubtful(other));
    return later === undefined || isDoubtful(id)
      ? []
      : [`${name} has ${id.slice(40)} before ${later.slice(40)}, which its author had seen`];
  });
}

/** What anybody present said is there, and nothing that nobody said. Entries of who is gone, or lost them: see `differences`. */
function losses(
  { present, equivocations, lostLogs }: Scenario,
  everSaid: ReadonlyMap<string, Entry>,
): string[] {
  const authors = new Set(present.map(({ room }) => room.self));
  const said = [...everSaid.values()].filter(({ author }) => authors.has(author));
  const kept = said.filter((entry) => !lostLogs.has(logIdOf(entry)));
  return [
    ...kept.flatMap((entry) =>
      present
        .filter(({ room }) => !has(room.talk.entries, entry))
        .map(({ name }) => `${name} lost ${entryId(entry).slice(40)}`),
    ),
    ...present.flatMap(({ name, room }) =>
      room.talk.entries
        .filter((entry) => !equivocations.has(entryId(entry)))
        .filter((entry) => everSaid.get(entryId(entry))?.signature !== entry.signature)
        .map((entry) => `${name} has ${entryId(entry).slice(40)}, which nobody said`),
    ),
  ];
}

function missingReceipts({ name, room }: Present): string[] {
  return room.talk.lines.value
    .filter((line) => line.kind === 'text')
    .filter(({ receipt }) => receipt !== null && receipt.have < receipt.of)
    .map(({ receipt }) => `${name} misses receipts: ${receipt?.have} of ${receipt?.of}`);
}

function rosterFaults({ name, room }: Present, present: readonly Present[]): string[] {
  const others = present.filter(({ room: other }) => other !== room).map(({ room: other }) => other.self);
  const seen = room.people.members.value.map(({ id }) => id);
  return [
    ...others.filter((id) => !seen.includes(id)).map((id) => `${name} misses ${id.slice(0, 4)}`),
    ...seen.filter((id) => !others.includes(id)).map((id) => `${name} sees the ghost ${id.slice(0, 4)}`),
  ];
}

const ownTexts = ({ room }: Present): Entry[] =>
  room.talk.entries.filter(({ author, body }) => author === room.self && body.kind === 'text');

const has = (entries: readonly Entry[], wanted: Entry): boolean =>
  entries.some((entry) => entryId(entry) === entryId(wanted));
