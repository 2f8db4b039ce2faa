/** What is told by a stand-in for the device has nothing of a browser's own in it: once is enough. */
import { clickNotification, countOf, deviceThat, notified } from '../support/device.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { setHidden } from '../support/tab.ts';

type OpenMember = (options?: { prepare?: (page: Member['page']) => Promise<void> }) => Promise<Member>;

const iconOf = ({ page }: Member): Promise<string> =>
  page.evaluate(() => [...document.querySelectorAll<HTMLLinkElement>('link[rel=icon]')].at(-1)?.href ?? '');

const switchOf = ({ page }: Member, name: 'Sound' | 'Notifications') => page.getByRole('switch', { name });

const openMenu = ({ page }: Member) => page.getByRole('button', { name: 'Room menu' }).click();

async function openTwo(openMember: OpenMember, answer: 'granted' | 'denied' = 'granted') {
  const ada = await openMember();
  await ada.hasJoined();
  const ben = await openMember({ prepare: deviceThat(answer) });
  await everyLinkIsConnected([ada, ben]);
  await ben.isComplete();
  return { ada, ben };
}

/** Ben is told of what comes, and looks at something else. */
async function openBenAway(openMember: OpenMember) {
  const { ada, ben } = await openTwo(openMember);
  await openMenu(ben);
  await switchOf(ben, 'Notifications').click();
  await expect(switchOf(ben, 'Notifications')).toBeChecked();
  await ben.page.keyboard.press('Escape');
  await setHidden(ben, true);
  return { ada, ben };
}

const shown = async ({ page }: Member) =>
  (await notified(page)).map(({ title, body }) => `${title}: ${body}`);

const EXAMPLE = 'Parley: New messages will be shown like this.';

test('title and icon count what was not seen, until it is', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.isComplete();
  const plainIcon = await iconOf(ben);
  expect(plainIcon).toMatch(/favicon\.svg$/);
  await ada.say('seen');
  await everyoneReads([ben], 'seen');
  await expect(ben.page).toHaveTitle('Parley');

  await setHidden(ben, true);
  await ada.say('unseen 1.');
  await expect(ben.page).toHaveTitle('(1) Parley');
  await ada.say('unseen 2.');
  await expect(ben.page).toHaveTitle('(2) Parley');
  await expect.poll(() => iconOf(ben)).toMatch(/^data:image\/png/);
  // What is drawn is what the policy of the page lets a browser show.
  const size = await ben.page.evaluate(
    async (href) => {
      const image = new Image();
      image.src = href;
      await image.decode();
      return image.naturalWidth;
    },
    await iconOf(ben),
  );
  expect(size).toBe(64);
  await expect(ada.page).toHaveTitle('Parley');

  await setHidden(ben, false);
  await expect(ben.page).toHaveTitle('Parley');
  expect(await iconOf(ben)).toBe(plainIcon);
});

test('what its author deletes before anybody saw it is not counted any more @chromium', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.isComplete();
  await setHidden(ben, true);
  await ada.say('a slip');
  await expect(ben.page).toHaveTitle('(1) Parley');
  await ada.act('a slip', 'Delete');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(ben.page).toHaveTitle('Parley');
});

test('also what comes below the part that somebody reads is counted', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.isComplete();
  for (let n = 1; n <= 40; n++) await ada.say(`line ${n}.`);
  await expect(ben.message('line 40.')).toBeInViewport();
  await ben.transcript.hover();
  await ben.page.mouse.wheel(0, -600);
  await expect(ben.message('line 40.')).not.toBeInViewport();
  await ada.say('below');
  await expect(ben.page).toHaveTitle('(1) Parley');
  await ben.page.getByRole('button', { name: 'New messages' }).click();
  await expect(ben.page).toHaveTitle('Parley');
});

test('nobody is asked for notifications before they switch them on, and nothing sounds @chromium', async ({
  openMember,
}) => {
  const { ada, ben } = await openTwo(openMember);
  await setHidden(ben, true);
  await ada.say('hello');
  await expect(ben.page).toHaveTitle('(1) Parley');
  expect([await countOf(ben.page, 'asked'), await countOf(ben.page, 'played')]).toEqual([0, 0]);
  expect(await shown(ben)).toEqual([]);
});

test('one notification tells of a burst, and leads back to the page @chromium', async ({ openMember }) => {
  const { ada, ben } = await openBenAway(openMember);
  const name = await ada.name();
  expect(await shown(ben)).toEqual([EXAMPLE]);
  await ada.say('first');
  await expect.poll(() => shown(ben)).toEqual([EXAMPLE, `${name}: first`]);
  for (const words of ['second', 'third', 'fourth']) await ada.say(words);
  await expect.poll(() => shown(ben)).toEqual([EXAMPLE, `${name}: first`, `4 new messages: ${name}: fourth`]);
  const all = await notified(ben.page);
  expect(new Set(all.map(({ tag }) => tag)).size).toBe(1);

  await clickNotification(ben.page);
  expect(await countOf(ben.page, 'focused')).toBe(1);
  expect((await notified(ben.page)).at(-1)?.isClosed).toBe(true);
});

test('a mention is told as one; what is seen is taken back @chromium', async ({ openMember }) => {
  const { ada, ben } = await openBenAway(openMember);
  const [name, bensName] = [await ada.name(), await ben.name()];
  await ada.say('first');
  await expect.poll(() => shown(ben)).toEqual([EXAMPLE, `${name}: first`]);
  await ada.say(`@${bensName} where are you?`);
  await expect
    .poll(() => shown(ben))
    .toEqual([EXAMPLE, `${name}: first`, `${name} mentions you: @${bensName} where are you?`]);
  await setHidden(ben, false);
  await expect.poll(async () => (await notified(ben.page)).at(-1)?.isClosed).toBe(true);
  await ada.say('there you are');
  await everyoneReads([ben], 'there you are');
  expect(await shown(ben)).toHaveLength(3);
});

test('of a muted member nothing is told @chromium', async ({ openMember }) => {
  const cleo = await openMember();
  await cleo.hasJoined();
  const ada = await openMember();
  const ben = await openMember({ prepare: deviceThat('granted') });
  await everyLinkIsConnected([ada, ben, cleo]);
  await ben.isComplete();
  await openMenu(ben);
  await switchOf(ben, 'Notifications').click();
  await ben.page.keyboard.press('Escape');
  await ben.page.getByRole('button', { name: `About ${await cleo.name()}` }).click();
  const dialog = ben.page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Mute/ }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await setHidden(ben, true);
  await cleo.say(`@${await ben.name()} psst`);
  await everyoneReads([ada], 'psst');
  await ada.say('hello');
  await expect.poll(() => shown(ben)).toEqual([EXAMPLE, `${await ada.name()}: hello`]);
  await expect(ben.page).toHaveTitle('(1) Parley');
});

test('of what was said before one came nothing is told @chromium', async ({ openMember }) => {
  const ada = await openMember();
  await ada.say('long ago');
  const ben = await openMember({
    prepare: async (page) => {
      await page.addInitScript(() => {
        if (!location.protocol.startsWith('http')) return;
        sessionStorage['test.permission'] = 'granted';
        localStorage['parley.notifications'] = 'yes';
        Object.defineProperty(document, 'hidden', { configurable: true, value: true });
      });
      await deviceThat('granted')(page);
    },
  });
  await everyLinkIsConnected([ada, ben]);
  await everyoneReads([ben], 'long ago');
  await ben.isComplete();
  await ada.say('hello');
  await expect.poll(() => shown(ben)).toEqual([`${await ada.name()}: hello`]);
  await expect(ben.page).toHaveTitle('(1) Parley');
});

test('what was switched on stays on after a reload; blocked, it says so', async ({ openMember }) => {
  const { ada, ben } = await openBenAway(openMember);
  await ben.page.reload();
  await everyLinkIsConnected([ada, ben]);
  await openMenu(ben);
  await expect(switchOf(ben, 'Notifications')).toBeChecked();
  await expect(switchOf(ben, 'Sound')).not.toBeChecked();
  await switchOf(ben, 'Notifications').click();
  await ben.page.reload();
  await openMenu(ben);
  await expect(switchOf(ben, 'Notifications')).not.toBeChecked();

  const cleo = await openMember({ prepare: deviceThat('denied') });
  await cleo.hasJoined();
  await openMenu(cleo);
  const notifications = switchOf(cleo, 'Notifications');
  await expect(notifications).toHaveAccessibleDescription(/who wrote, and what/);
  await notifications.click();
  await expect(notifications).not.toBeChecked();
  await expect(notifications).toHaveAccessibleDescription(/blocks notifications of this page/);
});

test('a sound is heard when it is switched on, and with what comes while nobody looks @chromium', async ({
  openMember,
}) => {
  const { ada, ben } = await openTwo(openMember);
  await openMenu(ben);
  await switchOf(ben, 'Sound').click();
  await expect.poll(() => countOf(ben.page, 'played')).toBe(1);
  await ben.page.keyboard.press('Escape');
  await ada.say('seen');
  await everyoneReads([ben], 'seen');
  await setHidden(ben, true);
  await ada.say('unseen');
  await expect.poll(() => countOf(ben.page, 'played')).toBe(2);
  await ada.say('and more');
  await expect(ben.page).toHaveTitle('(2) Parley');
  expect(await countOf(ben.page, 'played')).toBe(2);
  // Two notes: they are meant.
  await ada.say(`@${await ben.name()} hello?`);
  await expect.poll(() => countOf(ben.page, 'played')).toBe(4);
});

test('a call is told of, rings, and is taken back when it is over @chromium', async ({ openMember }) => {
  const { ada, ben } = await openBenAway(openMember);
  const [name, bensName] = [await ada.name(), await ben.name()];
  await ada.page.getByRole('button', { name: `Call ${bensName}` }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Call' }).click();
  await expect.poll(() => shown(ben)).toEqual([EXAMPLE, `${name} is calling: `]);
  await ada.page.getByRole('button', { name: 'Cancel the call' }).click();
  await expect.poll(async () => (await notified(ben.page)).at(-1)?.isClosed).toBe(true);
  await expect(ben.page.getByRole('region', { name: 'Call ended' })).toContainText(`missed a call`);
});
