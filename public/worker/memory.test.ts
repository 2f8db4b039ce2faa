import { expect, it } from 'vitest';
import { Memory } from './memory.ts';
import { fakeCaches } from './testing/fake-caches.ts';
import { afterDownload, NOTHING_KEPT } from './versions.ts';

const SCOPE = new URL('https://example.com/chat/');
const VERSION = { name: '1.0.0+one', hash: 'f00d' };

it('is there again for the next worker', async () => {
  const caches = fakeCaches();
  const memory = new Memory(caches, SCOPE);
  expect(await memory.keeping()).toEqual(NOTHING_KEPT);
  await memory.updateKeeping((keeping) => afterDownload(keeping, VERSION));
  await memory.updatePage('a', { version: VERSION.name });
  await memory.updatePage('a', { unread: 3 });
  const next = new Memory(caches, SCOPE);
  expect(await next.keeping()).toMatchObject({ current: VERSION });
  expect(await next.openPage('a')).toEqual({ version: VERSION.name, unread: 3, isInstalled: false });
  expect(await new Memory(caches, new URL('/other/', SCOPE)).keeping()).toEqual(NOTHING_KEPT);
});

it('changes one thing after the other', async () => {
  const memory = new Memory(fakeCaches(), SCOPE);
  await Promise.all([
    memory.updatePage('a', { unread: 1 }),
    memory.updatePage('a', { version: 'x' }),
    memory.updatePage('b', { unread: 2 }),
  ]);
  expect(await memory.openPages(['a', 'b', 'c'])).toEqual([
    { version: 'x', unread: 1, isInstalled: false },
    { version: null, unread: 2, isInstalled: false },
    { version: null, unread: 0, isInstalled: false },
  ]);
});

it('forgets pages that are closed', async () => {
  const memory = new Memory(fakeCaches(), SCOPE);
  await memory.updatePage('a', { unread: 1 });
  await memory.openPages(['b']);
  expect(await memory.openPage('a')).toEqual({ version: null, unread: 0, isInstalled: false });
});

it('leaves nothing behind once it has forgotten', async () => {
  const caches = fakeCaches();
  const memory = new Memory(caches, SCOPE);
  await memory.updatePage('a', { unread: 1 });
  await memory.forget();
  expect(await memory.keeping()).toEqual(NOTHING_KEPT);
  expect(await caches.keys()).toEqual([]);
});

it('gives what was shared once', async () => {
  const memory = new Memory(fakeCaches(), SCOPE);
  await memory.keepShared('look at this');
  expect([await memory.takeShared(), await memory.takeShared()]).toEqual(['look at this', null]);
});

it('takes what is damaged for nothing', async () => {
  const caches = fakeCaches();
  const cache = await caches.open(`parley memory ${SCOPE.href}`);
  for (const damaged of [new Response('{'), Response.json({ current: 7 })]) {
    await cache.put(`${SCOPE.href}keeping`, damaged);
    expect(await new Memory(caches, SCOPE).keeping()).toEqual(NOTHING_KEPT);
  }
});
