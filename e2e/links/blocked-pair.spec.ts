import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { receivedFrames, recordFrames } from '../support/received-frames.ts';
import { Wall } from '../support/wall.ts';

/** Ada and Ben cannot reach each other; Cleo reaches both. */
async function openDividedRoom(
  openMember: (options?: { prepare: Wall['before'] }) => Promise<Member>,
): Promise<{ wall: Wall; members: readonly [Member, Member, Member] }> {
  const wall = new Wall();
  const ada = await openMember({ prepare: wall.before });
  const ben = await openMember({
    prepare: async (page) => {
      await wall.before(page);
      await recordFrames(page);
    },
  });
  const cleo = await openMember();
  await cleo.isConnectedTo(2);
  const cleosName = await cleo.name();
  await expect(ada.person(await ben.name())).toContainText(`via ${cleosName}`);
  await expect(ben.person(await ada.name())).toContainText(`via ${cleosName}`);
  return { wall, members: [ada, ben, cleo] };
}

test('two who cannot reach each other talk through a third, in one frame a message @promise @firefox', async ({
  openMember,
}) => {
  const { members } = await openDividedRoom(openMember);
  const [ada, ben] = members;
  await ada.say('first of all');
  await expect(ada.receipt('first of all')).toHaveText('Delivered to everyone');

  const texts = Array.from({ length: 10 }, (_, n) => `over the wall ${n + 1}.`);
  for (const text of texts) {
    await ada.say(text);
    await expect(ben.message(text)).toBeVisible();
  }
  // Passed on at once: what Ben had to find missing and ask for would come once more, or with others.
  const frames = (await receivedFrames(ben.page)).filter((frame) => frame.includes('over the wall'));
  expect(frames.map((frame) => texts.filter((text) => frame.includes(text)))).toEqual(
    texts.map((text) => [text]),
  );

  for (const text of texts) await expect(ada.receipt(text)).toHaveText('Delivered to everyone');
  expect(await ben.said(/over the wall \d+\./)).toEqual(texts);
  await ben.say('I hear you');
  await everyoneReads(members, 'I hear you');
  await expect(ben.receipt('I hear you')).toHaveText('Delivered to everyone');
  await expect(ada.message('I hear you')).toHaveCount(1);
});

test('two who found a way to each other talk directly again', async ({ openMember }) => {
  const { wall, members } = await openDividedRoom(openMember);
  const [ada, ben] = members;
  wall.fall();
  await ben.page.reload();
  await everyLinkIsConnected(members);
  await ada.say('no wall any more');
  await everyoneReads(members, 'no wall any more');
  await expect(ada.receipt('no wall any more')).toHaveText('Delivered to everyone');
});

test('with the server dead the third still carries @promise', async ({ openMember, startServer }) => {
  const server = await startServer();
  const url = server.roomUrl('divided');
  const { members } = await openDividedRoom((options) => openMember({ ...options, url }));
  const [ada, ben] = members;
  await server.kill();
  for (const { banner } of members) await expect(banner).toContainText('cannot be reached');
  await ben.say('nobody introduces us any more');
  await everyoneReads(members, 'nobody introduces us any more');
  await expect(ben.receipt('nobody introduces us any more')).toHaveText('Delivered to everyone');
  await expect(ada.message('nobody introduces us any more')).toContainText(await ben.name());
});

test('two who cannot reach each other, and have nobody between them, are told why', async ({
  openMember,
}) => {
  const wall = new Wall();
  const ada = await openMember({ prepare: wall.before });
  const ben = await openMember({ prepare: wall.before });
  const reason = 'unreachable: your networks let no direct connection through';
  await Promise.all([
    expect(ada.person(await ben.name())).toContainText(reason),
    expect(ben.person(await ada.name())).toContainText(reason),
  ]);
});
