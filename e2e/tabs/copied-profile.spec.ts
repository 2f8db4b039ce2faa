import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, Member } from '../support/member.ts';

test('a copied profile is somebody else on the other device, and nothing parts', async ({
  openRoom,
  browser,
  roomUrl,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const name = await ada.name();
  await ada.say('from here');
  await everyoneReads([ben], 'from here');
  const storageState = await ada.page.context().storageState({ indexedDB: true });
  const context = await browser.newContext({ storageState, serviceWorkers: 'block' });
  const copy = await Member.sit(await context.newPage());
  await copy.page.goto(roomUrl);
  await expect(copy.page.getByText('Here you are somebody new now')).toBeVisible();
  await expect(ada.page.getByText('It is somebody else now')).toBeVisible();
  await everyLinkIsConnected([ada, ben, copy]);
  await copy.say('from there');
  await everyoneReads([ada, ben], 'from there');
  await ada.say('still me');
  await everyoneReads([ben, copy], 'still me');
  await expect(copy.message('from here')).not.toContainText('You');
  await expect(ada.message('from there')).not.toContainText('You');
  await expect(ben.people.getByRole('listitem')).toHaveCount(2);
  expect(await ada.name()).toBe(name);
  await ada.page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(ada.page.getByText('It is somebody else now')).toBeHidden();
  await context.close();
});
