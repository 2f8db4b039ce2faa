import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage, type RequestOptions, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { builtPage } from './page.ts';
import { hashPage } from './page-hashes.ts';

const HTML = '<!doctype html><title>Parley</title>';
const POLICY =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: blob:;media-src 'self' blob:;" +
  "connect-src 'self';font-src 'self';manifest-src 'self';worker-src 'self';base-uri 'none';form-action 'none';" +
  "frame-ancestors 'none';require-trusted-types-for 'script';trusted-types parley-worker";

let directory: string;
let http: Server;
let isReady = true;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-page-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), HTML);
  await writeFile(join(directory, 'assets/main-abc.js'), 'plain()');
  await writeFile(join(directory, 'assets/main-abc.js.gz'), gzipSync('plain()'));
  await writeFile(join(directory, 'assets/main-abc.js.br'), brotliCompressSync('plain()'));

  const app = createApp({
    page: builtPage(directory),
    path: '/chat',
    policy: 'strict',
    isHttps: false,
    isReady: () => isReady,
    log: pino({ level: 'silent' }),
  });
  http = createServer(app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  http.close();
  await rm(directory, { recursive: true });
});

/** Not `fetch`: it would unpack the encodings that are to be seen here. */
function ask(
  path: string,
  options: RequestOptions = {},
): Promise<{ response: IncomingMessage; body: string }> {
  const { port } = http.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, ...options }, (response) => {
      text(response).then((body) => resolve({ response, body }), reject);
    }).on('error', reject);
  });
}

describe('app', () => {
  it.each(['/', '/index.html', '/?roomId=standup'])(
    'serves the page at %s, to be asked for every time',
    async (path) => {
      const { response, body } = await ask(path);
      expect(response.statusCode).toBe(200);
      expect(body).toBe(HTML);
      expect(response.headers).toMatchObject({
        'content-type': 'text/html;charset=utf-8',
        'cache-control': 'no-cache',
      });
    },
  );

  it.each(['/', '/no-such-page', '/healthz'])('sends the security headers with %s', async (path) => {
    const { headers } = (await ask(path)).response;
    expect(headers).toMatchObject({
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers['permissions-policy']).toContain(
      'camera=(self), microphone=(self), display-capture=(self)',
    );
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('sends nothing that breaks a page on plain http', async () => {
    const { headers } = (await ask('/')).response;
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['cross-origin-opener-policy']).toBeUndefined();
  });

  it.each([
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ])(
    'answers "accept-encoding: %s" with an asset encoded as %s, kept for ever',
    async (accepted, encoding) => {
      const { response } = await ask('/assets/main-abc.js', { headers: { 'accept-encoding': accepted } });
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-encoding']).toBe(encoding);
      expect(response.headers).toMatchObject({
        'content-type': 'text/javascript',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
      });
    },
  );

  it('has a new tag for every new content, though size and age are the same', async () => {
    const tags: (string | undefined)[] = [];
    for (const html of [HTML, HTML.replace('Parley', 'Barley')]) {
      const elsewhere = await mkdtemp(join(tmpdir(), 'parley-page-'));
      await writeFile(join(elsewhere, 'index.html'), html);
      await utimes(join(elsewhere, 'index.html'), 0, 0);
      const page = createServer(express().use(builtPage(elsewhere)));
      await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
      const { port } = page.address() as AddressInfo;
      const { headers } = (await ask('/', { port })).response;
      tags.push(headers.etag);
      // What a browser sends that has it.
      const known = { 'if-none-match': headers.etag, 'if-modified-since': headers['last-modified'] };
      const again = (await ask('/?roomId=x', { port, headers: known })).response;
      expect(again.statusCode).toBe(304);
      expect(again.headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'Accept-Encoding' });
      const old = { ...known, 'if-none-match': 'W/"other"' };
      expect((await ask('/', { port, headers: old })).response.statusCode).toBe(200);
      page.close();
      await rm(elsewhere, { recursive: true });
    }
    expect(new Set(tags).size).toBe(2);
  });

  it('tells the hashes of all that it serves, to be asked for every time', async () => {
    const { response, body } = await ask('/hashes.json');
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.headers['content-security-policy']).toBe(POLICY);
    expect(JSON.parse(body)).toEqual(hashPage(directory));
  });

  it.each([
    '/index',
    '/assets/',
    '/two%20words',
    '/a/b',
    '/assets/gone.js',
    '/../package.json',
    '/%2e%2e/package.json',
    '/%',
    '//',
    '/.env',
  ])('answers %s with a short plain 404', async (path) => {
    const { response, body } = await ask(path);
    expect(response.statusCode).toBe(404);
    expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toBe('Not found');
  });

  it.each([
    ['/chat', '/chat/'],
    ['/chat?roomId=a&debug', '/chat/?roomId=a&debug'],
  ])('leads from %s to %s', async (path, location) => {
    const { response } = await ask(path);
    expect(response.statusCode).toBe(301);
    expect(response.headers).toMatchObject({ location, 'referrer-policy': 'no-referrer' });
  });

  it.each([
    ['/standup', './?roomId=standup'],
    ['/standup/', '../?roomId=standup'],
    ['/a_b-1', './?roomId=a_b-1'],
    ['/ends-in_', './?roomId=ends-in%5F'],
    ['/ends-in-', './?roomId=ends-in%2D'],
  ])('leads from %s to the room of that name, below any path', async (path, location) => {
    const { response } = await ask(path);
    expect(response.statusCode).toBe(302);
    expect(response.headers).toMatchObject({ location, 'cache-control': 'no-store' });
  });

  it.each(['/two%20words', `/${'x'.repeat(65)}`, '/favicon.ico', '/a/b', '/share', '/socket.io'])(
    'finds no room in %s',
    async (path) => {
      expect((await ask(path)).response.statusCode).toBe(404);
    },
  );

  it('makes no page of a room for programs that want none', async () => {
    expect((await ask('/standup', { headers: { accept: 'application/json' } })).response.statusCode).toBe(
      404,
    );
    expect((await ask('/standup', { method: 'POST' })).response.statusCode).toBe(404);
  });

  it.each([
    [
      'text/html,application/xhtml+xml,*/*;q=0.8',
      'text/html; charset=utf-8',
      /<h1>There is nothing here<\/h1>/,
    ],
    ['application/json', 'application/json; charset=utf-8', /^\{"error":"not-found"\}$/],
    ['*/*', 'text/plain; charset=utf-8', /^Not found$/],
    ['image/png', 'text/plain; charset=utf-8', /^Not found$/],
  ])('tells who accepts %s that nothing is there', async (accept, type, told) => {
    const { response, body } = await ask('/no/such/page.html', { headers: { accept } });
    expect(response.statusCode).toBe(404);
    expect(response.headers).toMatchObject({ 'content-type': type, vary: 'Accept' });
    expect(body).toMatch(told);
  });

  it('styles the page where nothing is, and allows it no more than that', async () => {
    const { response, body } = await ask('/<b>no/page', { headers: { accept: 'text/html' } });
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(body) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(response.headers['content-security-policy']).toBe(
      `default-src 'none';style-src 'sha256-${hash}';img-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'`,
    );
    expect(body).toContain('<a href="../">');
    expect(body).not.toContain('<b>');
  });

  it('gives programs that preview a link the tags, without the room', async () => {
    const headers = { 'user-agent': 'Slackbot-LinkExpanding 1.0', host: 'chat.example' };
    const { response, body } = await ask('/?roomId=standup', { headers });
    expect(response.statusCode).toBe(200);
    expect(response.headers.vary).toContain('User-Agent');
    expect(body).toContain('<meta property="og:image" content="http://chat.example/preview.png">');
    expect(body).toContain('<meta property="og:url" content="http://chat.example/">');
    expect(body).not.toContain('standup');
  });

  it.each(['a"><script>', 'a/b', 'a b'])('previews nothing for the host %j', async (host) => {
    const { body } = await ask('/', { headers: { 'user-agent': 'Twitterbot/1.0', host } });
    expect(body).not.toContain('<meta');
  });

  it('does not let anyone post to the page', async () => {
    expect((await ask('/', { method: 'POST' })).response.statusCode).toBe(404);
  });

  it('serves the whole page to a request for a backwards range', async () => {
    const { response, body } = await ask('/', { headers: { range: 'bytes=9-2' } });
    expect(response.statusCode).toBe(200);
    expect(body).toBe(HTML);
  });

  it('is ready as long as it takes people in, and well all the while', async () => {
    expect(await ask('/readyz')).toMatchObject({ response: { statusCode: 200 }, body: 'ready' });
    isReady = false;
    expect(await ask('/readyz')).toMatchObject({ response: { statusCode: 503 }, body: 'not ready' });
    expect(await ask('/healthz')).toMatchObject({ response: { statusCode: 200 }, body: 'ok' });
    isReady = true;
  });
});
