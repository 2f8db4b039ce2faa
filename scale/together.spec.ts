import { addressAt } from '../src/testing/addresses.ts';
import { everyoneSeesEveryone, expect, test } from './fixtures.ts';
import { ADDRESS_HEADER } from './front-door.ts';
import type { Guest } from './guest.ts';

for (const processes of [2, 3]) {
  test(`behind nginx, members of one room on ${processes} processes see and reach each other`, async ({
    openHouse,
  }) => {
    const house = await openHouse(processes);
    const guests = Array.from({ length: 12 }, (_, n) => house.guest('r', `guest-${n}`));
    await everyoneSeesEveryone(guests);
    await everyoneReachesEveryone(guests);

    const [first, ...rest] = guests as [Guest, ...Guest[]];
    first.vanish();
    await everyoneSeesEveryone(rest);
  });
}

test('long-polling works where nginx keeps an address on one process', async ({ openHouse }) => {
  const house = await openHouse(3, 'ip-hash');
  const guests = Array.from({ length: 12 }, (_, n) =>
    house.guest('r', `guest-${n}`, house.frontDoor.url, {
      transports: ['polling'],
      extraHeaders: { [ADDRESS_HEADER]: `10.${n}.0.1` },
    }),
  );
  await everyoneSeesEveryone(guests);
  await everyoneReachesEveryone(guests);
});

async function everyoneReachesEveryone(guests: readonly Guest[]): Promise<void> {
  const sent: { readonly to: Guest; readonly sealed: string }[] = [];
  for (const from of guests)
    for (const to of guests) {
      if (to === from) continue;
      const sealed = `${from.name}-to-${to.name}`;
      from.signal(addressAt(from.addressOf(to.name) ?? ''), sealed);
      sent.push({ to, sealed });
    }
  await expect
    .poll(() => sent.filter(({ to, sealed }) => !to.hasHeard(sealed)).length, { intervals: [50] })
    .toBe(0);
}
