import { expect, test } from '../support/fixtures.ts';
import type { Member } from '../support/member.ts';
import { Attaching, cardOf, savedBytes } from './attaching.ts';
import { drawPicture, PLACE, recordVideo, withPlace } from './pictures.ts';

test('a photograph leaves without the place where it was taken, smaller and the right way up @chromium', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  const drawn = await drawPicture(ada.page, { width: 3_000, height: 1_500, type: 'image/jpeg' });
  const buffer = withPlace(drawn);
  expect(buffer.includes(PLACE)).toBe(true);
  await attaching.choose([{ name: 'Photo.jpg', mimeType: 'image/jpeg', buffer }]);
  await expect(attaching.item('Photo.jpg').getByRole('img', { includeHidden: true })).toBeVisible();
  await ada.box.fill('from the tower');
  await ada.box.press('Enter');

  const card = cardOf(ben.transcript, 'Photo.jpg');
  await expect(ben.message('from the tower')).toContainText('Photo.jpg');
  // It comes by itself.
  await expect(card.getByRole('button', { name: 'Show Photo.jpg in full size' })).toBeVisible();
  await expect(card.getByText('2 of 2 have it')).toBeVisible();
  const { name, bytes } = await savedBytes(ben.page, card);
  expect(name).toBe('Photo.jpg');
  expect(bytes.includes('Exif')).toBe(false);
  expect(bytes.includes(PLACE)).toBe(false);
  const size = await card
    .locator('img')
    .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  expect(size).toEqual([1_024, 2_048]);
});

test('the original goes along with all that is in it, where that is chosen @chromium', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  const buffer = withPlace(await drawPicture(ada.page, { width: 300, height: 150, type: 'image/jpeg' }));
  await attaching.choose([{ name: 'Photo.jpg', mimeType: 'image/jpeg', buffer }]);
  await expect(ada.page.getByText('without the place and camera data in them')).toBeVisible();
  await ada.page.getByRole('checkbox', { name: /^Original/ }).check();
  await expect(ada.page.getByText('the place where they were taken and camera data go along')).toBeVisible();
  await ada.box.press('Enter');
  const card = cardOf(ben.transcript, 'Photo.jpg');
  const { bytes } = await savedBytes(ben.page, card);
  expect(bytes.equals(buffer)).toBe(true);
  // The next one is made anew again.
  await attaching.choose([{ name: 'Other.jpg', mimeType: 'image/jpeg', buffer }]);
  await expect(ada.page.getByRole('checkbox', { name: /^Original/ })).not.toBeChecked();
});

test('what this browser cannot decode goes as it is, and says so', async ({ openMember }) => {
  const ada = await openMember();
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  const buffer = Buffer.from('no picture at all');
  await attaching.choose([{ name: 'Photo.heic', mimeType: 'image/heic', buffer }]);
  await expect(attaching.item('Photo.heic')).toContainText('goes as it is, with all that is in it');
});

test('pictures wait to be asked for where they were switched off', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  await new Attaching(ben.page).isReady();
  await ben.page.getByRole('button', { name: 'Room menu' }).click();
  const pictures = ben.page.getByRole('switch', { name: 'Pictures come by themselves' });
  await expect(pictures).toBeChecked();
  await pictures.click();
  await ben.page.keyboard.press('Escape');
  const buffer = await drawPicture(ada.page, { width: 400, height: 300, type: 'image/png' });
  await attaching.choose([{ name: 'Drawing.png', mimeType: 'image/png', buffer }]);
  await ada.send.click();
  const card = cardOf(ben.transcript, 'Drawing.png');
  await card.getByRole('button', { name: 'Download' }).click();
  await card.getByRole('button', { name: 'Show Drawing.png in full size' }).click();
  const dialog = ben.page.getByRole('dialog', { name: 'Drawing.png' });
  await expect(dialog.getByRole('img', { name: 'Drawing.png' })).toBeVisible();
  await ben.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('a picture that moves stays as it is, and SVG and HTML are only saved @chromium', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  // Of one pixel.
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"/>');
  const html = Buffer.from('<script>document.title = "run"</script>');
  const files = [
    { name: 'Moving.gif', mimeType: 'image/gif', buffer: gif },
    { name: 'Drawing.svg', mimeType: 'image/svg+xml', buffer: svg },
    { name: 'page.html', mimeType: 'text/html', buffer: html },
  ];
  await attaching.choose(files);
  await ada.box.press('Enter');
  await expect(cardOf(ben.transcript, 'page.html')).toBeVisible();
  for (const { name, buffer } of files) {
    const card = cardOf(ben.transcript, name);
    const download = card.getByRole('button', { name: 'Download' });
    const save = card.getByRole('button', { name: 'Save', exact: true });
    await expect(download.or(save)).toBeVisible();
    if (await download.isVisible()) await download.click();
    const saved = await savedBytes(ben.page, card);
    expect(saved.name).toBe(name);
    expect(saved.bytes.equals(buffer)).toBe(true);
  }
  await expect(cardOf(ben.transcript, 'Moving.gif').locator('img')).toBeVisible();
  for (const name of ['Drawing.svg', 'page.html'])
    await expect(cardOf(ben.transcript, name).locator('img, audio, video, iframe, object')).toHaveCount(0);
});

test('a video is seen small before it is fetched, comes only when asked for, and plays there', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const attaching = new Attaching(ada.page);
  await attaching.isReady();
  const buffer = await recordVideo(ada.page, { width: 320, height: 180 });
  await attaching.choose([{ name: 'Walk.webm', mimeType: 'video/webm', buffer }]);
  const item = attaching.item('Walk.webm');
  await expect(item.getByRole('img', { includeHidden: true })).toBeVisible();
  await expect(item).toContainText('place and time of the recording go along');
  await ada.box.press('Enter');
  const card = cardOf(ben.transcript, 'Walk.webm');
  await expect(card.getByRole('button', { name: 'Download' })).toBeVisible();
  const preview = card.locator('img');
  // Red at the left, blue at the right.
  const sides = await preview.evaluate((image: HTMLImageElement) => {
    const { naturalWidth: width, naturalHeight: height } = image;
    const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    context?.drawImage(image, 0, 0);
    const at = (x: number) => [...(context?.getImageData(x, height >> 1, 1, 1).data ?? [])];
    return { width, left: at(2), right: at(width - 3) };
  });
  expect(sides.width).toBeLessThanOrEqual(48);
  expect(sides.left[0]).toBeGreaterThan(150);
  expect(sides.right[2]).toBeGreaterThan(150);
  await card.getByRole('button', { name: 'Download' }).click();
  await expect(card.locator('video')).toBeVisible();
  await expect
    .poll(() => card.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBe(320);
});
