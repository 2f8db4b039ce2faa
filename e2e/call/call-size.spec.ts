import { expect, test } from '../support/fixtures.ts';
import { traffic } from './call.ts';
import { openCallers, pair } from './callers.ts';

test('with as many cameras as the operator allows, one more joins with sound alone, until one is free', async ({
  openRoom,
  startServer,
}) => {
  const server = await startServer({ CALL_CAMERAS: '1' });
  const [ada, ben] = await pair(openRoom, server.roomUrl('cameras'));
  await ada.join();
  await ada.sees(0);
  await ben.join();
  await expect(ben.page.getByText('No more than one picture is shown in this call')).toBeVisible();
  await ben.receives();
  const tile = await ada.tileOf(ben);
  await expect(tile).toHaveAttribute('data-video', 'none');
  expect((await traffic(ben.page)).tracks).toBe(1);

  await ben.press('Turn camera on');
  await expect(ben.panel.getByRole('button', { name: 'Turn camera on' })).toBeVisible();
  await ada.press('Turn camera off');
  await expect(await ben.tileOf(ada)).toHaveAttribute('data-video', 'none');
  await ben.press('Turn camera on');
  await expect(tile).toHaveAttribute('data-video', 'camera');
  await ada.receives();
});

test('an operator may have calls without any camera; two alone still see each other', async ({
  openRoom,
  startServer,
}) => {
  const server = await startServer({ CALL_CAMERAS: '0' });
  const [ada, ben] = await openCallers(openRoom, 2, server.roomUrl('voices'));
  if (!ada || !ben) throw new Error('two were asked for');
  await ada.join();
  await expect(ada.page.getByText('people call each other without pictures')).toBeVisible();
  await ada.press('Hang up');
  await ada.call(ben);
  await ben.answer('Answer');
  await Promise.all([ada.sees(1), ben.sees(1)]);
});
