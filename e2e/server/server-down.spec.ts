import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads } from '../support/member.ts';

test('with the server dead the chat goes on, and the banner says what does not @promise', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const url = server.roomUrl('survivors');
  const members = [await openMember({ url }), await openMember({ url }), await openMember({ url })];
  await everyLinkIsConnected(members);

  await server.kill();
  for (const [seat, member] of members.entries()) {
    await expect(member.banner).toContainText(
      'The server cannot be reached: chat goes on, nobody new can join',
    );
    await member.say(`still here ${seat}`);
    await everyoneReads(members, `still here ${seat}`);
  }
  await everyLinkIsConnected(members);
});

test('when the server comes back nobody has left, and people can join again @promise', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const url = server.roomUrl('survivors');
  const members = [await openMember({ url }), await openMember({ url })];
  await everyLinkIsConnected(members);
  const [ada] = members;

  await server.kill();
  for (const { banner } of members) await expect(banner).toContainText('cannot be reached');
  await ada?.say('into the gap');
  await everyoneReads(members, 'into the gap');

  await startServer({ PORT: server.url.port });
  for (const { banner } of members) await expect(banner).toBeEmpty();
  const cleo = await openMember({ url });
  const everyone = [...members, cleo];
  await everyLinkIsConnected(everyone);
  await cleo.say('the roomVerifier is open again');
  await everyoneReads(everyone, 'the roomVerifier is open again');
  for (const member of everyone) await expect(member.notices(/left|came back/)).toHaveCount(0);
  for (const member of members) await expect(member.notices('joined')).toHaveCount(member === ada ? 2 : 1);
});

test('a server that shuts down in good order is missed like one that dies', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const url = server.roomUrl('survivors');
  const members = [await openMember({ url }), await openMember({ url })];
  await everyLinkIsConnected(members);
  await server.stop();
  for (const { banner } of members) await expect(banner).toContainText('cannot be reached');
  await members[0]?.say('nobody told us to go');
  await everyoneReads(members, 'nobody told us to go');
});

test('someone who opens the page while the room is unreachable is told so @promise', async ({
  openMember,
}) => {
  const ada = await openMember();
  await expect(ada.banner).toBeEmpty();
  await ada.page.route('**/socket.io/**', (route) => route.abort());
  await ada.page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await ada.page.reload();
  await expect(ada.banner).toContainText('The server cannot be reached');
  await ada.say('written all the same');
  await expect(ada.message('written all the same')).toBeVisible();
});
