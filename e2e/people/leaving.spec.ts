import { launchOptions } from '../support/browsers.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';

/** Gone from People, and told in one line: whoever met the other here reads one line for the whole visit. */
async function readsOfOneDeparture(
  member: Member,
  name: string,
  words: 'left' | 'joined and left',
): Promise<void> {
  await expect(member.notices(`${name} ${words}`)).toBeVisible();
  await expect(member.person(name)).toHaveCount(0);
  await expect(member.notices(name)).toHaveCount(1);
}

test('whoever closes the tab is announced once and is no longer among the people @promise', async ({
  openRoom,
  openMember,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const cleo = await openMember();
  await everyLinkIsConnected([ada, ben, cleo]);
  const bensName = await ben.name();

  await ben.page.close();
  await readsOfOneDeparture(ada, bensName, 'joined and left');
  await readsOfOneDeparture(cleo, bensName, 'left');
  await ada.isConnectedTo(1);

  await ada.say('just the two of us');
  await expect(cleo.message('just the two of us')).toBeVisible();
  await readsOfOneDeparture(cleo, bensName, 'left');
});

test('whoever walks to another page is announced once', async ({ openRoom, server }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const adasName = await ada.name();
  await ada.page.goto(server.roomUrl('elsewhere'));
  await readsOfOneDeparture(ben, adasName, 'left');
});

test('someone whose browser is killed is announced once @chromium @promise', async ({
  openMember,
  playwright,
}) => {
  const doomed = await playwright.chromium.launchServer(launchOptions('chromium') ?? {});
  const browser = await playwright.chromium.connect(doomed.wsEndpoint());
  const page = await (await browser.newContext()).newPage();
  const name = 'Doomed Dodo';
  await page.addInitScript((own) => {
    localStorage['parley.name'] = own;
  }, name);

  const ada = await openMember();
  await ada.hasJoined();
  await page.goto(ada.page.url());
  await ada.isConnectedTo(1);
  const cleo = await openMember();
  await cleo.isConnectedTo(2);

  await doomed.kill();
  await readsOfOneDeparture(ada, name, 'joined and left');
  await readsOfOneDeparture(cleo, name, 'left');
  await ada.say('what happened?');
  await expect(cleo.message('what happened?')).toBeVisible();
  await readsOfOneDeparture(cleo, name, 'left');
});

test('a reload is no departure @promise', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const bensName = await ben.name();
  await ben.say('one moment');
  await expect(ada.message('one moment')).toBeVisible();

  await ben.page.reload();
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.nameBox).toHaveValue(bensName);
  await ben.say('back again');
  await expect(ada.message('back again')).toContainText(bensName);
  await expect(ada.person(bensName)).toHaveCount(1);
  await expect(ada.notices(bensName)).toHaveText([/ joined /]);
  await expect(ben.notices(/left|came back/)).toHaveCount(0);
});

/** Every line of the transcript, without its time. */
const linesOf = ({ transcript }: Member): Promise<string[]> =>
  transcript.evaluate((log) =>
    [...log.querySelectorAll('article .message-text, .notice p span')].map(
      ({ textContent }) => textContent ?? '',
    ),
  );

test('that somebody joined stays above what they said, and coming back is told as such', async ({
  openMember,
}) => {
  const ada = await openMember();
  await ada.hasJoined();
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  const name = await ben.name();
  const url = ben.page.url();
  await ben.say('hello');
  await expect(ada.message('hello')).toBeVisible();
  await ben.page.goto('about:blank');
  await expect(ada.notices(`${name} left`)).toBeVisible();
  expect(await linesOf(ada)).toEqual([`${name} joined`, 'hello', `${name} left`]);

  // The other says something to whoever is not there, and it stays between.
  await ada.say('where are you?');
  await ben.page.goto(url);
  await everyLinkIsConnected([ada, ben]);
  await expect(ada.notices(`${name} came back`)).toBeVisible();
  await ben.page.goto('about:blank');
  await expect(ada.notices(`${name} came back and left again`)).toBeVisible();
  expect(await linesOf(ada)).toEqual([
    `${name} joined`,
    'hello',
    `${name} left`,
    'where are you?',
    `${name} came back and left again`,
  ]);
});
