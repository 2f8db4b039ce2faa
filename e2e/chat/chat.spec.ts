import { PROXY_MODES } from '../server/strict-proxy.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';

/** Everyone says so many things without waiting for anybody; then everyone has to have all of it, each author's in order. */
async function everybodyHearsEverything(members: readonly Member[], each: number): Promise<void> {
  const said = (speaker: number) =>
    Array.from({ length: each }, (_, n) => `thing ${n + 1} from seat ${speaker + 1}.`);
  await Promise.all(
    members.map(async (member, speaker) => {
      for (const text of said(speaker)) await member.say(text);
    }),
  );
  for (const member of members) {
    await expect(member.messages()).toHaveCount(members.length * each);
    for (const speaker of members.keys()) {
      await expect(member.messages().filter({ hasText: `from seat ${speaker + 1}.` })).toContainText(
        said(speaker),
      );
    }
  }
}

/** The transcript as it stands, line by line, without what differs from reader to reader: "You" and times. */
const transcriptOf = (member: Member): Promise<string[]> =>
  member
    .messages()
    .evaluateAll((rows) =>
      rows.map((row) => /thing \d+ from seat \d+/.exec(row.textContent ?? '')?.[0] ?? ''),
    );

/** What depends on how the server is reached. */
function everybodyTalks(): void {
  test('three members hear everything from everybody, in one order', async ({ openRoom }) => {
    const members = await openRoom(3);
    await everybodyHearsEverything(members, 5);
    const [first, ...others] = await Promise.all(members.map(transcriptOf));
    for (const other of others) expect(other).toEqual(first);
  });

  test('eight members, who come all at once, hear everything from everybody', async ({ openMember }) => {
    const members = await Promise.all(Array.from({ length: 8 }, () => openMember()));
    await everyLinkIsConnected(members);
    await everybodyHearsEverything(members, 3);
  });

  test('whoever comes late sees who is there, and talks with all of them', async ({
    openRoom,
    openMember,
  }) => {
    const [ada, ben] = (await openRoom(2)) as [Member, Member];
    await ada.say('said before anybody came');

    const cleo = await openMember();
    await cleo.isConnectedTo(2);
    await expect(cleo.person(await ada.name())).toBeVisible();
    await expect(cleo.person(await ben.name())).toBeVisible();

    const cleosName = await cleo.name();
    await cleo.say('sorry to be late');
    for (const other of [ada, ben]) await expect(other.message('sorry to be late')).toContainText(cleosName);
    await ben.say('never mind');
    await expect(cleo.message('never mind')).toBeVisible();
  });
}

// With everything that moves on the page, which elsewhere stands still.
test.describe(() => {
  test.use({ contextOptions: {} });
  everybodyTalks();

  test('two members talk @promise @firefox', async ({ openRoom }) => {
    const [ada, ben] = (await openRoom(2)) as [Member, Member];
    const [adasName, bensName] = [await ada.name(), await ben.name()];

    await ada.say('Hello Ben!');
    await expect(ben.message('Hello Ben!')).toContainText(adasName);
    await expect(ada.message('Hello Ben!')).toContainText('You');

    await ben.say('Hello Ada!');
    await expect(ada.message('Hello Ada!')).toContainText(bensName);
    await expect(ada.messages()).toHaveCount(2);
    await expect(ben.messages()).toHaveCount(2);
  });

  test('someone alone is told so, and how others get in', async ({ openMember, roomUrl }) => {
    const ada = await openMember();
    await expect(ada.page.getByText('Only you so far')).toBeVisible();
    await expect(ada.transcript.getByText('Send this link to the people you want to talk to')).toBeVisible();
    await expect(ada.transcript.getByRole('textbox')).toHaveValue(roomUrl);

    const ben = await openMember();
    await everyLinkIsConnected([ada, ben]);
    await ben.say('found it');
    await expect(ada.message('found it')).toBeVisible();
    await expect(ada.transcript.getByRole('textbox')).toHaveCount(0);
    await expect(ada.page.getByText('Only you so far')).toBeHidden();
  });
});

for (const proxyMode of PROXY_MODES)
  test.describe(`through proxies that ${proxyMode} @chromium`, () => {
    test.use({ proxyMode });
    everybodyTalks();
  });
