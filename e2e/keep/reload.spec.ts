import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const NOBODY_MOVED = /left|came back/;

test('a reload loses nothing: name, messages, whose they are, and who has them @promise @firefox', async ({
  openRoom,
}) => {
  const members = await openRoom(3);
  const [ada, ben, cleo] = members as [Member, Member, Member];
  await ada.say('line 1.');
  await everyoneReads(members, 'line 1.');
  await ben.say('line 2.');
  await everyoneReads(members, 'line 2.');
  await expect(ada.receipt('line 1.')).toHaveText('Delivered to everyone');
  const adasName = await ada.name();

  await ada.page.reload();
  await expect(ada.message('line 1.')).toContainText('You');
  await expect(ada.message('line 2.')).toContainText(await ben.name());
  await everyLinkIsConnected(members);
  await expect(ada.nameBox).toHaveValue(adasName);
  await expect(ada.receipt('line 1.')).toHaveText('Delivered to everyone');
  await expect(ada.messages()).toHaveCount(2);

  await ada.say('line 3.');
  await everyoneReads(members, 'line 3.');
  for (const other of [ben, cleo]) {
    await expect(other.message('line 3.')).toContainText(adasName);
    expect(await other.said(/line \d\./)).toEqual(['line 1.', 'line 2.', 'line 3.']);
    await expect(other.person(adasName)).toHaveCount(1);
    await expect(other.notices(NOBODY_MOVED)).toHaveCount(0);
  }
  await expect(ada.receipt('line 3.')).toHaveText('Delivered to everyone');
});

test('whoever came first came before everything that was said, after a reload too', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('the first word');
  await ben.say('the second');
  await everyoneReads([ada, ben], 'the second');
  await ada.page.reload();
  await everyLinkIsConnected([ada, ben]);
  await expect(ada.message('the second')).toBeVisible();
  await ada.say('the third');
  await expect(ada.receipt('the third')).toHaveText('Delivered to everyone');
  await expect(ada.transcript).not.toContainText('Said before you joined');
});

test('what nobody has yet survives a reload and is then delivered @promise', async ({ openMember }) => {
  const ada = await openMember();
  await ada.say('for whoever comes');
  await expect(ada.receipt('for whoever comes')).toHaveText('Waiting for somebody to come');
  await ada.page.reload();
  await expect(ada.receipt('for whoever comes')).toHaveText('Waiting for somebody to come');
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.message('for whoever comes')).toHaveCount(1);
  await expect(ada.receipt('for whoever comes')).toHaveText('Delivered to everyone');
});

test('who had a message and has left still counts after a reload', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const bensName = await ben.name();
  await ada.say('you have it');
  await expect(ada.receipt('you have it')).toHaveText('Delivered to everyone');
  await ben.page.close();
  await expect(ada.person(bensName)).toHaveCount(0);
  await expect(ada.receipt('you have it')).toHaveText('Delivered to everyone');
  await ada.page.reload();
  await expect(ada.receipt('you have it')).toHaveText('Delivered to everyone');
});

test('who had a message and leaves during a reload counts too, and nobody who came since', async ({
  openRoom,
  openMember,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const url = ada.page.url();
  await ada.say('you have it');
  await expect(ada.receipt('you have it')).toHaveText('Delivered to everyone');
  await ada.page.goto('about:blank');
  await ben.page.close();
  const cleo = await openMember();
  await expect(cleo.people.getByRole('listitem')).toHaveCount(0);
  await ada.page.goto(url);
  await everyLinkIsConnected([ada, cleo]);
  await expect(cleo.message('you have it')).toBeVisible();
  await expect(ada.receipt('you have it')).toHaveText('Delivered to everyone');
  await ada.receipt('you have it').click();
  const holders = ada.page.getByRole('dialog', { name: 'Who has this message' });
  await expect(holders).toContainText(`${await cleo.name()}, and 1 who has left`);
});

test('all of a room may reload at once and nothing is lost @promise', async ({ openRoom }) => {
  const members = await openRoom(3);
  for (const [seat, member] of members.entries()) {
    await member.say(`from seat ${seat}.`);
    await everyoneReads(members, `from seat ${seat}.`);
  }
  await Promise.all(members.map(({ page }) => page.reload()));
  await everyLinkIsConnected(members);
  for (const [seat, member] of members.entries()) {
    expect(await member.said(/from seat \d\./)).toEqual(['from seat 0.', 'from seat 1.', 'from seat 2.']);
    await expect(member.message(`from seat ${seat}.`)).toContainText('You');
    await expect(member.receipt(`from seat ${seat}.`)).toHaveText('Delivered to everyone');
    await expect(member.notices(NOBODY_MOVED)).toHaveCount(0);
  }
});
