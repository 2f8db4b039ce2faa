import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Caller } from './call.ts';
import { pair } from './callers.ts';

const SIZES = [
  { width: 1_280, height: 800 },
  { width: 390, height: 844 },
];

async function isAccessible({ member, page }: Caller): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await axeFindsNothing(member);
  }
}

test('axe finds nothing in a call, wide and narrow, light and dark @chromium', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);

  await test.step('ringing, at both ends', async () => {
    await ada.call(ben);
    await expect(ben.ring).toBeVisible();
    await Promise.all([isAccessible(ada), isAccessible(ben)]);
  });

  await test.step('in a call, and speaking while muted', async () => {
    await ben.answer('Answer');
    await ben.sees(1);
    await ben.press('Mute microphone');
    await expect(ben.page.getByText('nobody hears you')).toBeVisible();
    await isAccessible(ben);
  });

  await test.step('the menu of devices', async () => {
    await ben.press('Choose devices');
    await expect(ben.page.getByRole('dialog', { name: 'Devices' })).toBeVisible();
    await isAccessible(ben);
  });

  await test.step('waiting for one who reloads, an offer to return, a call that is over', async () => {
    await ben.page.reload();
    const offer = ben.page.getByRole('region', { name: 'Interrupted call' });
    await expect(offer.getByRole('button', { name: 'Return to the call' })).toBeVisible();
    await expect(ada.panel.getByRole('heading')).toHaveText(/^Waiting for /);
    await Promise.all([isAccessible(ada), isAccessible(ben)]);
    await ada.press('Hang up');
    await expect(offer).toContainText('is over.');
    await isAccessible(ben);
  });
});
