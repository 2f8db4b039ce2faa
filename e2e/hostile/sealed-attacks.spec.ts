import type { Attack } from '../attacker/attack.ts';
import { cutShort, flipBits, oversize } from '../attacker/damage.ts';
import { test } from '../attacker/fixtures.ts';
import { mixRooms, noDoor, openRoomCards } from '../attacker/forgeries.ts';
import { loseEverySecond, reorder, stripCandidates, stripDescriptions } from '../attacker/losses.ts';
import { oldCards, reflect, repeatSignals, replaySignals } from '../attacker/replays.ts';
import {
  announceThousands,
  sayNobodyCame,
  sayTheyLeft,
  swapCards,
  swapSenders,
} from '../attacker/rumours.ts';
import { Siege } from '../attacker/siege.ts';
import { expect } from '../support/fixtures.ts';
import { watchMainThreads } from '../support/main-threads.ts';

/** Loading a page is the longest that any of them does. */
const MOST_YARDSTICKS = 20;

const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  'damages and forges': [flipBits(), cutShort(), oversize, openRoomCards, mixRooms, noDoor],
  'tells again what was true': [oldCards, repeatSignals, replaySignals, reflect],
  'holds back and loses': [reorder(), loseEverySecond(), stripCandidates, stripDescriptions],
  'lies about who is where': [swapSenders, swapCards, sayTheyLeft, sayNobodyCame, announceThousands()],
};

for (const [what, attacks] of Object.entries(ATTACKS)) {
  test(`a sealed room withstands a server that ${what} @chromium`, async ({
    browser,
    openMember,
    startAttacker,
  }) => {
    const watched = await (await browser.newContext()).newPage();
    const longestTask = await watchMainThreads(browser, watched);
    // Side by side: most of the time is waiting for what was lost to be given up.
    await Promise.all(
      attacks.map(async (attack) => {
        const server = await startAttacker();
        console.log(await new Siege(server).withstand(attack, 'moot', openMember));
      }),
    );
    const { milliseconds, yardsticks } = await longestTask();
    console.log(`the longest task ${milliseconds.toFixed(0)} ms, ${yardsticks.toFixed(1)} yardsticks`);
    expect(yardsticks).toBeLessThan(MOST_YARDSTICKS);
    await watched.context().close();
  });
}
