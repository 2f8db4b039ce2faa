/** What is kept of a room on the device: the switch as people use it, and the device's store as a thief would read it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { Member } from './member.ts';

export const keepSwitch = ({ page }: Member): Locator =>
  page.getByRole('switch', { name: 'Keep on this device', exact: true });

/** Opens the room menu with the switch in it. */
export async function openKeepSwitch(member: Member): Promise<Locator> {
  await member.page.getByRole('button', { name: 'Room menu' }).click();
  const found = keepSwitch(member);
  await expect(found).toBeVisible();
  return found;
}

/** Until it has moved; the menu is closed afterwards. */
export async function turnKeeping(member: Member, isOn: boolean): Promise<void> {
  const found = await openKeepSwitch(member);
  await found.click();
  await expect(found).toBeChecked({ checked: isOn });
  await expect(found).toHaveAccessibleDescription(isOn ? /^Uses / : /stays in this tab/);
  await member.page.keyboard.press('Escape');
  await expect(found).toBeHidden();
}

/** The room, opened in the same browser again by whoever closed it. */
export async function comeBack(
  member: Member,
  url: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<Member> {
  const again = await Member.sit(await member.page.context().newPage());
  await prepare?.(again.page);
  await again.page.goto(url);
  return again;
}

/** Everything in the device's store, as it lies there. */
export const onDevice = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const request = indexedDB.open('parley');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction(['members', 'kept']);
          const all = ['members', 'kept'].flatMap((name) => {
            const store = transaction.objectStore(name);
            return [store.getAllKeys(), store.getAll()];
          });
          transaction.oncomplete = () => {
            request.result.close();
            resolve(JSON.stringify(all.map(({ result }) => result)));
          };
        };
      }),
  );

/** Who one is in open rooms, by the names of what is kept. */
export async function membersOnDevice(page: Page): Promise<Map<string, string>> {
  const [, records] = JSON.parse(await onDevice(page)) as [unknown, string[]];
  return new Map(records.flatMap((record) => Object.entries(JSON.parse(record) as Record<string, string>)));
}

/** As somebody does who clears what the site has stored. */
export const emptyDevice = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase('parley').onsuccess = () => resolve();
      }),
  );
