import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const confirm = ({ page }: Member) => page.getByRole('dialog', { name: 'Delete this message?' });

async function takeBack(member: Member, text: string): Promise<void> {
  await member.act(text, 'Delete');
  await confirm(member).getByRole('button', { name: 'Delete message' }).click();
}

test('an edited message reads the same for everyone, and says that it was edited', async ({
  openRoom,
  openMember,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('see you at noon');
  await everyoneReads([ben], 'see you at noon');
  await ada.act('see you at noon', 'Edit');
  await expect(ada.box).toHaveValue('see you at noon');
  await ada.box.fill('see you at one');
  await ada.page.getByRole('button', { name: 'Save' }).click();

  const cleo = await openMember();
  await everyLinkIsConnected([ada, ben, cleo]);
  for (const member of [ada, ben, cleo]) {
    await expect(member.message('see you at one')).toContainText('edited');
    await expect(member.message('see you at noon')).toHaveCount(0);
    await expect(member.messages()).toHaveCount(1);
  }
  await expect(ada.send).toBeVisible();
  await expect(ada.receipt('see you at one')).toHaveText('Delivered to everyone');

  await Promise.all([ada, ben].map(({ page }) => page.reload()));
  for (const member of [ada, ben]) {
    await expect(member.message('see you at one')).toContainText('edited');
    await expect(member.messages()).toHaveCount(1);
  }
});

test('the arrow key brings back the last own message, and Escape the draft', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('mine, with a tpyo');
  await everyoneReads([ben], 'mine, with a tpyo');
  await ben.say('not mine');
  await everyoneReads([ada], 'not mine');

  await ada.box.press('ArrowUp');
  await expect(ada.box).toHaveValue('mine, with a tpyo');
  await ada.box.press('Escape');
  await expect(ada.box).toHaveValue('');
  await expect(ada.page.getByRole('button', { name: 'Cancel edit' })).toBeHidden();

  await ada.box.press('ArrowUp');
  await ada.box.fill('mine, without a typo');
  await ada.box.press('Enter');
  await everyoneReads([ada, ben], 'mine, without a typo');
  await expect(ben.messages()).toHaveCount(2);

  await ada.box.fill('a draft');
  await ada.act('mine, without a typo', 'Edit');
  await ada.page.getByRole('button', { name: 'Cancel edit' }).click();
  await expect(ada.box).toHaveValue('a draft');
  await expect(ben.messages()).toHaveCount(2);
});

test('a deleted message is gone for everyone, and whoever comes later never gets to see it @promise', async ({
  openRoom,
  openMember,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('my password is swordfish');
  await everyoneReads([ben], 'swordfish');
  await ada.act('swordfish', 'Delete');
  await confirm(ada).getByRole('button', { name: 'Cancel' }).click();
  await expect(confirm(ada)).toBeHidden();
  await expect(ben.message('swordfish')).toBeVisible();

  await takeBack(ada, 'swordfish');
  for (const member of [ada, ben]) {
    await expect(member.message('Message deleted')).toHaveCount(1);
    await expect(member.message('swordfish')).toHaveCount(0);
  }
  await expect(ada.receipt('Message deleted')).toHaveCount(0);

  const cleo = await openMember();
  let isSeen = false;
  await cleo.page.exposeFunction('reportSighting', () => {
    isSeen = true;
  });
  await cleo.page.reload();
  await cleo.transcript.evaluate((log) => {
    const report = (globalThis as unknown as { reportSighting(): Promise<void> }).reportSighting;
    new MutationObserver(() => log.textContent?.includes('swordfish') && void report()).observe(log, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await everyLinkIsConnected([ada, ben, cleo]);
  await expect(cleo.message('Message deleted')).toHaveCount(1);
  await expect(cleo.transcript).not.toContainText('swordfish');
  expect(isSeen).toBe(false);

  await ada.page.reload();
  await expect(ada.message('Message deleted')).toHaveCount(1);
  await expect(ada.transcript).not.toContainText('swordfish');
});

test('only own messages can be changed or taken back', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('what Ada said');
  await ben.say('what Ben said');
  await everyoneReads([ada], 'what Ben said');
  const offered = async (text: string) => {
    await ada.message(text).hover();
    const actions = ada.message(text).getByRole('group', { name: 'Message actions' });
    await expect(actions.getByRole('button', { name: 'Reply' })).toBeVisible();
    return actions.getByRole('button').evaluateAll((all) => all.map((button) => button.ariaLabel));
  };
  expect(await offered('what Ada said')).toEqual(['Reply', 'React', 'Edit', 'More']);
  expect(await offered('what Ben said')).toEqual(['Reply', 'React', 'More']);

  await takeBack(ada, 'what Ada said');
  await expect(ada.message('Message deleted')).toBeVisible();
  await ada.message('Message deleted').hover();
  await expect(ada.message('Message deleted').getByRole('button', { includeHidden: true })).toHaveCount(0);
});

test('what was changed while somebody was away is changed for them too when they come back', async ({
  openRoom,
  server,
  roomUrl,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const bensName = await ben.name();
  await ada.say('first wording');
  await ada.say('to be deleted');
  await everyoneReads([ben], 'to be deleted');
  await ben.page.goto(server.roomUrl('elsewhere'));
  await expect(ada.person(bensName)).toHaveCount(0);
  await ada.act('first wording', 'Edit');
  await ada.box.fill('second wording');
  await ada.box.press('Enter');
  await takeBack(ada, 'to be deleted');
  await expect(ada.message('second wording')).toContainText('edited');

  await ben.page.goto(roomUrl);
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.message('second wording')).toContainText('edited');
  await expect(ben.message('Message deleted')).toHaveCount(1);
  await expect(ben.message('to be deleted')).toHaveCount(0);
  await expect(ben.messages()).toHaveCount(2);
});
