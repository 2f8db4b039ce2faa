import { armed, HostileMember } from '../hostile/hostile-member.ts';
import { StrangerServer } from '../server/stranger-server.ts';
import { copied, watchCopies } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected } from '../support/member.ts';

const NO_ADDRESSES = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://parley.example@evil.example/',
  '//evil.example/',
  '<img src=x onerror=alert(1)>',
  '',
];

test('a link that a member tells of is shown as theirs, with where it leads, and changes nothing @promise', async ({
  openMember,
  roomUrl,
}) => {
  const ada = await openMember({ prepare: watchCopies });
  const mallory = await openMember({ prepare: armed });
  await everyLinkIsConnected([ada, mallory]);
  const hostile = await HostileMember.of(mallory);
  const note = ada.page.getByRole('region', { name: 'New link to this room' });
  const tell = (url: string) => hostile.send({ type: 'invitation', roomId: 'x', url });

  for (const url of NO_ADDRESSES) await tell(url);
  await tell('https://evil.example/chat/?roomId=other#secret');
  await expect(note).toHaveCount(1);
  await expect(note).toContainText(`${await mallory.name()} says`);
  await expect(note).toContainText('evil.example');
  const { searchParams } = new URL(roomUrl);
  await expect(note.getByRole('textbox', { name: 'New link' })).toHaveValue(
    `https://evil.example/chat/?roomId=${searchParams.get('roomId')}`,
  );
  await ada.page.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => copied(ada.page)).toBe(roomUrl);

  for (const url of NO_ADDRESSES) await tell(url);
  await expect(note).toHaveCount(0);
  await ada.say('still here');
  await expect(mallory.message('still here')).toBeVisible();
});

test('a server that tells of no address is not listened to', async ({ openMember }) => {
  const server = await StrangerServer.start();
  const url = new URL('?roomId=listening', server.url).href;
  const ada = await openMember({ url });
  await ada.hasJoined();
  const link = ada.transcript.getByRole('textbox', { name: 'Address to share' });
  for (const content of [...NO_ADDRESSES, 7, null, { href: 'https://a.example/' }, ['https://a.example/']])
    server.say('published', content);
  server.say('published', 'https://a.example/', 'more');
  await expect(link).toHaveValue('https://a.example/?roomId=listening');
  for (const content of NO_ADDRESSES) server.say('published', content);
  server.say('published');
  server.say('published', 'https://b.example/');
  await expect(link).toHaveValue('https://b.example/?roomId=listening');
  await expect(ada.page).toHaveURL(url);
  await server.close();
});
