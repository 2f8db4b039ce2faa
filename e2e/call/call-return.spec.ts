import { expect, test } from '../support/fixtures.ts';
import type { Caller } from './call.ts';
import { callEachOther, nothingIsLeft, pair } from './callers.ts';

const heading = ({ panel }: Caller) => panel.getByRole('heading');

/** The page is gone until the other takes its member for gone, as it is in a slow reload. */
async function goAwayFrom(other: Caller, { page, member }: Caller): Promise<() => Promise<unknown>> {
  const [url, name] = [page.url(), await member.name()];
  await page.goto('about:blank');
  await expect(heading(other)).toHaveText(`Waiting for ${name} to come back…`);
  await expect(other.member.notices(`${name} joined and left`)).toBeVisible();
  return () => page.goto(url);
}

test('a reload in a call offers to return', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);
  await ada.join();
  await ben.join();
  await Promise.all([ada.sees(1), ben.sees(1)]);
  await ben.page.reload();
  await ben.page.getByRole('button', { name: 'Return to the call' }).click();
  await Promise.all([ada.sees(1), ben.sees(1)]);
  await Promise.all([ada.receives(), ben.receives()]);
});

test('whoever is away for longer than others wait for a reload returns to the other, and nobody rings', async ({
  openRoom,
}) => {
  const [ada, ben] = await pair(openRoom);
  await callEachOther([ada, ben]);
  const comeBack = await goAwayFrom(ada, ben);
  await comeBack();
  await ben.page.getByRole('button', { name: 'Return to the call' }).click();
  await expect(heading(ben)).toHaveText(`In a call with ${await ada.member.name()}`);
  await expect(heading(ada)).toHaveText(`In a call with ${await ben.member.name()}`);
  await Promise.all([ada.sees(1), ben.sees(1)]);
  await Promise.all([ada.receives(), ben.receives()]);
  await ada.press('Hang up');
  await Promise.all([nothingIsLeft(ada), nothingIsLeft(ben)]);
});

test('whoever comes back to a call that the other ended is told so, and may call again', async ({
  openRoom,
}) => {
  const [ada, ben] = await pair(openRoom);
  await callEachOther([ada, ben]);
  const comeBack = await goAwayFrom(ada, ben);
  await ada.press('Hang up');
  await nothingIsLeft(ada);
  await comeBack();
  const note = ben.page.getByRole('region', { name: 'Interrupted call' });
  await expect(note).toContainText(`The call with ${await ada.member.name()} is over.`);
  await note.getByRole('button', { name: 'Call again' }).click();
  await ada.answer('Answer');
  await Promise.all([ada.sees(1), ben.sees(1)]);
});

test('whoever forgets the room has hung up: nobody waits for them', async ({ openRoom }) => {
  const [ada, ben] = await pair(openRoom);
  await callEachOther([ada, ben]);
  await ben.page.getByRole('button', { name: 'Room menu' }).click();
  await ben.page.getByRole('button', { name: 'Forget this room' }).click();
  await ben.page.getByRole('button', { name: 'Forget and leave' }).click();
  await expect(ada.panel).toBeHidden();
  await expect(ada.page.getByRole('region', { name: 'Call ended' })).toBeVisible();
  await nothingIsLeft(ada);
});
