/** Who reaches whom, how, with which help: the product's word for it, and the browsers' own. */
import type { BrowserKind } from '../e2e/support/browsers.ts';
import { everyoneReads, type Member } from '../e2e/support/member.ts';
import { pathsOf } from './browser/connections.ts';
import { expect, test } from './fixtures.ts';
import { type Outcome, PAIRS, settle } from './pairs.ts';
import { saysReached, saysSealed, saysUnreachable, saysVia } from './people/route-words.ts';
import { ICE_SETTINGS, type IceSetting } from './world/ice-setting.ts';

const HELP: Record<IceSetting, string> = {
  'no servers': 'without any help',
  STUN: 'with STUN',
  'STUN and TURN': 'with STUN and TURN',
  'STUN and expired TURN': 'with STUN and TURN credentials that are expired',
};

const END: Record<Outcome, string> = {
  direct: 'talk directly',
  relayed: 'talk over the relay',
  unreachable: 'are told that they cannot reach each other, and talk through the server once both want to',
};

const ENGINES: Record<string, readonly [BrowserKind, BrowserKind]> = {
  'two Chromium': ['chromium', 'chromium'],
  'a Chromium and a Firefox': ['chromium', 'firefox'],
};

/** What the engines could differ in: everything that needs a server. */
const MIXED_SETTINGS: readonly IceSetting[] = ['STUN', 'STUN and TURN'];

async function talk(members: readonly Member[]): Promise<void> {
  for (const [seat, member] of members.entries()) {
    await member.say(`hello from seat ${seat}`);
    await everyoneReads(members, `hello from seat ${seat}`);
  }
  for (const member of members) await expect(member.messages()).toHaveCount(members.length);
}

for (const [who, [first, second]] of Object.entries(ENGINES)) {
  for (const pair of PAIRS) {
    const settings = first === second ? ICE_SETTINGS : MIXED_SETTINGS;
    for (const setting of settings) {
      const outcome = pair.outcomes[setting];
      test(`${who} ${pair.title}, ${HELP[setting]}, ${END[outcome]}`, async ({ world, serve, sit }) => {
        const [here, there] = settle(world, pair);
        const url = (await serve(setting)).roomUrl('matrix');
        const ada = await sit(here, first, url);
        const ben = await sit(there, second, url);
        if (outcome === 'unreachable') {
          await Promise.all([saysUnreachable(ada, ben), saysUnreachable(ben, ada)]);
          for (const { page } of [ada, ben])
            await page.getByRole('status').getByRole('button', { name: 'Talk through the server' }).click();
          const agreedAt = Date.now();
          await Promise.all([saysSealed(ada, ben), saysSealed(ben, ada)]);
          test.info().annotations.push({ type: 'sealed after', description: `${Date.now() - agreedAt} ms` });
          await talk([ada, ben]);
          expect([await pathsOf(ada.page), await pathsOf(ben.page)]).toEqual([[], []]);
          return;
        }
        await Promise.all([saysReached(ada, ben, outcome), saysReached(ben, ada, outcome)]);
        // A path may still change for a better one after the first that worked.
        for (const { page } of [ada, ben]) {
          await expect.poll(() => pathsOf(page)).toEqual([outcome]);
        }
        await talk([ada, ben]);
      });
    }
  }

  for (const pair of PAIRS) {
    // Whoever may send no UDP reaches nobody at all without TURN: a third member is no help to them.
    if (pair.outcomes.STUN !== 'unreachable' || pair.kinds.includes('udp-blocked')) continue;
    test(`${who} ${pair.title}, with STUN, talk over a third member in the open`, async ({
      world,
      serve,
      sit,
    }) => {
      const [here, there] = settle(world, pair);
      const url = (await serve('STUN')).roomUrl('matrix');
      const ada = await sit(here, first, url);
      const ben = await sit(there, second, url);
      const cleo = await sit(world.settle('public'), 'chromium', url);
      await Promise.all([saysVia(ada, ben, cleo), saysVia(ben, ada, cleo)]);
      await Promise.all([saysReached(ada, cleo, 'direct'), saysReached(ben, cleo, 'direct')]);
      await talk([ada, ben, cleo]);
    });
  }
}
