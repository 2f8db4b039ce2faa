import { everyLinkIsConnected, type Member } from '../e2e/support/member.ts';
import { until } from '../src/server/testing/until.ts';
import { everyoneSeesEveryone, expect, test } from './fixtures.ts';

const SIZE = 16;

test('a process that is asked to end lets 200 people go elsewhere, and ends', async ({ openHouse }) => {
  const house = await openHouse(2);
  const rooms = Array.from({ length: 20 }, (_, room) =>
    Array.from({ length: 10 }, (_, n) => house.guest(`room-${room}`, `guest-${n}`)),
  );
  const everybodyIsThere = async () => {
    for (const guests of rooms) await everyoneSeesEveryone(guests);
  };
  await everybodyIsThere();

  for (const n of [0, 1]) {
    await house.process(n).stop();
    await everybodyIsThere();
    await house.start(n);
  }
});

test('all processes are restarted in turn under sixteen who talk: nothing is lost and nobody left', async ({
  openHouse,
  openMember,
}) => {
  const house = await openHouse(3);
  const url = house.frontDoor.roomUrl('talk');
  const members: Member[] = [];
  for (let n = 0; n < SIZE; n++)
    members.push(await openMember({ url, context: { viewport: { width: 800, height: 600 } } }));
  await everyLinkIsConnected(members);

  let said = 0;
  let isTalking = true;
  const talk = (async () => {
    while (isTalking) {
      await members[said % SIZE]?.say(`line ${said}.`);
      said += 1;
    }
  })();
  for (let n = 0; n < 3; n++) {
    await house.process(n).stop();
    await house.start(n);
    for (const { banner } of members) await expect(banner).toBeEmpty();
    // However slow the machine is, everybody speaks at least once while processes go and come.
    await until(() => said > ((n + 1) * SIZE) / 3);
  }
  isTalking = false;
  await talk;

  console.log(`${said} messages were said during the restarts`);
  test.info().annotations.push({ type: 'figures', description: `${said} messages during the restarts` });
  expect(said).toBeGreaterThan(SIZE);
  const lines = Array.from({ length: said }, (_, n) => `line ${n}.`).sort();
  for (const member of members) {
    await expect(member.messages()).toHaveCount(said);
    expect((await member.said(/line \d+\./)).sort()).toEqual(lines);
    await expect(member.notices(/left|came back|stopped by/)).toHaveCount(0);
  }
  await everyLinkIsConnected(members);
});
