import { expect, test } from '../support/fixtures.ts';
import { watchForHarm } from './harm.ts';

test('the watch that every test relies on notices each kind of harm @promise', async ({
  browser,
  roomUrl,
}) => {
  const page = await (await browser.newContext()).newPage();
  const harm = await watchForHarm(page);
  await page.goto(roomUrl);
  await expect(page.getByRole('status')).toBeEmpty();
  expect(harm.lines).toEqual([]);

  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown on purpose');
    });
    setTimeout(() => alert('asked on purpose'));
    const image = new Image();
    image.src = 'http://elsewhere.test/x.png';
    document.body.append(image);
    setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<b>markup on purpose</b>'));
  });
  for (const kind of ['thrown on purpose', 'asked on purpose', 'img-src', 'require-trusted-types-for']) {
    await expect.poll(() => harm.lines.some((line) => line.includes(kind)), { message: kind }).toBe(true);
  }
  await page.context().close();
});
