import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';
import { Stopwatch } from '../support/stopwatch.ts';
import { Wall } from '../support/wall.ts';

/** Ada and Ben cannot reach each other; Cleo reaches both. */
async function openDividedRoom(
  openMember: (options?: { prepare: Wall['before'] }) => Promise<Member>,
): Promise<{ wall: Wall; members: readonly [Member, Member, Member] }> {
  const wall = new Wall();
  const ada = await openMember({ prepare: wall.before });
  const ben = await openMember({ prepare: wall.before });
  const cleo = await openMember();
  await cleo.isConnectedTo(2);
  const cleosName = await cleo.name();
  await expect(ada.person(await ben.name())).toContainText(`via ${cleosName}`);
  await expect(ben.person(await ada.name())).toContainText(`via ${cleosName}`);
  return { wall, members: [ada, ben, cleo] };
}

test('two who cannot reach each other talk through a third, within a second', async ({ openMember }) => {
  const { members } = await openDividedRoom(openMember);
  const [ada, ben] = members;
  await ada.say('first of all');
  await expect(ada.receipt('first of all')).toHaveText('everyone');

  const texts = Array.from({ length: 10 }, (_, n) => `over the wall ${n + 1}.`);
  const stopwatch = await Stopwatch.between(ada, ben);
  for (const text of texts) {
    await ada.say(text);
    await expect(ben.message(text)).toBeVisible();
  }
  const times = await stopwatch.read(texts);
  console.log(`Ada to Ben over Cleo: ${times.join(', ')} ms`);
  test.info().annotations.push({ type: 'figures', description: `over a third: ${times.join(', ')} ms` });
  for (const time of times) {
    expect(time).not.toBeNull();
    expect(time).toBeLessThan(1_000);
  }

  for (const text of texts) await expect(ada.receipt(text)).toHaveText('everyone');
  expect(await ben.said(/over the wall \d+\./)).toEqual(texts);
  await ben.say('I hear you');
  await everyoneReads(members, 'I hear you');
  await expect(ben.receipt('I hear you')).toHaveText('everyone');
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
  await expect(ada.receipt('no wall any more')).toHaveText('everyone');
});

test('with the server dead the third still carries', async ({ openMember, startServer }) => {
  const server = await startServer();
  const url = server.roomUrl('divided');
  const { members } = await openDividedRoom((options) => openMember({ ...options, url }));
  const [ada, ben] = members;
  await server.kill();
  for (const { banner } of members) await expect(banner).toContainText('cannot be reached');
  await ben.say('nobody introduces us any more');
  await everyoneReads(members, 'nobody introduces us any more');
  await expect(ben.receipt('nobody introduces us any more')).toHaveText('everyone');
  await expect(ada.message('nobody introduces us any more')).toContainText(await ben.name());
});

test('two who cannot reach each other, and have nobody between them, are told why within 20 seconds', async ({
  openMember,
}) => {
  const wall = new Wall();
  const ada = await openMember({ prepare: wall.before });
  const ben = await openMember({ prepare: wall.before });
  const reason = 'unreachable: no direct path: both networks block it; a TURN server would help';
  const timeout = 20_000;
  await Promise.all([
    expect(ada.person(await ben.name())).toContainText(reason, { timeout }),
    expect(ben.person(await ada.name())).toContainText(reason, { timeout }),
  ]);
});
