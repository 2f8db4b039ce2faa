import { expect, test } from '../support/fixtures.ts';
import type { Caller } from './call.ts';
import { openCallers } from './callers.ts';

const WINDOWS = [
  { width: 1_280, height: 800 },
  { width: 390, height: 844 },
];

const places = async ({ tiles }: Caller) => {
  const boxes = await tiles.evaluateAll((all) => all.map((tile) => tile.getBoundingClientRect()));
  return {
    rows: new Set(boxes.map(({ top }) => top)).size,
    columns: new Set(boxes.map(({ left }) => left)).size,
  };
};
const large = ({ panel }: Caller) => panel.locator('.tile[data-large]');

test('four people are two by two, wide and on a phone; one is kept large by pressing it', async ({
  openRoom,
}) => {
  const callers = await openCallers(openRoom, 4);
  const [ada, ben] = callers as [Caller, Caller];
  for (const caller of callers) await caller.join();
  await ada.sees(3);
  for (const size of WINDOWS) {
    await ada.page.setViewportSize(size);
    await expect.poll(() => places(ada)).toEqual({ rows: 2, columns: 2 });
  }
  const name = await ben.member.name();
  await ada.press(`Keep ${name} large`);
  await expect(large(ada)).toContainText(name);
  const areas = await ada.tiles.evaluateAll((all) => all.map((tile) => tile.clientWidth * tile.clientHeight));
  expect(Math.max(...areas)).toBe(await large(ada).evaluate((tile) => tile.clientWidth * tile.clientHeight));
  await ada.press(`Keep ${name} large no longer`);
  await expect(large(ada)).toHaveCount(0);
});

// Firefox's fake microphone is silent to the page where the machine has no loudspeaker.
test('who speaks is large, and a choice of one’s own counts for more @chromium', async ({ openRoom }) => {
  const [ada, ben, cleo] = (await openCallers(openRoom, 3)) as [Caller, Caller, Caller];
  const [benName, cleoName] = [await ben.member.name(), await cleo.member.name()];
  for (const caller of [ada, ben, cleo]) await caller.join();
  await ada.sees(2);
  await ben.press('Mute microphone');
  await ada.press('Show who speaks large');
  await expect(large(ada)).toContainText(cleoName);
  await cleo.press('Mute microphone');
  await ben.press('Unmute microphone');
  await expect(large(ada)).toContainText(benName);
  await ada.press(`Keep ${cleoName} large`);
  await expect(large(ada)).toContainText(cleoName);
  await ada.press('Show all alike');
  await expect(large(ada)).toHaveCount(0);
});
