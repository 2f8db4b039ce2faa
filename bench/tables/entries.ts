/**
 * What one message, one latecomer and one difference cost between members, in frames and bytes. Counted in the
 * simulation, so the figures are exact and the same on every machine. `npm run bench -- entries`.
 */
import { type AnyFrame, decodeFrame } from '../../public/testing/frames.ts';
import { type Actor, Scenario } from '../../public/testing/scenario.ts';
import { publish } from '../harness/results.ts';

const QUIET_MS = 30_000;
const TEXT = 'A message of ordinary length, such as people write.';

interface Count {
  frames: number;
  bytes: number;
}

type Counts = Partial<Record<AnyFrame['type'], Count>>;

function roomOf(members: number): Scenario {
  const scenario = new Scenario({ seed: members });
  for (let n = 0; n < members; n += 1) scenario.arrive();
  scenario.clock.advance(QUIET_MS);
  return scenario;
}

/** Counts what crosses links while `action` has its effects; pings are left out: they are the same in silence. */
function counting(scenario: Scenario, action: () => void): Counts {
  const counts: Counts = {};
  scenario.network.watch = (_from, _to, text) => {
    const type = decodeFrame(text)?.type;
    if (type === undefined || type === 'ping' || type === 'pong') return;
    const count = counts[type] ?? { frames: 0, bytes: 0 };
    counts[type] = { frames: count.frames + 1, bytes: count.bytes + Buffer.byteLength(text) };
  };
  action();
  scenario.clock.advance(QUIET_MS);
  return counts;
}

const cell = (count: Count | undefined): string => (count ? `${count.frames} frames, ${count.bytes} B` : '—');

function first({ present }: Scenario): Actor & { readonly room: NonNullable<Actor['room']> } {
  const [actor] = present;
  if (!actor) throw new Error('an empty room');
  return actor;
}

const rows: string[] = [
  '| members | one message: entries | acknowledgements | anything else |',
  '| ---: | --- | --- | --- |',
];
for (const members of [2, 3, 4, 8, 16, 32]) {
  const scenario = roomOf(members);
  first(scenario).room.talk.say('The first one also brings the name.');
  scenario.clock.advance(QUIET_MS);
  const { entries, heads, ...rest } = counting(scenario, () => first(scenario).room.talk.say(TEXT));
  const others = Object.values(rest).reduce((sum, { frames }) => sum + frames, 0);
  rows.push(`| ${members} | ${cell(entries)} | ${cell(heads)} | ${others} frames |`);
}

rows.push('', '| a latecomer to 8 members with | entries | want | heads |', '| ---: | --- | --- | --- |');
for (const said of [100, 1_000]) {
  const scenario = roomOf(8);
  for (let n = 0; n < said; n += 1) scenario.present[n % 8]?.room.talk.say(TEXT);
  scenario.clock.advance(QUIET_MS);
  const { entries, want, heads } = counting(scenario, () => scenario.arrive());
  rows.push(`| ${said} messages | ${cell(entries)} | ${cell(want)} | ${cell(heads)} |`);
}
publish('entries', rows);
