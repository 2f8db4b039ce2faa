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

test('who names themselves before they say anything has only joined', async ({ openRoom, openMember }) => {
  const [ada] = (await openRoom(1)) as [Member];
  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  const before = await ben.name();
  await ben.rename('Ben Bitdiddle');
  await expect(ada.notices('Ben Bitdiddle joined')).toBeVisible();
  await expect(ada.notices(before)).toHaveCount(0);
  await ben.say('under my own name');
  await expect(ada.message('under my own name')).toContainText('Ben Bitdiddle');
  await expect(ada.notices('is now called')).toHaveCount(0);
  await expect(ben.notices('You are now called')).toHaveCount(0);
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

/** What the joiners in them are for is seen: without them they are other words and other pictures. */
const WRITTEN = [
  'علی\u200Cرضا',
  'ශ්\u200Dරී ලංකා',
  'രാജന്\u200D',
  '葛\u{E0100}城',
  '👩🏽\u200D💻',
  '1\uFE0F\u20E3 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
];

test('a name arrives as it was written, code point for code point @promise', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  for (const name of WRITTEN) {
    await ada.rename(name);
    await expect(ada.nameBox).toHaveValue(name);
    const shown = ben.people.locator('.person-name');
    await expect.poll(() => shown.evaluate((element) => element.textContent)).toBe(name);
  }
  await ada.say('who am I?');
  const author = ben.message('who am I?').locator('.message-author bdi');
  await expect.poll(() => author.evaluate((element) => element.textContent)).toBe(WRITTEN.at(-1));
  await ada.page.reload();
  await expect(ada.nameBox).toHaveValue(WRITTEN.at(-1) ?? '');
});

test('a name as long as people count it is taken, and a longer one refused', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const forty = 'कि'.repeat(40);
  await ada.rename(forty);
  await expect(ben.person(forty)).toBeVisible();
  await ada.rename(`${forty}कि`);
  await expect(ada.page.getByRole('alert').filter({ hasText: 'too long' })).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await ada.rename('\u3164\u2800\u200B');
  await expect(ada.page.getByRole('alert').filter({ hasText: 'can be seen' })).toBeVisible();
  await expect(ben.person(forty)).toBeVisible();
});

test('names that look alike are told apart @promise', async ({ openMember, roomUrl, server }) => {
  const [ann, other] = [
    await openMember({ url: server.roomUrl() }),
    await openMember({ url: server.roomUrl() }),
  ] as const;
  await ann.rename('Ann Cope');
  await other.rename('\u0410nn \u0421ope\u2060');
  const witness = await openMember();
  await Promise.all([ann, other].map((member) => member.page.goto(roomUrl)));
  await everyLinkIsConnected([ann, other, witness]);

  const tags = witness.people.locator('.tag');
  await expect(tags).toHaveText([/^[\w-]{4}$/, /^[\w-]{4}$/]);
  await other.say('I am Ann');
  await expect(witness.message('I am Ann').locator('.tag')).toHaveText(/^[\w-]{4}$/);

  await witness.rename('\u0391nn Cope');
  await expect(witness.page.getByRole('alert').filter({ hasText: 'looks like the name' })).toBeVisible();
});
