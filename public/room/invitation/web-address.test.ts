import { expect, it } from 'vitest';
import { readWebAddress } from './web-address.ts';

it.each(['https://calm-otter.loca.lt/', 'http://127.0.0.1:3000/chat/', 'http://[::1]:80/'])(
  'reads %s',
  (text) => {
    expect(readWebAddress(text)?.href).toBe(new URL(text).href);
  },
);

it.each([
  null,
  7,
  '',
  'calm-otter.loca.lt',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://',
  'https://parley.example@evil.example/',
  'https://:secret@evil.example/',
  `https://a.example/${'x'.repeat(256)}`,
])('refuses %j', (text) => {
  expect(readWebAddress(text)).toBeNull();
});
