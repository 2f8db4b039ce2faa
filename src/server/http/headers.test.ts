import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { type HeaderOptions, securityHeaders } from './headers.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function headersOf(path: string, options: Partial<HeaderOptions> = {}): Promise<Headers> {
  const app = express().use(securityHeaders({ policy: 'strict', isHttps: true, ...options }));
  const http = createServer(app.use((_request, response) => void response.send('here')));
  closers.push(() => http.close());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}${path}`)).headers;
}

const SITES = ['https://www.example.com', 'http://intranet.example:8080'];

describe('without origins to embed', () => {
  it.each(['/', '/embed.js'])('nobody may put %s into a frame or load it', async (path) => {
    const headers = await headersOf(path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none';");
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('with origins to embed', () => {
  it('these and nobody else may put the page into a frame', async () => {
    const headers = await headersOf('/?roomId=standup', { embedOrigins: SITES });
    expect(headers.get('content-security-policy')).toContain(`;frame-ancestors ${SITES.join(' ')};`);
    // It would refuse all of them.
    expect(headers.get('x-frame-options')).toBeNull();
  });

  it('only the script for them is for other origins', async () => {
    const script = await headersOf('/embed.js', { embedOrigins: SITES });
    expect(script.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(script.get('access-control-allow-origin')).toBe('*');
    for (const path of ['/', '/assets/index-abc.js', '/embed.js/', '/assets/embed.js']) {
      const headers = await headersOf(path, { embedOrigins: SITES });
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
      expect(headers.get('access-control-allow-origin'), path).toBeNull();
    }
  });

  it('all else stays as it is', async () => {
    const plain = await headersOf('/');
    const embedded = await headersOf('/', { embedOrigins: SITES });
    const NAMES = [
      'permissions-policy',
      'cross-origin-opener-policy',
      'referrer-policy',
      'x-content-type-options',
    ];
    for (const name of NAMES) expect(embedded.get(name), name).toBe(plain.get(name));
    const others = (headers: Headers) =>
      headers.get('content-security-policy')?.replace(/frame-ancestors [^;]*/, '');
    expect(others(embedded)).toBe(others(plain));
  });
});
