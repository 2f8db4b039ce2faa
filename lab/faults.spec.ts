/** What happens to people's networks while they talk: nothing is lost, nothing doubled, and soon all is as before. */
import { setTimeout as last } from 'node:timers/promises';
import type { BrowserKind } from '../e2e/support/browsers.ts';
import { everyLinkIsConnected, type Member } from '../e2e/support/member.ts';
import { expect, test } from './fixtures.ts';
import { Conversation } from './people/conversation.ts';
import { saysReached, saysVia } from './people/route-words.ts';
import { blackOut, cut, lose, move, rebind, restart, standStill } from './world/faults.ts';
import type { Host } from './world/host.ts';
import type { World } from './world/world.ts';

const ENGINES: Record<string, readonly BrowserKind[]> = {
  'in Chromium': ['chromium', 'chromium', 'chromium'],
  'in Firefox': ['firefox', 'firefox', 'firefox'],
  'between Chromium and Firefox': ['chromium', 'firefox', 'chromium'],
};

const PEOPLE_WHO_MOVED = /left|came back/;

type Sit = (host: Host, kind: BrowserKind, url: string) => Promise<Member>;

interface Scene {
  readonly hosts: readonly Host[];
  readonly members: readonly Member[];
  readonly conversation: Conversation;
}

/** Each behind a home router of their own, connected, messages flowing. */
async function meet(world: World, sit: Sit, kinds: readonly BrowserKind[], url: string): Promise<Scene> {
  const hosts = kinds.map(() => world.settle('port-restricted'));
  const members: Member[] = [];
  for (const [seat, host] of hosts.entries()) members.push(await sit(host, kinds[seat] ?? 'chromium', url));
  await everyLinkIsConnected(members);
  return { hosts, members, conversation: await Conversation.begin(members) };
}

function report(what: Readonly<Record<string, number>>): void {
  const figures = Object.entries(what).map(([name, value]) => `${name} ${Math.round(value)}`);
  console.log(`    ${figures.join(', ')}`);
  test.info().annotations.push({ type: 'figures', description: figures.join(', ') });
}

/** From now until the conversation is over: what was missed is there, and all that was said is right. */
async function recover({ conversation }: Scene): Promise<void> {
  await conversation.catchesUp();
  const { messages, longestDelayMs } = await conversation.end();
  report({ 'longest delay (ms)': longestDelayMs, messages });
}

for (const [where, kinds] of Object.entries(ENGINES)) {
  const pair = kinds.slice(0, 2);

  for (const seconds of [8, 40]) {
    test(`${where}, a blackout of ${seconds} seconds loses nothing and is made up for`, async ({
      world,
      serve,
      sit,
    }) => {
      const scene = await meet(world, sit, pair, (await serve('STUN')).roomUrl('faults'));
      const [host] = scene.hosts as [Host];
      const heal = blackOut(host);
      await last(seconds * 1_000);
      heal();
      await recover(scene);
      await everyLinkIsConnected(scene.members);
    });
  }

  test(`${where}, who moves to another network is back`, async ({ world, serve, sit }) => {
    const scene = await meet(world, sit, pair, (await serve('STUN')).roomUrl('faults'));
    const elsewhere = world.addHome('port-restricted');
    const [host] = scene.hosts as [Host];
    move(host, elsewhere);
    await recover(scene);
    await everyLinkIsConnected(scene.members);
  });

  test(`${where}, a NAT that rebinds loses nothing`, async ({ world, serve, sit }) => {
    const scene = await meet(world, sit, pair, (await serve('STUN')).roomUrl('faults'));
    const [host] = scene.hosts as [Host];
    rebind(host.home);
    await recover(scene);
    await everyLinkIsConnected(scene.members);
  });

  test(`${where}, a router that was restarted loses nothing`, async ({ world, serve, sit }) => {
    const scene = await meet(world, sit, pair, (await serve('STUN')).roomUrl('faults'));
    const [host] = scene.hosts as [Host];
    restart(host.home);
    await recover(scene);
    await everyLinkIsConnected(scene.members);
  });

  test(`${where}, a network that loses a fifth loses no message`, async ({ world, serve, sit }) => {
    const scene = await meet(world, sit, pair, (await serve('STUN')).roomUrl('faults'));
    const [host] = scene.hosts as [Host];
    const heal = lose(host.home, 20);
    await last(20_000);
    heal();
    await recover(scene);
    await everyLinkIsConnected(scene.members);
  });

  test(`${where}, a laptop that was closed for a minute loses nothing`, async ({
    world,
    serve,
    sit,
    browserIn,
  }) => {
    const scene = await meet(world, sit, pair, (await serve('STUN')).roomUrl('faults'));
    const [host] = scene.hosts as [Host];
    const wake = standStill(await browserIn(host, pair[0] ?? 'chromium'));
    try {
      await last(60_000);
    } finally {
      wake();
    }
    await recover(scene);
    await everyLinkIsConnected(scene.members);
  });

  test(`${where}, two who are cut apart for good talk on over the third`, async ({ world, serve, sit }) => {
    const scene = await meet(world, sit, kinds, (await serve('STUN')).roomUrl('faults'));
    const [one, other] = scene.hosts as [Host, Host];
    const [ada, ben, cleo] = scene.members as [Member, Member, Member];
    cut(one.home, other.home);
    await Promise.all([saysVia(ada, ben, cleo), saysVia(ben, ada, cleo)]);
    await recover(scene);
  });

  test(`${where}, with the server dead and a pair cut meanwhile, nobody is missed`, async ({
    world,
    serve,
    sit,
  }) => {
    const server = await serve('STUN');
    const scene = await meet(world, sit, kinds, server.roomUrl('faults'));
    const [one, other] = scene.hosts as [Host, Host];
    const [ada, ben, cleo] = scene.members as [Member, Member, Member];
    await server.kill();
    for (const { banner } of scene.members) await expect(banner).toContainText('cannot be reached');
    const heal = cut(one.home, other.home);
    await Promise.all([saysVia(ada, ben, cleo), saysVia(ben, ada, cleo)]);
    // Until their connection is given up: what heals sooner heals by itself.
    await last(30_000);
    heal();
    // Only the third can introduce them anew.
    await Promise.all([saysReached(ada, ben, 'direct'), saysReached(ben, ada, 'direct')]);
    await serve('STUN', { PORT: server.url.port });
    for (const { banner } of scene.members) await expect(banner).toBeEmpty();
    await recover(scene);
    await everyLinkIsConnected(scene.members);
    for (const member of scene.members) await expect(member.notices(PEOPLE_WHO_MOVED)).toHaveCount(0);
  });
}
