import { expect, it } from 'vitest';
import { messageBytes } from './message-size.ts';

const says = (size: string) => `v=0\r\na=sctp-port:5000\r\na=max-message-size:${size}\r\n`;

it.each([
  ['262144', '262144', 196_608],
  ['262144', '1073741823', 196_608],
  ['0', '262144', 196_608],
  ['262144', '65536', 65_536],
  ['262143', '262144', 65_536],
  ['16384', '262144', 16_384],
  ['99999999999999999', '262144', 65_536],
])('of ends that take %s and %s', (local, remote, expected) => {
  expect(messageBytes(says(local), says(remote))).toBe(expected);
  expect(messageBytes(says(remote), says(local))).toBe(expected);
});

it('of an end that says nothing is what every browser takes', () => {
  expect(messageBytes(says('262144'), 'v=0\r\n')).toBe(65_536);
});
