import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';

/** The questions that the browser asked before it left a page; all of them were answered with yes. */
function questionsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('dialog', (dialog) => asked.push(dialog.type()));
  return asked;
}

test('the page asks before it goes with something that nobody has @promise', async ({
  openMember,
  server,
}) => {
  const ada = await openMember();
  const asked = questionsOf(ada.page);
  await ada.say('for whoever comes');
  await expect(ada.receipt('for whoever comes')).toHaveText('Waiting for somebody to come');
  await ada.page.goto(server.roomUrl('elsewhere'));
  expect(asked).toEqual(['beforeunload']);
});

test('whoever stays after all has lost nothing @chromium', async ({ openMember }) => {
  const ada = await openMember();
  await ada.say('for whoever comes');
  await expect(ada.receipt('for whoever comes')).toBeVisible();
  ada.page.removeAllListeners('dialog');
  const asked = ada.page.waitForEvent('dialog');
  await ada.page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();

  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.message('for whoever comes')).toBeVisible();
});

test('the page lets go without a word when somebody has it, or when there is nothing', async ({
  openRoom,
  server,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const [asked, bensAsked] = [questionsOf(ada.page), questionsOf(ben.page)];
  await ada.say('you have it');
  await expect(ada.receipt('you have it')).toHaveText('Delivered to everyone');
  await ben.box.fill('a draft is kept anyway');
  await ben.page.goto(server.roomUrl('elsewhere'));
  await expect(ada.person(await ben.name())).toHaveCount(0);
  await ada.page.goto(server.roomUrl('elsewhere'));
  expect([...asked, ...bensAsked]).toEqual([]);
});
