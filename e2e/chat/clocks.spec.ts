import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { setClock, shiftClock } from '../support/shifted-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** When the message was written, as the page tells it. */
const timeOf = async (member: Member, text: string): Promise<number> =>
  Date.parse((await member.message(text).locator('time').first().getAttribute('datetime')) ?? '');

/** Within what a test may take. */
const isAboutNow = (time: number, since: number): boolean =>
  time > since - 60_000 && time < Date.now() + 60_000;

test('members whose clocks are days apart receive everything, in one order, and are told @promise', async ({
  openMember,
}) => {
  const since = Date.now();
  const members = [
    await openMember(),
    await openMember({ prepare: (page) => shiftClock(page, -3 * DAY_MS) }),
    await openMember({ prepare: (page) => shiftClock(page, 30 * HOUR_MS) }),
  ];
  const [ada, late, early] = members as [Member, Member, Member];
  await everyLinkIsConnected(members);
  const order = [1, 2, 0, 2, 1, 0].map((seat, turn) => ({ seat, text: `turn ${turn}.` }));
  for (const { seat, text } of order) {
    await members[seat]?.say(text);
    await everyoneReads(members, text);
  }
  for (const member of members) {
    expect(await member.said(/turn \d\./)).toEqual(order.map(({ text }) => text));
    for (const { text } of order) expect(isAboutNow(await timeOf(member, text), since)).toBe(true);
    await expect(member.transcript).not.toContainText('arrived late');
  }
  await expect(late.receipt('turn 4.')).toHaveAccessibleName('Delivered to everyone');
  await expect(early.receipt('turn 3.')).toHaveAccessibleName('Delivered to everyone');
  await expect(late.banner).toContainText("This device's clock is 3 days behind; times are shown corrected");
  await expect(early.banner).toContainText(
    "This device's clock is 30 hours ahead; times are shown corrected",
  );
  await expect(ada.banner).toBeEmpty();
});

test('a clock that is set while the page is open, even with the server gone, keeps nothing back @promise', async ({
  startServer,
  openMember,
}) => {
  const server = await startServer();
  const url = server.roomUrl('clocks');
  const [ada, ben, cleo] = [
    await openMember({ url, prepare: (page) => shiftClock(page, 0) }),
    await openMember({ url }),
    await openMember({ url }),
  ];
  const members = [ada, ben, cleo];
  await everyLinkIsConnected(members);
  await ada.say('before');
  await everyoneReads(members, 'before');

  await setClock(ada.page, 5 * HOUR_MS);
  await expect(ada.banner).toContainText('clock is 5 hours ahead');
  const since = Date.now();
  await ada.say('five hours ahead');
  await everyoneReads(members, 'five hours ahead');
  expect(isAboutNow(await timeOf(ben, 'five hours ahead'), since)).toBe(true);

  await server.kill();
  await expect(ada.banner).toContainText('cannot be reached');
  await setClock(ada.page, -365 * DAY_MS);
  await ada.say('a year behind');
  await everyoneReads(members, 'a year behind');
  await ben.say('answer');
  await everyoneReads(members, 'answer');
  await setClock(ada.page, 0);
  await ada.say('right again');
  await everyoneReads(members, 'right again');
  for (const member of members) {
    expect(await member.said(/before|five hours ahead|a year behind|answer|right again/)).toEqual([
      'before',
      'five hours ahead',
      'a year behind',
      'answer',
      'right again',
    ]);
    expect(isAboutNow(await timeOf(member, 'a year behind'), since)).toBe(true);
  }
  await expect(ada.receipt('right again')).toHaveAccessibleName('Delivered to everyone');
});

test('somebody alone with a wrong clock is told, and what they said before others came shows the right time', async ({
  openMember,
}) => {
  const since = Date.now();
  const ada = await openMember({ prepare: (page) => shiftClock(page, -3 * DAY_MS) });
  await expect(ada.banner).toContainText('clock is 3 days behind');
  await ada.say('is anybody there?');
  const ben = await openMember();
  await everyoneReads([ada, ben], 'is anybody there?');
  for (const member of [ada, ben])
    expect(isAboutNow(await timeOf(member, 'is anybody there?'), since)).toBe(true);
  await expect(ben.banner).toBeEmpty();
  await ada.page.getByRole('status').getByRole('button', { name: 'Dismiss' }).click();
  await expect(ada.banner).toBeEmpty();
});
