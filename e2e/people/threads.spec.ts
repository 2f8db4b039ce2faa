import type { Locator } from '@playwright/test';
import { axeFindsNothing } from '../support/axe.ts';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, type Member } from '../support/member.ts';
import { receivedFrames, recordFrames } from '../support/received-frames.ts';
import { disguises } from '../support/traffic.ts';
import { Wall } from '../support/wall.ts';

/** The private conversation that is open on somebody's page. */
class Thread {
  readonly pane: Locator;
  readonly log: Locator;
  readonly box: Locator;
  readonly #member: Member;

  constructor(member: Member, other: string) {
    this.#member = member;
    this.pane = member.page.getByRole('region', { name: `Private with ${other}` });
    this.log = member.page.getByRole('log', { name: `Private with ${other}` });
    this.box = member.page.getByRole('textbox', { name: `Write to ${other}` });
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
    await expect(this.message(text)).toBeVisible();
  }

  message(text: string): Locator {
    return this.log.getByRole('article').filter({ hasText: text });
  }

  async isDelivered(text: string): Promise<void> {
    await this.message(text).hover();
    await expect(this.message(text).getByRole('button', { name: 'Delivered' })).toBeVisible();
  }

  async leave(): Promise<void> {
    await this.#member.page.getByRole('button', { name: 'Back to the room' }).click();
    await expect(this.pane).toBeHidden();
  }
}

const opener = ({ page }: Member, other: string): Locator =>
  page.getByRole('button', { name: `Message ${other} privately` });

async function open(member: Member, other: string): Promise<Thread> {
  await opener(member, other).click();
  const thread = new Thread(member, other);
  // Of several windows only one is in front.
  await expect.poll(() => thread.box.evaluate((box) => box === document.activeElement)).toBe(true);
  return thread;
}

test('two of four talk in private, each counts what they have not read, and nobody else learns a word @promise', async ({
  openRoom,
}) => {
  const members = await openRoom(4, { prepare: recordFrames });
  const [ada, ben, cleo, dan] = members as [Member, Member, Member, Member];
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  const withBen = await open(ada, bensName);
  await withBen.say('the first secret');
  await withBen.say('the second secret');
  await expect(opener(ben, adasName)).toHaveAccessibleName(/, 2 unread$/);

  const withAda = await open(ben, adasName);
  await expect(withAda.message('the first secret')).toBeVisible();
  await withAda.say('and an answer');
  await expect(withBen.message('and an answer')).toBeVisible();
  await withBen.isDelivered('the second secret');
  await ada.say('for everybody');
  for (const member of members) await expect(member.message('for everybody')).toBeVisible();
  for (const { transcript } of members) await expect(transcript).not.toContainText('secret');
  for (const other of [cleo, dan]) {
    const frames = (await receivedFrames(other.page)).join('\n');
    expect(frames).toContain('"type":"entries"');
    for (const text of ['the first secret', 'the second secret', 'and an answer'])
      for (const disguise of disguises(text)) expect(frames).not.toContain(disguise);
    expect(frames).not.toContain('"type":"private"');
  }
});

test('what is private is carried by others who can read nothing of it, also with the server dead @promise', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const url = server.roomUrl('whispers');
  const wall = new Wall();
  const [ada, ben] = [
    await openMember({ url, prepare: wall.before }),
    await openMember({ url, prepare: wall.before }),
  ];
  const carriers = [
    await openMember({ url, prepare: recordFrames }),
    await openMember({ url, prepare: recordFrames }),
  ];
  for (const carrier of carriers) await carrier.isConnectedTo(3);
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  await expect(ada.person(bensName)).toContainText('via ');
  await server.kill();

  const withBen = await open(ada, bensName);
  await withBen.say('carried in the dark');
  const withAda = await open(ben, adasName);
  await expect(withAda.message('carried in the dark')).toBeVisible();
  await withBen.isDelivered('carried in the dark');
  await withAda.say('and back');
  await expect(withBen.message('and back')).toBeVisible();

  const frames = (await Promise.all(carriers.map(({ page }) => receivedFrames(page)))).flat();
  expect(frames.filter((frame) => frame.includes('\\"type\\":\\"private\\"')).length).toBeGreaterThan(2);
  for (const text of ['carried in the dark', 'and back'])
    for (const disguise of disguises(text)) expect(frames.join('\n')).not.toContain(disguise);
  for (const carrier of carriers) await expect(carrier.page.getByText('carried in the dark')).toHaveCount(0);
});

test('who types in private is told of to the other alone', async ({ openRoom }) => {
  const [ada, ben, cleo] = (await openRoom(3, { prepare: recordFrames })) as [Member, Member, Member];
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  const [withBen, withAda] = [await open(ada, bensName), await open(ben, adasName)];
  await withBen.box.pressSequentially('psst');
  await expect(withAda.pane.getByText(`${adasName} is typing`)).toBeVisible();
  await expect(ben.page.getByRole('contentinfo')).not.toContainText('is typing');
  await withBen.box.press('Enter');
  await expect(withAda.message('psst')).toBeVisible();
  await expect(withAda.pane.getByText('is typing')).toHaveCount(0);
  expect((await receivedFrames(cleo.page)).filter((frame) => frame.includes('typing'))).toEqual([]);
  expect((await receivedFrames(cleo.page)).filter((frame) => frame.includes('whispering'))).toEqual([]);
});

test('a private conversation survives a reload, and stays readable when the other has left @promise', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const [adasName, bensName] = [await ada.name(), await ben.name()];
  const withAda = await open(ben, adasName);
  await withAda.say('remember this');
  await withAda.isDelivered('remember this');
  await ada.page.reload();
  await everyLinkIsConnected([ada, ben]);
  const withBen = await open(ada, bensName);
  await expect(withBen.message('remember this')).toBeVisible();
  await withBen.say('I do');
  await expect(withAda.message('I do')).toBeVisible();

  await ben.page.close();
  await expect(withBen.pane).toContainText('Away');
  await withBen.say('come back');
  await withBen.leave();
  const away = ada.page.getByRole('list', { name: 'Private conversations' });
  await expect(away.getByRole('listitem')).toContainText(bensName);
  await (await open(ada, bensName)).leave();
  // It would be lost with the page, and leaving asks first.
  await ada.page.getByRole('button', { name: `Message ${bensName} privately` }).click();
  await expect(withBen.message('come back')).toContainText('Kept on this device');
});

/** In whole pixels: no screen has others. */
async function edgesOf(part: Locator) {
  const box = await part.boundingBox();
  if (!box) throw new Error('not on the page');
  return {
    top: Math.round(box.y),
    right: Math.round(box.x + box.width),
    bottom: Math.round(box.y + box.height),
  };
}

for (const size of [
  { width: 1440, height: 860 },
  { width: 1100, height: 800 },
  { width: 390, height: 844 },
])
  test(`a call leaves room for it, ${size.width} pixels wide`, async ({ openMember }) => {
    const ada = await openMember({ context: { viewport: size } });
    await ada.hasJoined();
    const ben = await openMember();
    await everyLinkIsConnected([ada, ben]);
    if (size.width < 960) await ada.openPeople();
    const withBen = await open(ada, await ben.name());
    await ada.page.getByRole('button', { name: 'Call', exact: true }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Call' }).click();
    const call = ada.page.getByRole('region', { name: 'Call', exact: true });
    await expect(call.getByRole('listitem')).toBeVisible();
    const [above, below] = await Promise.all([call, withBen.pane].map(edgesOf));
    expect(above?.right).toBeLessThanOrEqual(size.width);
    expect(above?.bottom).toBeLessThanOrEqual(below?.top ?? 0);
    expect(below?.bottom).toBeLessThanOrEqual(size.height);
    expect((below?.bottom ?? 0) - (below?.top ?? 0)).toBeGreaterThan(200);
    await expect(withBen.box).toBeInViewport();
  });

test('on a phone there is one at a time, and the way back', async ({ openMember }) => {
  const context = { viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true };
  const [ada, ben] = [await openMember({ context }), await openMember()];
  await everyLinkIsConnected([ada, ben]);
  await ada.openPeople();
  const withBen = await open(ada, await ben.name());
  await expect(ada.transcript).toBeHidden();
  await withBen.say('under the table');
  // What is said in the room meanwhile is not before anybody's eyes.
  await ben.say('meanwhile above the table');
  await expect(withBen.pane.getByRole('button', { name: 'Back to the room, 1 unread' })).toBeVisible();
  await withBen.leave();
  await expect(ada.transcript.getByText('Unread')).toBeVisible();
  await expect(ada.transcript).toBeVisible();
  await expect(ada.box).toBeVisible();
});

test('axe finds nothing in a private conversation @chromium', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const thread = await open(ada, await ben.name());
  await thread.say('nothing to see here');
  await thread.isDelivered('nothing to see here');
  await axeFindsNothing(ada);
});
