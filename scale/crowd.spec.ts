import { expect, test } from './fixtures.ts';

const PEOPLE = 1_000;
const CAPACITY = 16;

test('of 1,000 who join a room for 16 at once, over three processes, exactly 16 come in', async ({
  openHouse,
}) => {
  const house = await openHouse(3, 'in-turn', { ROOM_CAPACITY: String(CAPACITY) });
  const guests = Array.from({ length: PEOPLE }, (_, n) =>
    house.guest('r', `guest-${n}`, house.urls[n % house.urls.length]),
  );
  const refused = () => guests.filter(({ refusals }) => refusals.includes('room-full'));
  const inside = () => guests.filter(({ isIn }) => isIn);
  await expect.poll(() => refused().length + inside().length).toBe(PEOPLE);
  expect(inside()).toHaveLength(CAPACITY);

  // Whom they were told of in the rush is whom there is.
  const names = inside().map(({ name }) => name);
  for (const guest of inside())
    await expect.poll(() => guest.others()).toEqual(names.filter((name) => name !== guest.name).sort());
});
