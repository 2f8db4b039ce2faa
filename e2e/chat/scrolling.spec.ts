import { expect, test } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';

const NEWEST = /New messages/;

async function fillTheScreen(speaker: Member, reader: Member): Promise<void> {
  for (let n = 1; n <= 40; n++) await speaker.say(`early message ${n}.`);
  await expect(reader.message('early message 40.')).toBeInViewport();
}

async function scrollUp(member: Member): Promise<void> {
  await member.transcript.hover();
  await member.page.mouse.wheel(0, -1_200);
  await expect(member.message('early message 40.')).not.toBeInViewport();
}

const topOf = (member: Member): Promise<number> => member.transcript.evaluate((log) => log.scrollTop);

test('the newest message stays in view for whoever reads at the end', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await fillTheScreen(ada, ben);
  await ada.say(`a tall one\n${'line\n'.repeat(12)}its last line`);
  await expect(ben.transcript.getByText('its last line')).toBeInViewport();
  await expect(ben.page.getByRole('button', { name: NEWEST })).toBeHidden();
  await ben.page.setViewportSize({ width: 700, height: 500 });
  await expect(ben.transcript.getByText('its last line')).toBeInViewport();
});

test('whoever has scrolled up is left alone and offered the way back', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await fillTheScreen(ada, ben);
  await scrollUp(ben);
  const button = ben.page.getByRole('button', { name: NEWEST });
  await expect(button).toBeHidden();
  const top = await topOf(ben);

  await ada.say('something new');
  await expect(button).toBeVisible();
  await ada.say('something newer');
  await expect(button).toContainText('2');
  await expect(ben.message('something newer')).not.toBeInViewport();
  expect(await topOf(ben)).toBe(top);

  await button.click();
  await expect(ben.message('something newer')).toBeInViewport();
  await expect(button).toBeHidden();
  await ada.say('followed again');
  await expect(ben.message('followed again')).toBeInViewport();
});

test('scrolling back to the end takes the offer away', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await fillTheScreen(ada, ben);
  await scrollUp(ben);
  await ada.say('something new');
  const button = ben.page.getByRole('button', { name: NEWEST });
  await expect(button).toBeVisible();
  await ben.page.mouse.wheel(0, 5_000);
  await expect(ben.message('something new')).toBeInViewport();
  await expect(button).toBeHidden();
});

test('whoever says something sees it, wherever they were reading', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await fillTheScreen(ada, ben);
  await scrollUp(ben);
  await ben.say('my own words');
  await expect(ben.message('my own words')).toBeInViewport();
});
