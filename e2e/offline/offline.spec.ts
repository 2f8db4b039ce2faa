/** The page without the server: kept by its service worker. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from '../support/fixtures.ts';
import { everyLinkIsConnected, everyoneReads, type Member, Member as Person } from '../support/member.ts';
import { isKept } from './kept-page.ts';

test.use({ serviceWorkers: 'allow' });

const AWAY = 'The server cannot be reached';

/** Another tab of the same browser. */
async function openTab({ page }: Member, url: string): Promise<Member> {
  const tab = await Person.sit(await page.context().newPage());
  await tab.page.goto(url);
  return tab;
}

test('a reload without the server shows what was said, and the page joins when it can @promise', async ({
  openMember,
  startServer,
}) => {
  const server = await startServer();
  const url = server.roomUrl('kept');
  const ada = await openMember({ url });
  await ada.say('before the server went');
  await isKept(ada.page);
  await server.kill();
  await ada.page.reload();
  await expect(ada.message('before the server went')).toContainText('You');
  await expect(ada.banner).toContainText(AWAY);
  await ada.say('while it was away');

  await startServer({ PORT: server.url.port });
  const ben = await openMember({ url });
  await everyLinkIsConnected([ada, ben]);
  await expect(ada.banner).toBeEmpty();
  await everyoneReads([ben], 'before the server went');
  await everyoneReads([ben], 'while it was away');
});

test('a new tab opens without the server, whatever room it is for', async ({ openMember, startServer }) => {
  const server = await startServer();
  const ada = await openMember({ url: server.roomUrl('kept') });
  await isKept(ada.page);
  await server.kill();
  const key = `#${'k'.repeat(21)}A`;
  for (const url of [server.roomUrl(), server.roomUrl('other'), `${server.roomUrl('sealed')}${key}`]) {
    const tab = await openTab(ada, url);
    await expect(tab.banner).toContainText(AWAY);
    await tab.say('only here');
    await expect(tab.message('only here')).toBeVisible();
    expect(tab.harm.lines).toEqual([]);
    await tab.page.close();
  }
  // These come in parts of their own.
  const cut = await openTab(ada, server.roomUrl('which_'));
  await expect(cut.page.getByRole('button', { name: 'Open which_' })).toBeVisible();
  const malformed = await openTab(ada, server.roomUrl('no such room'));
  await expect(malformed.page.getByRole('heading', { name: 'There is no such room' })).toBeVisible();
});

test('every part of the page is there without the server', async ({ openMember, startServer }) => {
  const server = await startServer();
  const ada = await openMember({ url: server.roomUrl('kept') });
  await isKept(ada.page);
  await server.kill();
  await ada.page.reload();
  await ada.say('see https://example.com/x');
  await expect(ada.message('see').getByRole('link')).toBeVisible();
  await ada.page.getByRole('button', { name: 'QR code' }).click();
  await expect(ada.page.getByRole('dialog')).toBeVisible();
  await ada.page.keyboard.press('Escape');
  for (const name of ['Connection report', 'About this page']) {
    await ada.page.getByRole('button', { name: 'Room menu' }).click();
    await ada.page.getByRole('button', { name }).click();
    await expect(ada.page.getByRole('dialog', { name })).toBeVisible();
    await ada.page.keyboard.press('Escape');
  }
  await ada.isComplete();
});

test('what the server sent with the page holds without it', async ({ openMember, startServer }) => {
  const server = await startServer();
  const url = server.roomUrl('kept');
  const ada = await openMember({ url });
  const before = await ada.page.context().request.get(url);
  await isKept(ada.page);
  await server.kill();
  const kept = await ada.page.reload();
  for (const name of ['content-security-policy', 'referrer-policy', 'permissions-policy', 'x-frame-options'])
    expect(kept?.headers()[name], name).toBe(before.headers()[name]);
  const other = await ada.page.context().newPage();
  await other.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
  await other.goto(url);
  await expect(other.getByRole('heading', { name: 'This browser cannot take part' })).toBeVisible();
  const ranInline = await other.evaluate(() => {
    const script = document.createElement('script');
    script.append('globalThis.ranInline = true');
    try {
      document.head.append(script);
    } catch {
      // The other half of the policy refuses the text already.
    }
    return 'ranInline' in globalThis;
  });
  expect(ranInline).toBe(false);
});

test('below a path of a site only that path is kept', async ({ openMember, startServer }) => {
  const server = await startServer({ PUBLIC_URL: 'https://www.example.com/chat/' });
  const url = new URL('/chat/?roomId=kept', server.url).href;
  const ada = await openMember({ url });
  await ada.say('below the path');
  await isKept(ada.page);
  const registered = await ada.page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  );
  expect(registered).toEqual(['/chat/']);
  await server.kill();
  await ada.page.reload();
  await expect(ada.message('below the path')).toBeVisible();
  const beside = await ada.page.context().newPage();
  await expect(beside.goto(new URL('/?roomId=kept', server.url).href)).rejects.toThrow();
});

test('another program at an address of the machine itself is not kept out', async ({
  browser,
  startServer,
}) => {
  const server = await startServer();
  // Not as one of the test's members: their pages have nothing to complain of.
  const ada = await Person.open(browser, server.roomUrl('kept'));
  await isKept(ada.page);
  await server.kill();
  const other = createServer(({ url }, response) => {
    response.statusCode = url === '/' ? 200 : 404;
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><p>something else');
  });
  other.listen(Number(server.url.port), '127.0.0.1');
  await once(other, 'listening');
  await ada.page.goto(server.url.href);
  const kept = () => ada.page.evaluate(async () => (await caches.keys()).length);
  await expect.poll(kept).toBe(0);
  await ada.page.goto(server.url.href);
  await expect(ada.page.getByText('something else')).toBeVisible();
  await ada.page.context().close();
  other.close();
  other.closeAllConnections();
});

test('where a browser keeps no pages everything is as it was', async ({ openMember }) => {
  const prepare = (page: Member['page']) =>
    page.addInitScript(() => {
      navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'));
    });
  const members = [
    await openMember({ prepare: async (page) => void (await prepare(page)) }),
    await openMember(),
  ];
  await everyLinkIsConnected(members);
  const [ada] = members as [Member];
  await ada.isComplete();
  await ada.page.getByRole('button', { name: 'Room menu' }).click();
  await ada.page.getByRole('button', { name: 'About this page' }).click();
  await expect(ada.page.getByRole('dialog')).toContainText('This browser keeps no pages');
});
