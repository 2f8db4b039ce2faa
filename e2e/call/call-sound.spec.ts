import type { Locator } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { runningTracks } from './call.ts';
import { callEachOther, nothingIsLeft, openCallers, pair } from './callers.ts';

const hint = 'Your microphone is off: nobody hears you.';
const speaks = (tile: Locator) => expect(tile).toHaveAttribute('data-speaking', '');

// Firefox's fake microphone is silent to the page where the machine has no loudspeaker.
test('who speaks is shown at both ends; who speaks while muted is told so @chromium', async ({
  openRoom,
}) => {
  const [ada, ben] = await pair(openRoom);
  await callEachOther([ada, ben]);
  const [own, there] = [await ada.tileOf(ada), await ben.tileOf(ada)];
  await Promise.all([speaks(own), speaks(there)]);
  await expect(ada.page.getByText(hint)).toBeHidden();
  await ada.press('Mute microphone');
  await expect(ada.page.getByText(hint)).toBeVisible();
  await expect(own).not.toHaveAttribute('data-speaking');
  await expect(ben.page.getByText(hint)).toBeHidden();
  await ben.receivesNoMore('audioEnergy', ada);
  await ada.press('Unmute microphone');
  await expect(ada.page.getByText(hint)).toBeHidden();
  await speaks(own);
  await ada.press('Hang up');
  await nothingIsLeft(ada);
  expect(await runningTracks(ada.page)).toBe(0);
});

test('another loudspeaker is chosen and everybody is heard there, also who joins later @chromium', async ({
  openRoom,
}) => {
  const [ada, ben, cleo] = await openCallers(openRoom, 3);
  if (!ada || !ben || !cleo) throw new Error('three were asked for');
  const sinks = () =>
    ada.tiles
      .locator('video')
      .evaluateAll((videos) =>
        (videos as HTMLVideoElement[]).filter(({ muted }) => !muted).map(({ sinkId }) => sinkId),
      );
  await ada.join();
  await ben.join();
  await ada.sees(1);
  expect(await sinks()).toEqual(['']);
  await ada.press('Choose devices');
  const choice = ada.page.getByRole('dialog', { name: 'Devices' }).getByLabel('Loudspeaker');
  await expect(choice.locator('option:checked')).toHaveText("The system's choice");
  await choice.selectOption('Fake Audio Output 2');
  const chosen = await choice.inputValue();
  expect(chosen).not.toBe('');
  await expect.poll(sinks).toEqual([chosen]);
  await ada.page.keyboard.press('Escape');
  await cleo.join();
  await ada.sees(2);
  await expect.poll(sinks).toEqual([chosen, chosen]);
  await ada.press('Choose devices');
  await expect(choice).toHaveValue(chosen);
  await choice.selectOption("The system's choice");
  await expect.poll(sinks).toEqual(['', '']);
});
