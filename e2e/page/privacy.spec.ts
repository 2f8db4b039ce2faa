import { startStrictProxy } from '../server/strict-proxy.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, Member } from '../support/member.ts';
import { disguises, Traffic } from '../support/traffic.ts';

const SAID = [
  'The heron lands at the quay at half past nine',
  'Déjà vu: naïve Zürich 日本 façade über alles',
  'meet-me-under-the-clock',
];
const NAMES = ['Professor Moriarty', 'Señora Brontë-Núñez'];

for (const transport of ['WebSocket', 'long-polling'] as const) {
  test(`nothing that is said and no name crosses the server over ${transport} @chromium @promise`, async ({
    browser,
    server,
    roomUrl,
  }) => {
    const proxy = transport === 'WebSocket' ? null : await startStrictProxy(server.url, 'refuse');
    const url = new URL(new URL(roomUrl).search, proxy?.url ?? server.url).href;
    const traffic = new Traffic();
    const members: Member[] = [];
    for (const name of NAMES) {
      const page = await (await browser.newContext()).newPage();
      traffic.record(page);
      const member = await Member.sit(page);
      // The name is chosen before the room is entered, so it is in the card as well.
      await page.goto(new URL('/', url).href);
      await member.rename(name);
      await expect(member.nameBox).toHaveValue(name);
      await page.goto(url);
      members.push(member);
    }
    await everyLinkIsConnected(members);
    const [ada, ben] = members as [Member, Member];
    await expect(ada.person(NAMES[1] ?? '')).toBeVisible();
    for (const text of SAID) {
      await ada.say(text);
      await everyoneReads(members, text);
    }
    await ben.say(`As ${NAMES[0]} says`);
    await everyoneReads(members, `As ${NAMES[0]} says`);
    await ben.page.reload();
    await everyLinkIsConnected(members);

    const crossed = await traffic.settled();
    // The recording is worth something only if it saw the introduction.
    expect(crossed).toContain('"join"');
    expect(crossed).toContain('"signal"');
    expect(crossed).toContain('"joined"');
    for (const secret of [...SAID, ...NAMES]) {
      for (const disguise of disguises(secret))
        expect(crossed.includes(disguise), `${secret} as ${disguise}`).toBe(false);
    }
    for (const { page } of members) await page.context().close();
    proxy?.close();
  });
}
