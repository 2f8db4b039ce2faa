import type { Page } from '@playwright/test';
import { roomIdOf } from '../chat/written-history.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  comeBack,
  emptyDevice,
  keepSwitch,
  onDevice,
  openKeepSwitch,
  turnKeeping,
} from '../support/keeping.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const KEPT_NOTE = 'Kept here until you forget the room';

/** Two who said something; one of them keeps it. */
async function saySomething([ada, ben]: readonly [Member, Member]): Promise<void> {
  await ada.say('from Ada.');
  await everyoneReads([ben], 'from Ada.');
  await ben.say('from Ben.');
  await everyoneReads([ada], 'from Ben.');
}

test('a kept room is there with nobody else present, and is served to whoever comes @promise', async ({
  startServer,
  openMember,
}) => {
  const server = await startServer();
  const url = server.roomUrl('kept');
  const [ada, ben] = [await openMember({ url }), await openMember({ url })];
  await everyLinkIsConnected([ada, ben]);
  await saySomething([ada, ben]);
  await turnKeeping(ada, true);
  await ada.say('said while it is kept.');
  await expect(ada.receipt('said while it is kept.')).toHaveText('Delivered to everyone');
  const [name, bensName] = [await ada.name(), await ben.name()];
  await ben.page.context().close();
  await expect(ada.person(bensName)).toHaveCount(0);
  await ada.page.close();

  const again = await comeBack(ada, url);
  await expect(again.message('from Ben.')).toContainText(bensName);
  await expect(again.message('from Ada.')).toContainText('You');
  expect(await again.said(/from \w+\.|kept\./)).toEqual(['from Ada.', 'from Ben.', 'kept.']);
  await expect(again.page.getByText(KEPT_NOTE)).toBeVisible();
  await expect(again.receipt('said while it is kept.')).toHaveText('Delivered to everyone');

  const cleo = await openMember({ url });
  await everyLinkIsConnected([again, cleo]);
  await expect(again.page.getByText(KEPT_NOTE)).toBeHidden();
  expect(await cleo.said(/from \w+\.|kept\./)).toEqual(['from Ada.', 'from Ben.', 'kept.']);
  await expect(cleo.message('from Ada.')).toContainText(name);
  await again.say('and on it goes.');
  await everyoneReads([cleo], 'and on it goes.');
  await expect(again.receipt('and on it goes.')).toHaveText('Delivered to everyone');
});

test('a room that is not kept is gone with its tabs, and so is one that is kept no more', async ({
  openMember,
  roomUrl,
}) => {
  const ada = await openMember();
  await ada.say('only for now.');
  await turnKeeping(ada, true);
  await turnKeeping(ada, false);
  await ada.page.reload();
  await expect(ada.message('only for now.')).toBeVisible();
  await expect(ada.page.getByText(KEPT_NOTE)).toBeHidden();
  await ada.page.close();
  const again = await comeBack(ada, roomUrl);
  await again.isComplete();
  await expect(again.messages()).toHaveCount(0);
  await expect(again.transcript).toContainText('lasts until the last of you closes the tab');
});

test('what the page says of where things are kept is true for this room', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const adasName = await ada.name();
  await expect(ben.transcript).toContainText('lasts until the last of you closes the tab');
  await turnKeeping(ada, true);
  await expect(ada.transcript).toContainText('This device keeps it until you forget the room.');
  await expect(ben.transcript).toContainText(`${adasName} still keeps it on their device.`);
  await ben.people.getByRole('button', { name: `About ${adasName}` }).click();
  await expect(ben.page.getByRole('dialog')).toContainText(
    'Keeps this room on their device, by their own account.',
  );
  await turnKeeping(ada, false);
  await expect(ben.page.getByRole('dialog')).toContainText('Keeps this room only until they close the tab');
  await ben.page.keyboard.press('Escape');
  await expect(ben.transcript).toContainText('lasts until the last of you closes the tab');
});

test('a kept room that was forgotten has left nothing on the device', async ({ openMember, roomUrl }) => {
  const ada = await openMember();
  await ada.say('forget me.');
  await turnKeeping(ada, true);
  expect(await onDevice(ada.page)).toContain(roomIdOf(roomUrl));
  await ada.page.getByRole('button', { name: 'Room menu' }).click();
  await ada.page.getByRole('button', { name: 'Forget this room', exact: true }).click();
  await ada.page.getByRole('button', { name: 'Forget and leave' }).click();
  await expect(ada.page).toHaveURL(/\?rooms$/);
  expect(await onDevice(ada.page)).not.toContain(roomIdOf(roomUrl));
  await ada.page.goto(roomUrl);
  await ada.isComplete();
  await expect(ada.messages()).toHaveCount(0);
  const keep = await openKeepSwitch(ada);
  await expect(keep).not.toBeChecked();
});

test('of a sealed room there is no plain text on the device', async ({ openMember, server }) => {
  const url = `${server.roomUrl('secrets')}#${'k'.repeat(22)}`;
  const [ada, ben] = [await openMember({ url }), await openMember({ url })];
  await everyLinkIsConnected([ada, ben]);
  await ada.rename('Adelheid');
  await ada.say('swordfish');
  await everyoneReads([ben], 'swordfish');
  await turnKeeping(ada, true);
  await ada.say('and a trout');
  await everyoneReads([ben], 'and a trout');
  const kept = await onDevice(ada.page);
  expect(kept.length).toBeGreaterThan(500);
  for (const word of ['swordfish', 'trout', 'Adelheid', 'parley.', 'k'.repeat(22)])
    expect(kept).not.toContain(word);
  await ada.page.close();
  await ben.page.close();
  const again = await comeBack(ada, url);
  await expect(again.message('swordfish')).toContainText('You');
  await expect(again.nameBox).toHaveValue('Adelheid');
});

test('private conversations follow the same switch', async ({ openRoom, roomUrl }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const bensName = await ben.name();
  await ada.page.getByRole('button', { name: `Message ${bensName} privately` }).click();
  const box = ada.page.getByRole('textbox', { name: `Write to ${bensName}` });
  const log = ada.page.getByRole('log', { name: `Private with ${bensName}` });
  await box.fill('for your eyes only');
  await box.press('Enter');
  await expect(log.getByRole('article')).toContainText('for your eyes only');
  await log.getByRole('article').hover();
  await expect(log.getByRole('button', { name: 'Delivered' })).toBeVisible();
  await ada.page.getByRole('button', { name: 'Back to the room' }).click();
  await turnKeeping(ada, true);
  expect(await onDevice(ada.page)).not.toContain('eyes only');
  await ben.page.close();
  await ada.page.close();
  const again = await comeBack(ada, roomUrl);
  await again.page.getByRole('list', { name: 'Private conversations' }).getByRole('button').first().click();
  const kept = again.page.getByRole('log', { name: `Private with ${bensName}` });
  await expect(kept.getByRole('article')).toContainText('for your eyes only');
});

/** From now on nothing more fits. */
const fillDevice = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...args) {
      const real = transaction.apply(this, args);
      if (args[1] !== 'readwrite') return real;
      const error = new DOMException('full', 'QuotaExceededError');
      Object.defineProperty(real, 'error', { get: () => error });
      real.commit = () => real.abort();
      return real;
    };
  });

test('a device that is full is told, what is said still goes out, and nothing kept before is lost', async ({
  openRoom,
  roomUrl,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const note = ada.page.getByText('This browser cannot keep more');
  await saySomething([ada, ben]);
  await turnKeeping(ada, true);
  await expect(note).toBeHidden();
  await fillDevice(ada.page);
  await ada.say('one too many.');
  await everyoneReads([ben], 'one too many.');
  await expect(note).toBeVisible();
  await expect(ada.receipt('one too many.')).toHaveText('Delivered to everyone');
  await expect(await openKeepSwitch(ada)).toHaveAccessibleDescription(/not kept. There is no space left/);
  await ben.say('heard all the same.');
  await everyoneReads([ada], 'heard all the same.');

  await ada.page.close();
  const again = await comeBack(ada, roomUrl);
  await everyLinkIsConnected([again, ben]);
  await everyoneReads([again], 'heard all the same.');
  expect(await again.said(/from \w+\.|one too many\.|the same\./)).toEqual([
    'from Ada.',
    'from Ben.',
    'one too many.',
    'the same.',
  ]);
  await again.say('there is space again.');
  await everyoneReads([ben], 'there is space again.');
  await expect(ben.people.getByText('sends faulty data')).toHaveCount(0);
  await expect(again.page.getByText('This browser cannot keep more')).toBeHidden();
});

test('a room is not kept where there is no space for it, and stays in the tab', async ({ openMember }) => {
  const ada = await openMember();
  await ada.say('small enough for the tab.');
  await ada.isComplete();
  await fillDevice(ada.page);
  const keep = await openKeepSwitch(ada);
  await keep.click();
  await expect(keep).toHaveAccessibleDescription(/There is no space left/);
  await expect(keep).not.toBeChecked();
  await ada.page.reload();
  await expect(ada.message('small enough for the tab.')).toBeVisible();
});

test('whoever empties the storage while the room is open is told, and nothing is put back', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await saySomething([ada, ben]);
  await turnKeeping(ada, true);
  await emptyDevice(ada.page);
  await expect(ada.page.getByText('This browser cannot keep more')).toBeVisible();
  await ada.say('in memory only.');
  await everyoneReads([ben], 'in memory only.');
  await expect(ada.message('from Ben.')).toBeVisible();
  const names = await ada.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).not.toContain('parley');
  await expect(await openKeepSwitch(ada)).toHaveAccessibleDescription(/emptied the storage/);
});

test('a page makes way for a later version of itself, and an older one leaves what that made alone', async ({
  openMember,
}) => {
  const ada = await openMember();
  await ada.say('of this version.');
  await turnKeeping(ada, true);
  await ada.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('parley', 2);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      }),
  );
  await expect(ada.page.getByText('This browser cannot keep more')).toBeVisible();
  await expect(await openKeepSwitch(ada)).toHaveAccessibleDescription(/newer version of this page is open/);
  await ada.page.keyboard.press('Escape');
  await ada.page.reload();
  await ada.isComplete();
  await expect(ada.transcript).toContainText('This browser does not remember who you are here');
  const keep = await openKeepSwitch(ada);
  await expect(keep).toBeDisabled();
  await expect(keep).toHaveAccessibleDescription(/newer version of this page was here before/);
  const version = await ada.page.evaluate(
    async () => (await indexedDB.databases()).find(({ name }) => name === 'parley')?.version,
  );
  expect(version).toBe(2);
  await expect(keepSwitch(ada)).not.toBeChecked();
});
