import { expect, it } from 'vitest';
import * as parser from './address-parser.ts';
import { importUpstream } from './testing/upstream.ts';

const upstream = await importUpstream<typeof parser>('engine.io-client/build/esm/contrib/parseuri.js');

it.each([
  'http://localhost',
  'https://parley.example',
  'http://127.0.0.1:3000',
  'https://parley.example:8443',
  'http://[::1]:3000',
  'https://[2001:db8::1]',
  'https://xn--mnchen-3ya.example',
])('%s is read as the real parser reads it', (origin) => {
  // As `location.origin` has it.
  expect(new URL(origin).origin).toBe(origin);
  expect(upstream.parse(origin)).toMatchObject(parser.parse(origin));
});
