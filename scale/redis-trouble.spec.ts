import type { Member } from '../e2e/support/member.ts';
import { everyLinkIsConnected, everyoneReads } from '../e2e/support/member.ts';
import { everyoneSeesEveryone, expect, type House, test } from './fixtures.ts';

interface Trouble {
  readonly name: string;
  begin(house: House): Promise<void> | void;
  end(house: House): Promise<void> | void;
}

const TROUBLES: readonly Trouble[] = [
  { name: 'dead', begin: ({ redis }) => redis.kill(), end: ({ redis }) => redis.restart() },
  // For longer than a lease lasts.
  {
    name: 'frozen',
    begin: async ({ redis }) => {
      redis.freeze();
      await new Promise((resolve) => setTimeout(resolve, 7_000));
    },
    end: ({ redis }) => redis.thaw(),
  },
];

for (const { name, begin, end } of TROUBLES) {
  test(`with Redis ${name} /readyz says so, who is in stays in, and joins recover`, async ({ openHouse }) => {
    const house = await openHouse(2);
    const guests = Array.from({ length: 8 }, (_, n) => house.guest('r', `guest-${n}`));
    await everyoneSeesEveryone(guests);

    await begin(house);
    await house.isReady(0, false);
    await house.isReady(1, false);
    const healths = await Promise.all(house.urls.map((url) => fetch(new URL('healthz', url))));
    expect(healths.map(({ status }) => status)).toEqual([200, 200]);
    const late = house.guest('r', 'late');
    await expect.poll(() => late.refusals).toContain('busy');
    expect(guests.every(({ isIn, joins }) => isIn && joins === 1)).toBe(true);

    await end(house);
    await house.isReady(0);
    await house.isReady(1);
    await everyoneSeesEveryone([...guests, late]);
    expect(guests.every(({ joins }) => joins === 1)).toBe(true);
  });

  test(`with Redis ${name} the chat goes on`, async ({ openHouse, openMember }) => {
    const house = await openHouse(2);
    const url = house.frontDoor.roomUrl('talk');
    const members: Member[] = [];
    for (let n = 0; n < 3; n++) {
      const member = await openMember({ url });
      await member.hasJoined();
      members.push(member);
    }
    await everyLinkIsConnected(members);

    await begin(house);
    for (const [n, member] of members.entries()) {
      await member.say(`meanwhile ${n}`);
      await everyoneReads(members, `meanwhile ${n}`);
    }
    await everyLinkIsConnected(members);
    await end(house);
    await house.isReady(0);
    await house.isReady(1);

    const newcomer = await openMember({ url });
    await everyLinkIsConnected([...members, newcomer]);
    await everyoneReads([newcomer], 'meanwhile 0');
    for (const member of members) await expect(member.notices(/left|came back|stopped by/)).toHaveCount(0);
  });
}
