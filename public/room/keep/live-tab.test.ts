import { describe, expect, it } from 'vitest';
import { Random } from '../../testing/random.ts';
import { type SimTab, SimTabs } from '../../testing/sim-tabs.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';

const states = (...tabs: SimTab[]) => tabs.map(({ state }) => state);
const waiting = (tab: SimTab) => tab.waiting?.state.value;
/** Longer than any tab waits for another. */
const LONG_MS = 8_000;

describe.each([
  ['with locks', true],
  ['without locks', false],
])('of the tabs that show a room, %s,', (_, hasLocks) => {
  const browse = () => new SimTabs(new VirtualClock(), hasLocks);

  async function two() {
    const browser = browse();
    const first = browser.open('first');
    await browser.pass(0);
    const second = browser.open('second');
    await browser.pass(0);
    return { browser, first, second };
  }

  it('the first has it at once, and the second says where it is', async () => {
    const { browser, first, second } = await two();
    expect(states(first, second)).toEqual(['here', 'elsewhere']);
    expect(waiting(second)).toEqual({ isCalling: false, isSilent: false, isTaking: false });
    await browser.pass(LONG_MS);
    expect(states(first, second)).toEqual(['here', 'elsewhere']);
  });

  it('any takes it over with what the other kept, and gives it back', async () => {
    const { browser, first, second } = await two();
    first.store.set('parley.draft.room', 'half a thought');
    first.store.set('parley.draft.other', 'of another room');
    second.waiting?.useHere();
    await browser.pass(0);
    expect(states(first, second)).toEqual(['moved', 'here']);
    expect(first.told).toEqual(['give', 'given']);
    expect(second.store.get('parley.draft.room')).toBe('half a thought');
    expect(second.store.get('parley.draft.other')).toBeNull();

    second.store.set('parley.draft.room', 'a whole one');
    first.waiting?.useHere();
    await browser.pass(LONG_MS);
    expect(states(first, second)).toEqual(['here', 'moved']);
    expect(first.store.get('parley.draft.room')).toBe('a whole one');
  });

  it('one is asked again when a call has begun that it did not know of', async () => {
    const { browser, first, second } = await two();
    first.isCalling = true;
    second.waiting?.useHere();
    await browser.pass(0);
    expect(states(first, second)).toEqual(['here', 'elsewhere']);
    expect(waiting(second)?.isCalling).toBe(true);
    second.waiting?.useHere();
    await browser.pass(0);
    expect(states(first, second)).toEqual(['moved', 'here']);
  });

  it('the waiting one says whether there is a call, and that it ended', async () => {
    const { browser, first, second } = await two();
    first.isCalling = true;
    await browser.pass(LONG_MS);
    expect(waiting(second)?.isCalling).toBe(true);
    first.isCalling = false;
    await browser.pass(LONG_MS);
    expect(waiting(second)?.isCalling).toBe(false);
  });

  it('the one that is loaded again has it back at once, whoever else waits', async () => {
    const { browser, first, second } = await two();
    browser.close(first);
    const again = browser.open('again', first.store);
    await browser.pass(0);
    expect(states(second, again)).toEqual(['elsewhere', 'here']);
    await browser.pass(LONG_MS);
    expect(waiting(second)?.isSilent).toBe(false);
  });

  it('one that is closed keeps nobody out, and those that wait say so', async () => {
    const { browser, first, second } = await two();
    browser.close(first);
    await browser.pass(LONG_MS);
    expect(waiting(second)?.isSilent).toBe(true);
    const third = browser.open('third');
    await browser.pass(0);
    expect(third.state).toBe('here');
    await browser.pass(LONG_MS);
    expect(waiting(second)?.isSilent).toBe(false);
    browser.close(third);
    await browser.pass(LONG_MS);
    second.waiting?.useHere();
    await browser.pass(1_000);
    expect(second.state).toBe('here');
  });

  it('one that crashed keeps nobody out', async () => {
    const { browser, first, second } = await two();
    browser.crash(first);
    const third = browser.open('third');
    await browser.pass(hasLocks ? 0 : LONG_MS);
    expect(states(second, third)).toEqual(['elsewhere', 'here']);
  });

  it('one that is frozen keeps nobody out, and says where the room is when it thaws', async () => {
    const { browser, first, second } = await two();
    first.freeze();
    const third = browser.open('third');
    await browser.pass(LONG_MS);
    expect(states(second, third)).toEqual(['elsewhere', 'here']);
    first.thaw();
    first.live.check();
    await browser.pass(0);
    expect(states(first, third)).toEqual(['moved', 'here']);
    expect(waiting(first)).toMatchObject({ isSilent: false });
    // It was not asked, and keeps what it has.
    expect(first.told).toEqual([]);
  });

  it('one that freezes as it is asked is gone past', async () => {
    const { browser, first, second } = await two();
    first.freeze();
    second.waiting?.useHere();
    await browser.pass(LONG_MS);
    expect(second.state).toBe('here');
    first.thaw();
    await browser.pass(LONG_MS);
    expect(states(first, second)).toEqual(['moved', 'here']);
  });

  it('all forget it with the one that does', async () => {
    const { browser, first, second } = await two();
    browser.say({ kind: 'forget' });
    await browser.pass(0);
    expect(states(first, second)).toEqual(['forgotten', 'forgotten']);
    const next = browser.open('next');
    await browser.pass(0);
    expect(next.state).toBe('here');
  });

  it('one has it when several are opened at once', async () => {
    const browser = browse();
    const tabs = ['a', 'b', 'c'].map((name) => browser.open(name));
    await browser.pass(LONG_MS);
    expect(tabs.map(({ state }) => state).sort()).toEqual(['elsewhere', 'elsewhere', 'here']);
  });

  it.each([1, 2, 3, 4, 5, 6])('one has it, whatever happens (seed %i)', async (seed) => {
    const browser = browse();
    const random = new Random(seed);
    const tabs: SimTab[] = [];
    const close = (tab: SimTab) => {
      tabs.splice(tabs.indexOf(tab), 1);
      if (random.chance(0.5)) browser.close(tab);
      else browser.crash(tab);
    };
    const deeds: ((tab: SimTab) => void)[] = [
      (tab) => tab.freeze(),
      (tab) => tab.thaw(),
      (tab) => tab.run(() => tab.live.check()),
      (tab) => tab.run(() => tab.waiting?.useHere()),
      (tab) => tab.run(() => tab.waiting?.useHere()),
      (tab) => random.chance(0.3) && close(tab),
    ];
    for (let step = 0; step < 80; step++) {
      if (tabs.length === 0 || (tabs.length < 6 && random.chance(0.2)))
        tabs.push(browser.open(`tab ${step}`));
      else random.pick(deeds)(random.pick(tabs));
      await browser.pass(random.pick([0, 100, 2_500]));
    }
    for (const tab of tabs) {
      tab.thaw();
      tab.live.check();
    }
    await browser.pass(LONG_MS);
    expect(states(...tabs).filter((state) => state === 'here').length).toBeLessThanOrEqual(1);
    tabs[0]?.waiting?.useHere();
    await browser.pass(LONG_MS);
    expect(states(...tabs)).toEqual([
      'here',
      ...tabs.slice(1).map(() => expect.stringMatching(/elsewhere|moved/)),
    ]);
  });
});
