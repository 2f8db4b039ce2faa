import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { comeBack, openKeepSwitch } from '../support/keeping.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

test('whoever closes the only tab and opens the room again is the same member, and nobody is warned @firefox', async ({
  openRoom,
  roomUrl,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const name = await ada.name();
  await ada.say('said before.');
  await everyoneReads([ben], 'said before.');
  await ben.say('answered before.');
  await everyoneReads([ada], 'answered before.');
  await ada.page.close();
  await expect(ben.person(name)).toHaveCount(0);

  const again = await comeBack(ada, roomUrl);
  await everyLinkIsConnected([again, ben]);
  await expect(again.nameBox).toHaveValue(name);
  await expect(again.message('said before.')).toContainText('You');
  await expect(again.message('answered before.')).toContainText(await ben.name());
  await again.say('said since.');
  await everyoneReads([ben], 'said since.');
  await expect(ben.message('said since.')).toContainText(name);
  await expect(again.receipt('said since.')).toHaveText('Delivered to everyone');
  await expect(ben.person(name)).toHaveCount(1);
  await expect(ben.person(name)).not.toContainText(/another key|faulty/);
  await expect(ben.notices(new RegExp(`${name} (left and )?came back`))).toBeVisible();
  await expect(ben.notices('another key')).toHaveCount(0);
  expect(again.harm.lines).toEqual([]);
});

test('whom one verified stays verified when the tab was closed', async ({ openRoom, roomUrl }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  const name = await ben.name();
  await ada.people.getByRole('button', { name: `About ${name}` }).click();
  await ada.page.getByRole('button', { name: 'Mark as verified' }).click();
  await ada.page.close();
  const again = await comeBack(ada, roomUrl);
  await everyLinkIsConnected([again, ben]);
  await expect(again.person(name).getByRole('img', { name: 'verified' })).toBeVisible();
});

const WITHOUT_DATABASE: readonly [string, (page: Page) => Promise<void>][] = [
  [
    'there is none',
    async (page) => {
      await page.addInitScript(() => {
        Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
      });
    },
  ],
  [
    'it is forbidden',
    async (page) => {
      await page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
      });
    },
  ],
];

for (const [what, prepare] of WITHOUT_DATABASE)
  test(`where ${what}, one is the same as long as the tab, and the page says so`, async ({ openMember }) => {
    const ada = await openMember({ prepare });
    const ben = await openMember();
    await everyLinkIsConnected([ada, ben]);
    const toldEmpty = 'This browser does not remember who you are here';
    await expect(ada.transcript).toContainText(toldEmpty);
    await expect(ben.transcript).not.toContainText(toldEmpty);
    await ada.say('for now.');
    await everyoneReads([ben], 'for now.');
    await ada.page.reload();
    await everyLinkIsConnected([ada, ben]);
    await expect(ada.message('for now.')).toContainText('You');

    const keep = await openKeepSwitch(ada);
    await expect(keep).toBeDisabled();
    await expect(keep).toHaveAccessibleDescription(/nothing to keep things in/);
    await ada.page.getByRole('button', { name: 'Connection report' }).click();
    await expect(ada.page.getByRole('dialog')).toContainText('Your keylasts as long as this tab');
    await ben.page.getByRole('button', { name: 'Room menu' }).click();
    await ben.page.getByRole('button', { name: 'Connection report' }).click();
    await expect(ben.page.getByRole('dialog')).toContainText('Your keystays on this device');
  });

test('a key that an older page left in the tab is taken over', async ({ openRoom }) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('from before.');
  await everyoneReads([ben], 'from before.');
  const moved = await ada.page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const request = indexedDB.open('parley');
        request.onsuccess = () => {
          const transaction = request.result.transaction('members', 'readwrite');
          const all = transaction.objectStore('members').getAll();
          all.onsuccess = () => {
            for (const record of all.result as string[])
              for (const [key, value] of Object.entries(JSON.parse(record) as Record<string, string>))
                sessionStorage.setItem(key, value);
            transaction.objectStore('members').clear();
          };
          transaction.oncomplete = () => {
            request.result.close();
            resolve(Object.keys(sessionStorage).some((key) => key.startsWith('parley.key.')));
          };
        };
      }),
  );
  expect(moved).toBe(true);
  await ada.page.reload();
  await everyLinkIsConnected([ada, ben]);
  await expect(ada.message('from before.')).toContainText('You');
  await expect
    .poll(() =>
      ada.page.evaluate(() => Object.keys(sessionStorage).filter((key) => /\.(key|name)\./.test(key))),
    )
    .toEqual([]);
});
