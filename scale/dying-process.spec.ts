import { everyLinkIsConnected, everyoneReads } from '../e2e/support/member.ts';
import { everyoneSeesEveryone, expect, test } from './fixtures.ts';

test('a process is killed: its people come back, also into a full room, and ghosts are gone', async ({
  openHouse,
}) => {
  const house = await openHouse(3, 'in-turn', { ROOM_CAPACITY: '16' });
  const rooms = ['a', 'b', 'c', 'd'];
  const guests = rooms.flatMap((room) =>
    Array.from({ length: 16 }, (_, n) => ({ room, guest: house.guest(room, `${room}-${n}`) })),
  );
  const inRoom = (room: string) => guests.filter((each) => each.room === room).map(({ guest }) => guest);
  for (const room of rooms) await everyoneSeesEveryone(inRoom(room));
  // Those who go with the process, and nobody comes back for.
  const gone = house.guest('d-too', 'gone', house.urls[0]);
  const witness = house.guest('d-too', 'witness', house.urls[1]);
  await everyoneSeesEveryone([gone, witness]);

  gone.vanish();
  await house.process(0).kill();
  const returned = () => guests.filter(({ guest }) => guest.joins > 1).length;
  await expect.poll(returned).toBeGreaterThan(0);
  await expect.poll(() => guests.filter(({ guest }) => !guest.isIn).length).toBe(0);
  for (const room of rooms) await everyoneSeesEveryone(inRoom(room));
  await expect.poll(() => witness.others()).toEqual([]);
  const figures = `${returned()} of ${guests.length} people came back`;
  console.log(figures);
  test.info().annotations.push({ type: 'figures', description: figures });
});

test('a process is killed under people who talk: nobody notices in the chat', async ({
  openHouse,
  openMember,
}) => {
  const house = await openHouse(2);
  const url = house.frontDoor.roomUrl('talk');
  const members = [];
  for (let n = 0; n < 4; n++) {
    const member = await openMember({ url });
    await member.hasJoined();
    members.push(member);
  }
  await everyLinkIsConnected(members);

  await house.process(0).kill();
  for (const [n, member] of members.entries()) {
    await member.say(`without it ${n}`);
    await everyoneReads(members, `without it ${n}`);
  }
  for (const { banner } of members) await expect(banner).toBeEmpty();
  await everyLinkIsConnected(members);
  const newcomer = await openMember({ url });
  await everyLinkIsConnected([...members, newcomer]);
  await everyoneReads([newcomer], 'without it 0');
  for (const member of members) await expect(member.notices(/left|came back|stopped by/)).toHaveCount(0);
});
