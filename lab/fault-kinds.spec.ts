/** The laboratory examines its faults, for the same reason as its NATs. */

import { expect, test } from './fixtures.ts';
import { Line } from './probe/line.ts';
import { blackOut, cut, lose, move, rebind, restart } from './world/faults.ts';
import type { Host } from './world/host.ts';

test('in a blackout nothing passes, and afterwards the same way is open again', async ({ world, probe }) => {
  const host = world.settle('port-restricted');
  const { ask } = await probe(host);
  const before = await ask('here', 'here');
  expect(before).not.toBeNull();
  const heal = blackOut(host);
  expect(await ask('here', 'here')).toBeNull();
  heal();
  await expect.poll(() => ask('here', 'here')).toBe(before);
});

test('who moves has another address behind another router', async ({ world, probe }) => {
  const host = world.settle('port-restricted');
  const elsewhere = world.addHome('port-restricted');
  const { ask } = await probe(host);
  const address = host.address;
  expect(await ask('here', 'here')).toContain(host.home.address);
  move(host, elsewhere);
  expect(host.address).not.toBe(address);
  await expect.poll(() => ask('here', 'here')).toContain(elsewhere.address);
});

for (const kind of ['port-restricted', 'symmetric'] as const) {
  test(`a rebinding gives a socket behind a ${kind} NAT another outer port, and TCP goes on`, async ({
    world,
    probe,
  }) => {
    const host = world.settle(kind);
    const { ask } = await probe(host);
    const line = await Line.open(host);
    const before = await ask('here', 'here');
    expect(before).toContain(host.home.address);
    rebind(host.home);
    const after = await ask('here', 'here');
    expect(after).toContain(host.home.address);
    expect(after).not.toBe(before);
    await line.echoes();
    line.close();
  });
}

test('a router that was restarted knows no connection any more, be it UDP or TCP', async ({
  world,
  probe,
}) => {
  const host = world.settle('port-restricted');
  const { ask } = await probe(host);
  const line = await Line.open(host);
  await line.echoes();
  const before = await ask('here', 'here');
  restart(host.home);
  const after = await ask('here', 'here');
  expect(after).toContain(host.home.address);
  expect(after).not.toBe(before);
  const newLine = await Line.open(host);
  expect(await line.isDeadUnlike(newLine)).toBe(true);
  newLine.close();
  line.close();
});

test('of a hundred packets each way, twenty are lost, as far as chance goes', async ({ world, probe }) => {
  const host = world.settle('port-restricted');
  const { ask } = await probe(host);
  // A hundred at a time: more would be lost for want of room, not by the fault.
  const answered = async (hundreds: number) => {
    let count = 0;
    for (let n = 0; n < hundreds; n++) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => ask('here', 'here')));
      count += answers.filter((answer) => answer !== null).length;
    }
    return count;
  };
  expect(await answered(2)).toBe(200);
  const heal = lose(host.home, 20);
  const survivors = await answered(10);
  // Both ways are survived by 640 of 1,000; five standard deviations are 76.
  expect(survivors).toBeGreaterThan(560);
  expect(survivors).toBeLessThan(720);
  heal();
  expect(await answered(2)).toBe(200);
});

test('two homes that are cut apart still reach everybody else', async ({ world }) => {
  const [one, other, third] = [world.settle('public'), world.settle('public'), world.settle('public')];
  const pings = (from: Host, to: Host): boolean => {
    try {
      from.namespace.run('ping', '-c', '1', '-W', '1', to.address);
      return true;
    } catch {
      return false;
    }
  };
  expect(pings(one, other)).toBe(true);
  const heal = cut(one.home, other.home);
  expect([pings(one, other), pings(other, one)]).toEqual([false, false]);
  expect([pings(one, third), pings(other, third)]).toEqual([true, true]);
  heal();
  expect(pings(one, other)).toBe(true);
});
