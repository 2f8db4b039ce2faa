import { beforeEach, describe, expect, it } from 'vitest';
import { hashOfAll, sha256 } from '../../src/server/http/page-hashes.ts';
import { download, renewHeaders } from './download.ts';
import { type HashList, keptPaths, readHashList } from './hash-list.ts';
import { PageStore } from './page-store.ts';
import { fakeCaches } from './testing/fake-caches.ts';

const SCOPE = new URL('https://example.com/chat/');
const ONE = {
  'index.html': '<p>one',
  'assets/a-1.js': 'a()',
  'favicon.svg': '<svg/>',
  'service-worker.js': 'w()',
};
const TWO = { ...ONE, 'index.html': '<p>two', 'assets/b-2.js': 'b()' };

/** As the server tells it. */
function told(contents: Readonly<Record<string, string>>) {
  const files = Object.fromEntries(
    Object.entries(contents).map(([path, content]) => [path, sha256(content)]),
  );
  return { version: `1.0.0+${contents['index.html']?.slice(3)}`, hash: hashOfAll(files), files };
}

const listOf = async (contents: Readonly<Record<string, string>>) =>
  (await readHashList(told(contents))) as HashList;

let store: PageStore;
let served: Record<string, string>;
let policy: string;
let asked: string[];
beforeEach(() => {
  store = new PageStore(fakeCaches(), SCOPE);
  [served, policy, asked] = [ONE, "default-src 'none'", []];
});

function fetch(url: string): Promise<Response> {
  const path = url.slice(SCOPE.href.length);
  asked.push(path);
  const content = served[path];
  const headers = { 'content-security-policy': policy, 'content-encoding': 'br', etag: '"x"' };
  return Promise.resolve(
    new Response(content ?? 'Not found', { status: content === undefined ? 404 : 200, headers }),
  );
}
const get = (list: HashList) => download(list, { store, scope: SCOPE, fetch });
const isComplete = async ({ hash }: HashList) => (await store.file(hash, 'index.html')) !== undefined;

describe('a list of hashes', () => {
  it('is what the server tells, or nothing', async () => {
    const whole = told(ONE);
    expect(await readHashList(whole)).toEqual({ name: '1.0.0+one', hash: whole.hash, files: whole.files });
    expect(await readHashList({ ...whole, hash: sha256('another') })).toBeNull();
    expect(await readHashList({ ...whole, files: { ...whole.files, more: sha256('') } })).toBeNull();
    for (const json of [null, [], 'a login page', { ...whole, version: '' }, told({ 'assets/a-1.js': '' })])
      expect(await readHashList(json)).toBeNull();
  });

  it('names files of the page, wherever it lies, and no others', async () => {
    for (const path of [
      '../a.js',
      'a/../../b.js',
      '/a.js',
      'https://elsewhere.example/a.js',
      'a//b',
      '',
      '.env',
    ])
      expect(await readHashList(told({ ...ONE, [path]: '' })), path).toBeNull();
  });

  it('has the page last, and leaves out what is kept elsewhere', async () => {
    const paths = keptPaths(await listOf({ ...ONE, 'screenshots/wide.png': '' }));
    expect(paths).toEqual(['assets/a-1.js', 'favicon.svg', 'index.html']);
  });
});

describe('a download', () => {
  it('is complete with every file, as it was served', async () => {
    const list = await listOf(ONE);
    expect(await get(list)).toBe(true);
    const page = await store.file(list.hash, 'index.html');
    expect(await page?.text()).toBe('<p>one');
    expect(page?.headers.get('content-security-policy')).toBe(policy);
    expect(page?.headers.get('content-encoding')).toBeNull();
    expect(await (await store.part('assets/a-1.js'))?.text()).toBe('a()');
    expect(asked).not.toContain('service-worker.js');
    expect(await store.versions()).toEqual([{ name: list.name, hash: list.hash }]);
  });

  it('is not complete while a file is missing, or is another one', async () => {
    const list = await listOf(TWO);
    for (const wrong of [
      { 'assets/b-2.js': 'evil()' },
      { 'index.html': '<p>injected' },
      { 'favicon.svg': '' },
    ]) {
      store = new PageStore(fakeCaches(), SCOPE);
      served = { ...TWO, ...wrong };
      expect(await get(list)).toBe(false);
      expect(await isComplete(list)).toBe(false);
    }
    served = ONE;
    expect(await get(list)).toBe(false);
    expect(await isComplete(list)).toBe(false);
  });

  it('goes on where it ended', async () => {
    const list = await listOf(TWO);
    served = { ...TWO, 'index.html': '<p>half' };
    await get(list);
    [served, asked] = [TWO, []];
    expect(await get(list)).toBe(true);
    expect(asked).toEqual(['index.html']);
  });

  it('takes over what has not changed, and asks for the page all the same', async () => {
    await get(await listOf(ONE));
    [served, asked] = [TWO, []];
    const list = await listOf(TWO);
    expect(await get(list)).toBe(true);
    expect(asked.sort()).toEqual(['assets/b-2.js', 'index.html']);
    expect(await (await store.file(list.hash, 'assets/a-1.js'))?.text()).toBe('a()');
  });

  it('asks the server where the browser has another file', async () => {
    const list = await listOf(ONE);
    const stale = (url: string, { cache }: RequestInit) =>
      cache === 'default' ? Promise.resolve(new Response('stale')) : fetch(url);
    expect(await download(list, { store, scope: SCOPE, fetch: stale })).toBe(true);
  });
});

describe('the headers of the page', () => {
  it('become those of the server, with the same page', async () => {
    const list = await listOf(ONE);
    const o = { store, scope: SCOPE, fetch };
    await get(list);
    asked = [];
    await renewHeaders(list, await fetch(`${SCOPE.href}favicon.svg`), o);
    expect(asked).toEqual(['favicon.svg']);
    policy = "default-src 'self'";
    await renewHeaders(list, await fetch(`${SCOPE.href}favicon.svg`), o);
    const page = await store.file(list.hash, 'index.html');
    expect(page?.headers.get('content-security-policy')).toBe(policy);
    expect(await page?.text()).toBe('<p>one');
  });
});

describe('versions', () => {
  it('are kept apart by the path of the page, and go alone', async () => {
    const caches = fakeCaches();
    const [here, there] = [SCOPE, new URL('https://example.com/chat/more/')].map(
      (scope) => new PageStore(caches, scope),
    ) as [PageStore, PageStore];
    const [one, two] = [await listOf(ONE), await listOf(TWO)];
    await here.begin(one);
    await here.begin(two);
    await there.begin(two);
    await here.remove(two);
    expect(await here.versions()).toEqual([{ name: one.name, hash: one.hash }]);
    expect(await there.versions()).toHaveLength(1);
  });
});
