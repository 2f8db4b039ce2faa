/** Rooms whose key stays behind the #: who comes in, who does not, and what people are told of it. */
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const SEALED_URL = /\/\?roomId=[\w-]{10}#[\w-]{22}$/;
const LOCKED = {
  missing: 'This room needs the whole link',
  wrong: 'This link has the key to another room',
  damaged: 'The end of this link is damaged',
};

/** What is wrong is said once. */
async function isLocked(member: Member, why: keyof typeof LOCKED): Promise<void> {
  await expect(member.page.getByRole('heading', { name: LOCKED[why] })).toBeVisible();
  await expect(member.page.getByRole('main').getByRole('heading')).toHaveCount(1);
  await expect(member.banner).toBeEmpty();
  await expect(member.box).toBeHidden();
  await expect(member.people).toBeHidden();
}

test('?sealed makes a room whose whole link brings others in @promise', async ({ openMember, server }) => {
  const ada = await openMember({ url: `${server.roomUrl()}?sealed` });
  await expect(ada.page).toHaveURL(SEALED_URL);
  await expect(ada.page.getByRole('button', { name: 'Sealed room' })).toBeVisible();
  await expect(ada.page.getByRole('textbox', { name: 'Address to share' })).toHaveValue(ada.page.url());

  const ben = await openMember({ url: ada.page.url() });
  await everyLinkIsConnected([ada, ben]);
  await ada.say('between us');
  await everyoneReads([ada, ben], 'between us');

  await ben.page.reload();
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.page).toHaveURL(ada.page.url());
  await expect(ben.message('between us')).toBeVisible();
});

test('the room menu makes a sealed room', async ({ openMember }) => {
  const ada = await openMember();
  await expect(ada.page.getByRole('button', { name: 'Open room' })).toBeVisible();
  await ada.page.getByRole('button', { name: 'Room menu' }).click();
  await ada.page.getByRole('button', { name: 'New sealed room', exact: true }).click();
  await expect(ada.page).toHaveURL(SEALED_URL);
  await ada.hasJoined();
});

test('the header says in a sentence what each kind of room means', async ({ openMember, server }) => {
  const ada = await openMember();
  await ada.page.getByRole('button', { name: 'Open room' }).click();
  await expect(ada.page.getByText('Anyone with the link can come in')).toBeVisible();
  const ben = await openMember({ url: `${server.roomUrl()}?sealed` });
  await ben.page.getByRole('button', { name: 'Sealed room' }).click();
  await expect(ben.page.getByText('Only people with the whole link')).toBeVisible();
});

for (const [which, why, spoil] of [
  ['no key', 'missing', (url: string) => url.replace(/#.*/, '')],
  ['another key', 'wrong', (url: string) => url.replace(/#.*/, `#${'k'.repeat(22)}`)],
  ['a key that was cut', 'damaged', (url: string) => url.slice(0, -1)],
] as const) {
  test(`whoever has ${which} is told what is missing, and leaves no trace @promise`, async ({
    openMember,
    server,
  }) => {
    const ada = await openMember({ url: `${server.roomUrl()}?sealed` });
    await expect(ada.page).toHaveURL(SEALED_URL);
    await ada.hasJoined();

    const eve = await openMember({ url: spoil(ada.page.url()) });
    await isLocked(eve, why);
    const ben = await openMember({ url: ada.page.url() });
    await everyLinkIsConnected([ada, ben]);
    await expect(ada.notices(/joined|left/)).toHaveCount(1);
    await expect(ben.notices(/joined|left/)).toHaveCount(0);
  });
}

test('text behind the key does not lock out, and the address has the key alone again', async ({
  openMember,
  server,
}) => {
  const ada = await openMember({ url: `${server.roomUrl()}?sealed` });
  await expect(ada.page).toHaveURL(SEALED_URL);
  const link = ada.page.url();
  const members = [ada];
  for (const changed of [`${link}**`, `${link}_`, `${link})。`, link.replace('roomId', 'RoomID')]) {
    const ben = await openMember({ url: changed });
    await expect(ben.page).toHaveURL(link);
    members.push(ben);
  }
  await everyLinkIsConnected(members);
});

test('a key that was sent in the query opens no room without it', async ({ openMember, server }) => {
  const ada = await openMember({ url: `${server.roomUrl()}?sealed` });
  await expect(ada.page).toHaveURL(SEALED_URL);
  await isLocked(await openMember({ url: ada.page.url().replace('#', '%23') }), 'damaged');
});

/** A part of the page that every room fetches. */
const LATE_PART = /\/assets\/rest-of-page-[^/]+\.js$/;

test('a page that is locked stays as it is when a part of the room comes late', async ({
  openMember,
  server,
}) => {
  const ada = await openMember({ url: `${server.roomUrl()}?sealed` });
  await expect(ada.page).toHaveURL(SEALED_URL);
  await ada.hasJoined();
  const eve = await openMember({
    url: ada.page.url().replace(/#.*/, `#${'k'.repeat(22)}`),
    prepare: async (page) => {
      await page.route(LATE_PART, async (route) => {
        await expect(page.getByRole('heading', { name: LOCKED.wrong })).toBeVisible();
        await route.continue();
      });
    },
  });
  const arrived = () =>
    eve.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  await expect.poll(arrived).toContainEqual(expect.stringMatching(LATE_PART));
  const part = (await arrived()).find((url) => LATE_PART.test(url)) ?? '';
  await eve.page.evaluate(async (url) => {
    await import(url);
    await new Promise((resolve) => setTimeout(resolve));
  }, part);
  await isLocked(eve, 'wrong');
});

test('the whole link, put into the same tab afterwards, lets them in', async ({ openMember, server }) => {
  const ada = await openMember({ url: `${server.roomUrl()}?sealed` });
  await expect(ada.page).toHaveURL(SEALED_URL);
  await ada.hasJoined();
  const ben = await openMember({ url: ada.page.url().replace(/#.*/, `#${'k'.repeat(22)}`) });
  await isLocked(ben, 'wrong');

  await ben.page.goto(ada.page.url());
  await everyLinkIsConnected([ada, ben]);
  await ben.say('found it');
  await everyoneReads([ada, ben], 'found it');
});

test('an open room and sealed ones of the same name are different rooms to a tab', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const open = server.roomUrl('standup');
  const sealed = `${open}#${'k'.repeat(22)}`;
  const ada = await openMember({ url: open });
  await ada.say('in the open');
  await expect(ada.message('in the open')).toBeVisible();

  await ada.page.goto(sealed);
  await ada.hasJoined();
  await expect(ada.page.getByRole('button', { name: 'Sealed room' })).toBeVisible();
  await expect(ada.messages()).toHaveCount(0);
  await ada.page.goto(open);
  await expect(ada.message('in the open')).toBeVisible();
});

test('neither key nor names nor words of a sealed room pass through the server @chromium @promise', async ({
  openMember,
  server,
}) => {
  const sent: string[] = [];
  const ada = await openMember({
    url: `${server.roomUrl()}?sealed`,
    prepare: async (page) => {
      page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
      page.on('websocket', (socket) => {
        socket.on('framesent', ({ payload }) => sent.push(String(payload)));
        socket.on('framereceived', ({ payload }) => sent.push(String(payload)));
      });
    },
  });
  await expect(ada.page).toHaveURL(SEALED_URL);
  const ben = await openMember({ url: ada.page.url() });
  await everyLinkIsConnected([ada, ben]);
  await ben.say('a word of ours');
  await everyoneReads([ada, ben], 'a word of ours');

  const key = new URL(ada.page.url()).hash.slice(1);
  const passed = sent.join('\n');
  expect(passed).toContain('"join"');
  for (const secret of [
    key,
    await ada.name(),
    await ben.name(),
    'a word of ours',
    'a=fingerprint',
    'typ host',
  ])
    expect(passed).not.toContain(secret);
});
