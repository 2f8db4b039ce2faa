import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected } from '../support/member.ts';

const EACH = 10;

test('four browsers, one of them Firefox, show one order while all of them talk at once @chromium @promise', async ({
  openMember,
  launch,
}) => {
  const members = [
    await openMember(),
    await openMember(),
    await openMember({ browser: await launch('firefox') }),
    await openMember(),
  ];
  await everyLinkIsConnected(members);
  const saidBy = (seat: number) =>
    Array.from({ length: EACH }, (_, n) => `thing ${n + 1} from seat ${seat + 1}.`);
  await Promise.all(
    members.map(async (member, seat) => {
      for (const text of saidBy(seat)) await member.say(text);
    }),
  );
  for (const member of members) await expect(member.messages()).toHaveCount(members.length * EACH);

  const [first = [], ...others] = await Promise.all(
    members.map((member) => member.said(/thing \d+ from seat \d+\./)),
  );
  for (const other of others) expect(other).toEqual(first);
  expect(new Set(first).size).toBe(members.length * EACH);
  for (const seat of members.keys()) {
    expect(first.filter((text) => text.endsWith(`seat ${seat + 1}.`))).toEqual(saidBy(seat));
  }
  // Without this the order would show nothing: nobody waited until another had finished.
  const firstHalf = first.slice(0, first.length / 2);
  for (const seat of members.keys())
    expect(firstHalf.some((text) => text.endsWith(`seat ${seat + 1}.`))).toBe(true);
  for (const [seat, member] of members.entries())
    await expect(member.receipt(`thing ${EACH} from seat ${seat + 1}.`)).toHaveText('Delivered to everyone');
});
