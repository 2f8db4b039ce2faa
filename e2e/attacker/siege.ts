/**
 * Three honest members and one attack: two who have talked before it began, one who comes while it goes on. Tells what
 * was shown to them, what the server learned, and how long they took to find together afterwards.
 */
import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { delayCandidates, recordCandidates, toldCandidates } from '../links/candidates.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { disguises } from '../support/traffic.ts';
import type { Attack } from './attack.ts';
import type { MaliciousServer } from './malicious-server.ts';
import { type Shown, shownBy, startAnew, watchTheScreen } from './witness.ts';

export type OpenMember = (options: {
  url: string;
  prepare: (page: Page) => Promise<void>;
}) => Promise<Member>;

const EXCHANGES = 4;
const NAMES = ['Ada Quillfeather', 'Ben Ottersworth', 'Cid Vantongeren'] as const;
const KEY_ELSEWHERE = randomBytes(16).toString('base64url');
const freshKey = (): string => randomBytes(16).toString('base64url');
/** Of whom only others told so far. */
const UNNAMED = 'Somebody';
const OUTSIDER = 'Eve Elsewhere';

/** Their name, and every word and candidate of theirs, noted for later. */
export const honest = (name: string) => async (page: Page) => {
  await watchTheScreen(page);
  await recordCandidates(page);
  await page.addInitScript((chosen) => localStorage.setItem('parley.name', chosen), name);
};

export class Siege {
  readonly #server: MaliciousServer;
  readonly #members: Member[] = [];
  readonly #said: string[] = [];
  readonly #outsiders: Member[] = [];
  /** Told before the attack: on a busy machine a reload may take so long that somebody seems to have left. */
  readonly #toldBefore = new Set<string>();

  constructor(server: MaliciousServer) {
    this.#server = server;
  }

  /** Answers with one line of what came of it. */
  async withstand(attack: Attack, roomId: string, openMember: OpenMember): Promise<string> {
    const url = this.#server.roomUrl(roomId, freshKey());
    this.#server.givesAddressesBack = attack.givesAddressesBack === true;
    const [adasName, bensName, cidsName] = NAMES;
    const prepare = (name: string) => async (page: Page) => {
      await honest(name)(page);
      if (attack.lateCandidates) await delayCandidates(page);
    };
    const ada = await openMember({ url, prepare: prepare(adasName) });
    await ada.hasJoined();
    const ben = await openMember({ url, prepare: prepare(bensName) });
    await everyLinkIsConnected([ada, ben]);
    // From here on there are cards and signals of an earlier session.
    await ada.page.reload();
    await everyLinkIsConnected([ada, ben]);
    this.#members.push(ada, ben);
    await this.#everybodySays('before');

    for (const { page } of this.#members)
      for (const notice of (await shownBy(page)).notices) this.#toldBefore.add(notice);
    this.#server.switchOn(attack);
    await Promise.all([ada, ben].map(({ page }) => startAnew(page)));
    for (const where of attack.company ?? []) {
      const outside =
        where === 'another room'
          ? this.#server.roomUrl(`${roomId}-2`, KEY_ELSEWHERE)
          : where === 'no key'
            ? this.#server.roomUrl(roomId)
            : this.#server.roomUrl(roomId, freshKey());
      this.#outsiders.push(await openMember({ url: outside, prepare: honest(OUTSIDER) }));
    }
    const cid = await openMember({ url, prepare: prepare(cidsName) });
    await expect(cid.nameBox).toBeVisible();
    // Who is linked needs no server: nothing it does may come between them.
    for (let n = 1; n <= EXCHANGES; n++) await this.#everybodySays(`during ${n}`);
    await expect.poll(() => this.#server.deeds, { message: attack.name }).toBeGreaterThan(0);
    const { people } = await shownBy(cid.page);

    this.#server.switchOff();
    this.#members.push(cid);
    await everyLinkIsConnected(this.#members);
    await this.#everybodySays('after');

    for (const member of this.#members)
      this.#sawNoLie(attack, await member.name(), await shownBy(member.page));
    for (const { page } of this.#outsiders) sawNothing(await shownBy(page));
    for (const member of [ada, ben]) await this.#sawNoBreak(attack, member);
    await this.#learnedNothing();
    await Promise.all([...this.#members, ...this.#outsiders].map(({ page }) => page.close()));
    const states = new Map(people.map((person) => person.split(': ') as [string, string]));
    const newcomer =
      [...states].map(([name, state]) => `${name.split(' ')[0]} ${state}`).join(', ') || 'nobody';
    return `${attack.name}: ${this.#server.deeds} deeds; the two talked on, the newcomer saw ${newcomer}`;
  }

  async #everybodySays(when: string): Promise<void> {
    for (const member of this.#members) {
      const text = `${when}, says ${await member.name()} under the rowan`;
      this.#said.push(text);
      await member.say(text);
      await everyoneReads(this.#members, text);
    }
  }

  #sawNoLie(
    { name: attack, mayHideNewcomers }: Attack,
    reader: string,
    { people, messages, notices }: Shown,
  ): void {
    const others = NAMES.filter((name) => name !== reader);
    const known = people.map((person) => person.split(': ')[0]).filter((name) => name !== UNNAMED);
    expect(others, `${attack}: people shown to ${reader}`).toEqual(expect.arrayContaining(known));
    const spoken = this.#said.map((text) => {
      const author = NAMES.find((name) => text.includes(name));
      return `${author === reader ? 'You' : author}: ${text}`;
    });
    expect(spoken, `${attack}: messages shown to ${reader}`).toEqual(expect.arrayContaining([...messages]));
    expect(messages.length, `${attack}: messages shown to ${reader}`).toBe(this.#said.length);
    const newcomer = NAMES[2];
    const untrue = notices.filter(
      (notice) =>
        !/ joined /.test(notice) &&
        !this.#toldBefore.has(notice) &&
        !(mayHideNewcomers && (reader === newcomer || notice.startsWith(newcomer))),
    );
    expect(untrue, `${attack}: told to ${reader}`).toEqual([]);
  }

  /** Of the two who were linked before it began. */
  async #sawNoBreak({ name: attack }: Attack, member: Member): Promise<void> {
    const { people } = await shownBy(member.page);
    const [ada, ben] = NAMES;
    const broken = people.filter(
      (person) => (person.startsWith(ada) || person.startsWith(ben)) && !/: connected/.test(person),
    );
    expect(broken, attack).toEqual([]);
  }

  async #learnedNothing(): Promise<void> {
    const { requests, events } = this.#server;
    const told = await Promise.all(this.#members.map(({ page }) => toldCandidates(page)));
    const addresses = new Set(told.flat().map((candidate) => candidate.split(' ')[4] ?? ''));
    expect(addresses.size).toBeGreaterThan(0);
    // Its own address stands in every request.
    for (const address of addresses) expectNot(events, address);
    for (const secret of [...NAMES, ...this.#said]) expectNot([...requests, ...events], secret);
  }
}

/** Nobody of the room and nothing said there; those elsewhere may see each other. */
function sawNothing({ people, messages }: Shown): void {
  expect(people.filter((person) => !person.startsWith(OUTSIDER))).toEqual([]);
  expect(messages).toEqual([]);
}

function expectNot(heard: readonly string[], secret: string): void {
  const all = heard.join('\n');
  for (const disguise of disguises(secret))
    expect(all.includes(disguise), `${secret} as ${disguise}`).toBe(false);
}
