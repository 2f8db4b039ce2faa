/** What a test sees of the page that a browser keeps. */
import { expect, type Page } from '@playwright/test';

interface Version {
  readonly name: string;
  readonly hash: string;
}

interface Keeping {
  readonly current: Version | null;
  readonly next: Version | null;
}

/** What the worker remembers; null before there is anything. */
const keeping = (page: Page): Promise<Keeping | null> =>
  page.evaluate(async () => {
    const scope = new URL('./', location.href).href;
    const memory = await caches.open(`parley memory ${scope}`);
    const response = await memory.match(`${scope}keeping`);
    return response === undefined ? null : response.json();
  });

/** The hash of the version that the browser loads pages from. */
export const currentHash = async (page: Page): Promise<string | undefined> =>
  (await keeping(page))?.current?.hash;

/** The hash of the one that waits. */
export const nextHash = async (page: Page): Promise<string | undefined> => (await keeping(page))?.next?.hash;

/** All of the page is on this device, and the worker answers it. */
export async function isKept(page: Page): Promise<void> {
  await expect.poll(() => currentHash(page)).toBeDefined();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** As the page says which it is. */
export const versionOf = (page: Page): Promise<string | null> =>
  page.locator('meta[name=version]').getAttribute('content');

/** Asks the worker to look for another version, as a page does by itself now and then. */
export const look = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise((resolve) => {
      port1.onmessage = resolve;
    });
    active?.postMessage({ kind: 'look' }, [port2]);
    await answered;
  });
