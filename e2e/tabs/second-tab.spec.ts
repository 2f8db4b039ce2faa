import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { turnKeeping } from '../support/keeping.ts';
import { everyLinkIsConnected, everyoneReads, Member } from '../support/member.ts';
import { setHidden } from '../support/tab.ts';
import { anotherTab, MOVED, OPEN, saysElsewhere, useHere } from './second-tab.ts';

const NOBODY_MOVED = /left|came back|another key/;

test('a second tab of the room is the same person, and takes it over when wanted @promise @firefox', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const name = await ada.name();
  await ada.say('line 1.');
  await everyoneReads([ben], 'line 1.');
  await ada.box.fill('half a thought');

  const second = await anotherTab(ada);
  await saysElsewhere(second, OPEN);
  await ben.isConnectedTo(1);
  await useHere(second).click();
  await saysElsewhere(ada, MOVED);
  await everyLinkIsConnected([second, ben]);
  await expect(second.nameBox).toHaveValue(name);
  await expect(second.box).toHaveValue('half a thought');
  await expect(second.message('line 1.')).toContainText('You');
  await expect(second.receipt('line 1.')).toHaveText('Delivered to everyone');
  await second.say('line 2.');
  await everyoneReads([ben], 'line 2.');

  await useHere(ada).click();
  await saysElsewhere(second, MOVED);
  await everyLinkIsConnected([ada, ben]);
  await ada.say('line 3.');
  await everyoneReads([ben], 'line 3.');
  expect(await ada.said(/line \d\./)).toEqual(['line 1.', 'line 2.', 'line 3.']);
  expect(await ben.said(/line \d\./)).toEqual(['line 1.', 'line 2.', 'line 3.']);
  await expect(ben.message('line 3.')).toContainText(name);
  await expect(ben.notices(NOBODY_MOVED)).toHaveCount(0);
  expect(second.harm.lines).toEqual([]);
});

test('a room that is kept on the device goes from tab to tab with all that was said in it', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await turnKeeping(ada, true);
  const second = await anotherTab(ada);
  await saysElsewhere(second, OPEN);
  await ada.say('line 1.');
  await ada.box.fill('half a thought');
  await useHere(second).click();
  await saysElsewhere(ada, MOVED);
  await everyLinkIsConnected([second, ben]);
  await expect(second.message('line 1.')).toContainText('You');
  await expect(second.box).toHaveValue('half a thought');
  await second.say('line 2.');
  await everyoneReads([ben], 'line 2.');
  await useHere(ada).click();
  await everyLinkIsConnected([ada, ben]);
  await ada.say('line 3.');
  await everyoneReads([ben], 'line 3.');
  expect(await ada.said(/line \d\./)).toEqual(['line 1.', 'line 2.', 'line 3.']);
  expect(await ben.said(/line \d\./)).toEqual(['line 1.', 'line 2.', 'line 3.']);
  await expect(ben.notices(NOBODY_MOVED)).toHaveCount(0);
});

test('a reload of the tab that has the room has it back at once, also while another one waits @firefox', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const second = await anotherTab(ada);
  await saysElsewhere(second, OPEN);
  for (let n = 0; n < 3; n++) {
    await ada.page.reload();
    await everyLinkIsConnected([ada, ben]);
  }
  await saysElsewhere(second, OPEN);
});

test('a tab that was closed keeps nobody out, and those that wait say so', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('said before');
  await everyoneReads([ben], 'said before');
  const second = await anotherTab(ada);
  await saysElsewhere(second, OPEN);
  await ada.page.close();
  await saysElsewhere(second, 'The other tab does not answer');
  const third = await anotherTab(second);
  await everyLinkIsConnected([third, ben]);
  await expect(third.message('said before')).toBeVisible();
  await saysElsewhere(second, OPEN);
});

test('a duplicated tab is a second tab @chromium', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('before the copy');
  await everyoneReads([ben], 'before the copy');
  const opened = ada.page.context().waitForEvent('page');
  // A window that a page opens starts with a copy of its session storage, as a duplicated tab does.
  await ada.page.evaluate(() => void open(location.href));
  const copy = await Member.sit(await opened);
  await saysElsewhere(copy, OPEN);
  await ada.say('after the copy');
  await everyoneReads([ben], 'after the copy');
  await useHere(copy).click();
  await everyLinkIsConnected([copy, ben]);
  await saysElsewhere(ada, MOVED);
  await copy.say('from the copy');
  await everyoneReads([ben], 'from the copy');
  const all = /(before|after|from) the copy/;
  expect(await copy.said(all)).toEqual(['before the copy', 'after the copy', 'from the copy']);
  expect(await ben.said(all)).toEqual(['before the copy', 'after the copy', 'from the copy']);
  await expect(ben.people.getByRole('listitem')).toHaveCount(1);
  await expect(ben.notices(NOBODY_MOVED)).toHaveCount(0);
});

test('rooms in different tabs leave each other alone, and so do two keys of one name', async ({
  openMember,
  server,
}) => {
  const [key, otherKey] = ['A'.repeat(22), `${'B'.repeat(21)}A`];
  const ada = await openMember({ url: server.roomUrl('apart') });
  await ada.hasJoined();
  for (const [id, hash] of [
    ['apart-too', ''],
    ['apart-sealed', `#${key}`],
    ['apart-sealed-too', `#${otherKey}`],
  ] as const) {
    const tab = await anotherTab(ada, server.roomUrl(id) + hash);
    await tab.hasJoined();
  }
  // The same name under another key is another room, though the server lets nobody into both at once.
  const wrong = await anotherTab(ada, `${server.roomUrl('apart-sealed')}#${otherKey}`);
  await expect(
    wrong.page.getByRole('heading', { name: 'This link has the key to another room' }),
  ).toBeVisible();
  await ada.say('here');
  await expect(ada.message('here')).toBeVisible();
});

test('where the browser has no locks it is the same', async ({ openMember }) => {
  const prepare = async (page: Page) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
  };
  const ada = await openMember({ prepare });
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  const second = await anotherTab(ada, ada.page.url(), prepare);
  await saysElsewhere(second, OPEN);
  await useHere(second).click();
  await saysElsewhere(ada, MOVED);
  await everyLinkIsConnected([second, ben]);
  await second.page.reload();
  await everyLinkIsConnected([second, ben]);
  await useHere(ada).click();
  await everyLinkIsConnected([ada, ben]);
  await saysElsewhere(second, MOVED);
  await expect(ben.notices(NOBODY_MOVED)).toHaveCount(0);
});

test('a tab that crashed keeps nobody out @chromium', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const name = await ada.name();
  await ada.say('line 1.');
  await everyoneReads([ben], 'line 1.');
  const second = await ada.page.context().newPage();
  const devtools = await ada.page.context().newCDPSession(ada.page);
  const crashed = ada.page.waitForEvent('crash');
  void devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await second.goto(ada.page.url());
  const again = await Member.sit(second);
  await everyLinkIsConnected([again, ben]);
  await expect(again.nameBox).toHaveValue(name);
  await expect(again.message('line 1.')).toContainText('You');
});

test('what was unread comes along', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ben.say('read');
  await everyoneReads([ada], 'read');
  await setHidden(ada, true);
  for (const text of ['unread 1.', 'unread 2.']) {
    await ben.say(text);
    await everyoneReads([ada], text);
  }
  const second = await anotherTab(ada, ada.page.url());
  await useHere(second).click();
  await everyoneReads([second], 'unread 2.');
  await expect(second.transcript.getByText('Unread', { exact: true })).toHaveCount(1);
});

test('a tab that hangs keeps nobody out, and says where the room is when it is back @chromium', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('line 1.');
  await everyoneReads([ben], 'line 1.');
  // The page stands still until its request is answered. Firefox lets it hear other tabs meanwhile, and it answers them.
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await ada.page.route('**/hang', async (route) => {
    await answered;
    await route.fulfill({ body: '' });
  });
  await ada.page.evaluate(() => {
    setTimeout(() => {
      const request = new XMLHttpRequest();
      request.open('GET', 'hang', false);
      request.send();
    });
  });
  const second = await anotherTab(ada);
  await everyLinkIsConnected([second, ben]);
  await second.say('line 2.');
  await everyoneReads([ben], 'line 2.');
  answer();
  await saysElsewhere(ada, MOVED);
  await useHere(ada).click();
  await everyLinkIsConnected([ada, ben]);
  await ada.say('line 3.');
  await everyoneReads([ben], 'line 3.');
  expect(await ada.said(/line \d\./)).toEqual(['line 1.', 'line 2.', 'line 3.']);
});
