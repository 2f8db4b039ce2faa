import { expect, test } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';

/** Of the paper everything lies on: 0 is black, 1 is white. */
const brightness = (member: Member): Promise<number> =>
  member.page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (canvas === null) throw new Error('no canvas');
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3 / 255;
  });

const isLight = (member: Member) => expect.poll(() => brightness(member)).toBeGreaterThan(0.8);
const isDark = (member: Member) => expect.poll(() => brightness(member)).toBeLessThan(0.25);

test('the page is as dark as the system, also when the system changes @chromium', async ({ openMember }) => {
  const ada = await openMember({ context: { colorScheme: 'dark' } });
  await isDark(ada);
  await ada.page.emulateMedia({ colorScheme: 'light' });
  await isLight(ada);
});

test('the theme chosen by hand wins over the system and is remembered', async ({ openMember, server }) => {
  const ada = await openMember({ context: { colorScheme: 'light' } });
  const button = ada.page.getByRole('button', { name: /^Theme:/ });
  await expect(button).toHaveAccessibleName('Theme: system');
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: light');
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: dark');
  await isDark(ada);

  await ada.page.reload();
  await isDark(ada);
  await ada.page.goto(server.roomUrl());
  await isDark(ada);

  await button.click();
  await expect(button).toHaveAccessibleName('Theme: system');
  await isLight(ada);
});
