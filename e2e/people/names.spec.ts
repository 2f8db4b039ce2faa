import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';

test('everyone has a friendly name at once, and no two the same', async ({ openRoom }) => {
  const members = await openRoom(4, { isNew: true });
  const names = await Promise.all(members.map((member) => member.name()));
  for (const name of names) expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  expect(new Set(names).size).toBe(4);
});

test('a new name reaches everyone @promise', async ({ openRoom }) => {
  const [ada, ben, cleo] = (await openRoom(3)) as [Member, Member, Member];
  const before = await ada.name();
  await ada.say('under my first name');
  await expect(cleo.message('under my first name')).toContainText(before);

  await ada.rename('Ada Lovelace');
  for (const other of [ben, cleo]) {
    await expect(other.person('Ada Lovelace')).toBeVisible();
    await expect(other.person(before)).toHaveCount(0);
    await expect(other.notices(`${before} is now called Ada Lovelace`)).toBeVisible();
  }
  await ada.say('under my second name');
  await expect(ben.message('under my second name')).toBeVisible();
  await expect(ben.message('under my first name')).toContainText('Ada Lovelace');
});

test('whoever comes later knows people by their new names', async ({ openRoom, openMember }) => {
  const [ada] = (await openRoom(1)) as [Member];
  await ada.rename('Ada Lovelace');
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.person('Ada Lovelace')).toBeVisible();
});

test('a name in use is refused and says so @promise', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.rename('Grace Hopper');
  await expect(ben.person('Grace Hopper')).toBeVisible();

  const bensName = await ben.name();
  for (const attempt of ['Grace Hopper', 'grace  hopper', ' GRACE HOPPER ', 'Grace\u200b Hopper']) {
    await ben.rename(attempt);
    await expect(ben.page.getByRole('alert').filter({ hasText: 'is taken in this room' })).toBeVisible();
    await ben.nameBox.press('Escape');
    await expect(ben.nameBox).toHaveValue(bensName);
  }
  await expect(ada.person(bensName)).toBeVisible();

  await ben.rename('   ');
  await expect(ben.page.getByRole('alert').filter({ hasText: 'at least one character' })).toBeVisible();
  await ben.rename('Katherine Johnson');
  await expect(ada.person('Katherine Johnson')).toBeVisible();
});

test('a chosen name is remembered, after a reload and in another room', async ({ openRoom, server }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.rename('Ada Lovelace');
  await expect(ben.person('Ada Lovelace')).toBeVisible();

  await ada.page.reload();
  await everyLinkIsConnected([ada, ben]);
  await expect(ada.nameBox).toHaveValue('Ada Lovelace');
  await expect(ben.person('Ada Lovelace')).toHaveCount(1);

  await ada.page.goto(server.roomUrl());
  await expect(ada.nameBox).toHaveValue('Ada Lovelace');
});

test('two who arrive with one name can be told apart', async ({ openMember, roomUrl, server }) => {
  const sams = [
    await openMember({ url: server.roomUrl() }),
    await openMember({ url: server.roomUrl() }),
  ] as const;
  for (const sam of sams) {
    await sam.rename('Sam');
    await expect(sam.nameBox).toHaveValue('Sam');
  }
  const witness = await openMember();
  await Promise.all(sams.map((sam) => sam.page.goto(roomUrl)));
  await everyLinkIsConnected([...sams, witness]);

  const people = await witness.people.getByRole('listitem').allTextContents();
  expect(people).toHaveLength(2);
  for (const person of people) expect(person).toContain('Sam');
  expect(people[0]).not.toBe(people[1]);

  for (const [index, sam] of sams.entries()) await sam.say(`I am Sam number ${index}`);
  const authors = [];
  for (const index of [0, 1]) {
    const row = witness.message(`I am Sam number ${index}`);
    await expect(row).toBeVisible();
    authors.push((await row.textContent())?.split('I am')[0]);
  }
  expect(authors[0]).toContain('Sam');
  expect(authors[0]).not.toBe(authors[1]);
});
