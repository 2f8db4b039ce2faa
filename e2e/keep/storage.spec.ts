import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member } from '../support/member.ts';

const WARNING = 'This browser cannot keep more';

const withoutStorage = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
};

const withForbiddenStorage = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const forbid = {
      get: (): never => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    };
    Object.defineProperty(globalThis, 'sessionStorage', forbid);
    Object.defineProperty(globalThis, 'localStorage', forbid);
  });
};

async function talksAndSaysSo(ada: Member, ben: Member): Promise<void> {
  await everyLinkIsConnected([ada, ben]);
  await ada.say('can you hear me?');
  await everyoneReads([ben], 'can you hear me?');
  await expect(ada.page.getByText(WARNING)).toBeVisible();
  await ben.say('loud and clear');
  await everyoneReads([ada], 'loud and clear');
  await expect(ada.receipt('can you hear me?')).toHaveText('Delivered to everyone');
  await expect(ben.page.getByText(WARNING)).toBeHidden();
}

test('where nothing can be kept the chat goes on, and the page says so', async ({ openMember }) => {
  const ada = await openMember({ prepare: withoutStorage });
  await talksAndSaysSo(ada, await openMember());
});

test('where storage is forbidden the chat goes on, and the page says so @promise', async ({ openMember }) => {
  const ada = await openMember({ prepare: withForbiddenStorage });
  await talksAndSaysSo(ada, await openMember());
});

test('storage that runs full in the midst of it is told, and nobody is impersonated by a reload @promise', async ({
  openRoom,
}) => {
  const [ada, ben] = (await openRoom(2)) as [Member, Member];
  await ada.say('there is room');
  await everyoneReads([ben], 'there is room');
  await expect(ada.page.getByText(WARNING)).toBeHidden();
  await ada.page.evaluate(() => {
    for (let size = 2 ** 23; size >= 1; size = Math.floor(size / 2)) {
      for (let n = 0; n < 4; n++) {
        try {
          sessionStorage.setItem(`filling ${size} ${n}`, 'x'.repeat(size));
        } catch {
          break; // as full as it gets with pieces of this size
        }
      }
    }
  });
  await ada.say('there is none');
  await everyoneReads([ben], 'there is none');
  await expect(ada.page.getByText(WARNING)).toBeVisible();
  await ben.say('and more');
  await everyoneReads([ada], 'and more');

  await ada.page.reload();
  await everyLinkIsConnected([ada, ben]);
  await everyoneReads([ada], 'there is none');
  await ada.say('after the reload');
  await everyoneReads([ben], 'after the reload');
  await expect(ben.people.getByText('sends faulty data')).toHaveCount(0);
  const all = /there is room|there is none|and more|after the reload/;
  expect(await ada.said(all)).toEqual(await ben.said(all));
  expect(await ben.said(all)).toHaveLength(4);
});
