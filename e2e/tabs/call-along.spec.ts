import { Caller, watchMedia } from '../call/call.ts';
import { pair } from '../call/callers.ts';
import { expect, test } from '../support/fixtures.ts';
import { anotherTab, MOVED, OPEN, saysElsewhere, useHere } from './second-tab.ts';

test('a call in the other tab is told of beforehand, and is returned to with one press', async ({
  openRoom,
}) => {
  const [ada, ben] = await pair(openRoom);
  const second = new Caller(await anotherTab(ada.member, ada.page.url(), watchMedia));
  const warning = second.page.getByText('You are in a call in the other tab');
  await saysElsewhere(second.member, OPEN);
  await expect(warning).toBeHidden();
  await ada.join();
  await ben.join();
  await Promise.all([ada.sees(1), ben.sees(1)]);
  await expect(warning).toBeVisible();
  await useHere(second.member).click();
  await saysElsewhere(ada.member, MOVED);
  await second.page.getByRole('button', { name: 'Return to the call' }).click();
  await Promise.all([second.sees(1), ben.sees(1)]);
  await Promise.all([second.receives(), ben.receives()]);
});
