import { expect, it } from 'vitest';
import { roomAddress } from './room-address.ts';

const SERVER = new URL('https://chat.example.com/parley/');
const KEY = 'nZ0q3mS5Y8w1Rk7TfVbXAg';
const PAGE = 'https://chat.example.com/parley/?roomId=standup';

it.each([
  ['standup', PAGE],
  [`standup#${KEY}`, `${PAGE}#${KEY}`],
  [PAGE, PAGE],
  [`${PAGE}#${KEY}`, `${PAGE}#${KEY}`],
  [`https://chat.example.com/parley/standup#${KEY}`, `${PAGE}#${KEY}`],
  // Nothing else of a link is taken.
  ['https://chat.example.com/parley/?debug&roomId=standup&message=x', PAGE],
])('%s is the page at %s', (room, address) => {
  expect(roomAddress(room, SERVER)).toBe(address);
});

it.each([
  '',
  '#',
  `#${KEY}`,
  'two words',
  'a/b',
  'x'.repeat(65),
  'https://chat.example.com/?roomId=standup',
  'https://chat.example.com/parley/',
  'https://elsewhere.example/parley/?roomId=standup',
  'http://chat.example.com/parley/?roomId=standup',
  'https://chat.example.com.evil.example/parley/?roomId=standup',
  'javascript:alert(1)',
  'data:text/html,<p>',
])('%j is no room of the server', (room) => {
  expect(roomAddress(room, SERVER)).toBeNull();
});

it('never puts the key where a server sees it', () => {
  const address = new URL(roomAddress(`${PAGE}#${KEY}`, SERVER) ?? '');
  expect(address.hash).toBe(`#${KEY}`);
  address.hash = '';
  expect(address.href).not.toContain(KEY);
});
