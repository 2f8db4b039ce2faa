import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';

const TEXTS = ['alone 1.', 'alone 2.', 'alone 3.'];

async function writeAlone(member: Member): Promise<void> {
  await expect(member.page.getByText('Only you so far')).toBeVisible();
  for (const text of TEXTS) await member.say(text);
  for (const text of TEXTS) await expect(member.receipt(text)).toHaveText('Waiting for somebody to come');
}

test('what was typed alone waits, says so, and arrives once and in order', async ({ openMember }) => {
  const ada = await openMember();
  await writeAlone(ada);

  const ben = await openMember();
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.messages()).toHaveCount(TEXTS.length);
  expect(await ben.said(/alone \d\./)).toEqual(TEXTS);
  for (const text of TEXTS) await expect(ada.receipt(text)).toHaveText('Delivered to everyone');
  await expect(ada.messages()).toHaveCount(TEXTS.length);
});

test('the dialog says that it waits for whoever comes', async ({ openMember }) => {
  const ada = await openMember();
  await writeAlone(ada);
  await ada.receipt('alone 3.').click();
  const dialog = ada.page.getByRole('dialog', { name: 'Who has this message' });
  await expect(dialog).toContainText('Nobody else is here yet');
  await expect(dialog.getByText('Has it:')).toBeHidden();
});

test('what was typed while the server could not be reached arrives when it can', async ({
  openMember,
  roomUrl,
}) => {
  const ben = await openMember();
  await expect(ben.banner).toBeEmpty();
  let isServerThere = false;
  const ada = await openMember({
    prepare: async (page) => {
      await page.routeWebSocket(/socket\.io/, (socket) => {
        if (isServerThere) socket.connectToServer();
        else void socket.close();
      });
      await page.route('**/socket.io/**', (route) => (isServerThere ? route.continue() : route.abort()));
    },
    url: roomUrl,
  });
  await expect(ada.banner).toContainText('cannot be reached');
  await writeAlone(ada);

  isServerThere = true;
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.messages()).toHaveCount(TEXTS.length);
  expect(await ben.said(/alone \d\./)).toEqual(TEXTS);
  for (const text of TEXTS) await expect(ada.receipt(text)).toHaveText('Delivered to everyone');
});

test('two who wrote while each was alone read each other @promise', async ({ openMember, startServer }) => {
  const server = await startServer();
  const url = server.roomUrl('meeting');
  const [ada, ben] = [await openMember({ url }), await openMember({ url })];
  await everyLinkIsConnected([ada, ben]);
  const bensName = await ben.name();
  await ben.page.goto(server.roomUrl('elsewhere'));
  await expect(ada.person(bensName)).toHaveCount(0);
  await ada.say('where did you go?');
  await expect(ada.receipt('where did you go?')).toHaveText('Waiting for somebody to come');
  await ben.page.goto(url);
  await everyLinkIsConnected([ada, ben]);
  await expect(ben.nameBox).toHaveValue(bensName);
  await expect(ben.message('where did you go?')).toHaveCount(1);
  await expect(ada.receipt('where did you go?')).toHaveText('Delivered to everyone');
});
