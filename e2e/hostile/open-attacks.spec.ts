import type { Page } from '@playwright/test';
import { createSigner } from '../../public/net/crypto/ed25519.ts';
import { signEntry } from '../../public/room/log/entry.ts';
import { LOG } from '../../public/testing/ids.ts';
import { test } from '../attacker/fixtures.ts';
import { Interceptor } from '../attacker/interceptor.ts';
import type { MaliciousServer } from '../attacker/malicious-server.ts';
import { readCard, standBetween, swapFingerprints } from '../attacker/open-room.ts';
import { honest } from '../attacker/siege.ts';
import { shownBy, startAnew } from '../attacker/witness.ts';
import { scopeOf } from '../chat/written-history.ts';
import { expect } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const ROOM = 'moot';
const FORGED = 'words put into a mouth';

type OpenMember = (options: { url: string; prepare: (page: Page) => Promise<void> }) => Promise<Member>;

/** Ada and Ben, who know each other's keys: they have talked, and the server knows all that a server can. */
async function acquaint(server: MaliciousServer, openMember: OpenMember): Promise<readonly [Member, Member]> {
  const url = server.roomUrl(ROOM);
  const ada = await openMember({ url, prepare: honest('Ada Quillfeather') });
  await ada.hasJoined();
  const ben = await openMember({ url, prepare: honest('Ben Ottersworth') });
  await everyLinkIsConnected([ada, ben]);
  await ada.say('it is me');
  await everyoneReads([ben], 'it is me');
  // Otherwise the rest would show nothing: here the server reads what it passes on.
  expect(server.cards.map((guest) => readCard(guest)?.name)).toEqual(['Ada Quillfeather', 'Ben Ottersworth']);
  return [ada, ben];
}

/** Whoever was there was never linked with, and said nothing. */
async function wasNeverBelieved(member: Member): Promise<void> {
  const { people, messages } = await shownBy(member.page);
  expect(people.filter((person) => / connected/.test(person))).toEqual([]);
  expect(messages.filter((message) => message.includes(FORGED))).toEqual([]);
}

test('in an open room the server cannot stand between members who know each other @chromium @promise', async ({
  openMember,
  startAttacker,
  browser,
}) => {
  const server = await startAttacker();
  const [ada, ben] = await acquaint(server, openMember);
  const spy = await (await browser.newContext()).newPage();
  const interceptor = await Interceptor.on(spy);

  server.switchOn(standBetween(interceptor));
  await ben.page.reload();
  const hellos = async () => (await interceptor.frames()).filter((frame) => frame.includes('"hello"')).length;
  // It came as far as it can: both were connected to it, and each greeted what they took for the other.
  await expect.poll(hellos).toBeGreaterThanOrEqual(2);
  await startAnew(ada.page);
  await ada.say('nobody hears this');
  const forger = createSigner(new Uint8Array(32).fill(9));
  const forged = signEntry(forger, scopeOf(ROOM), {
    log: LOG,
    seq: 1,
    at: Date.now(),
    seen: [],
    body: { kind: 'text', text: FORGED },
  });
  const adasId = server.cards
    .map((guest) => readCard(guest))
    .find((card) => card?.name.startsWith('Ada'))?.id;
  const entries = [forged, { ...forged, author: adasId }];
  await interceptor.say(JSON.stringify({ type: 'entries', entries }));
  for (const member of [ada, ben]) await wasNeverBelieved(member);
  // Who was not believed is called again, and heard no better.
  await expect.poll(hellos).toBeGreaterThanOrEqual(4);
  for (const member of [ada, ben]) await wasNeverBelieved(member);
  expect((await interceptor.frames()).join('\n')).not.toContain('nobody hears this');

  server.switchOff();
  await everyLinkIsConnected([ada, ben]);
  await everyoneReads([ben], 'nobody hears this');
  for (const member of [ada, ben]) await expect(member.message(FORGED)).toHaveCount(0);
  console.log(
    `open room, in between with ${server.deeds} deeds and ${await hellos()} hellos passed on: nobody was shown as connected`,
  );
  await spy.context().close();
});

test('in an open room a server that swaps fingerprints connects nobody to itself @chromium', async ({
  openMember,
  startAttacker,
}) => {
  const server = await startAttacker();
  const [ada, ben] = await acquaint(server, openMember);
  server.switchOn(swapFingerprints);
  await ben.page.reload();
  await expect.poll(() => server.deeds).toBeGreaterThanOrEqual(2);
  await startAnew(ada.page);
  await expect(ben.person('Ada Quillfeather')).toContainText('connecting');
  for (const member of [ada, ben]) await wasNeverBelieved(member);

  server.switchOff();
  await everyLinkIsConnected([ada, ben]);
  await ada.say('here again');
  await everyoneReads([ben], 'here again');
  console.log(`open room, ${swapFingerprints.name}: ${server.deeds} deeds; nobody was shown as connected`);
});
