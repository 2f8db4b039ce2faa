import { expect, it } from 'vitest';
import { codeEndingAt, codeQueryAt } from './code-query.ts';

it.each([
  [':sm', 0, 'sm'],
  ['well :Smile', 5, 'smile'],
  ['(:+1', 1, '+1'],
  ['👍:tada', 2, 'tada'],
  ['one\n:on', 4, 'on'],
  ['`a` :on', 4, 'on'],
])('%j asks for an emoji', (text, start, code) => {
  expect(codeQueryAt(text, text.length)).toEqual({ start, text: code });
});

it.each([
  ':',
  ':)',
  ':D',
  ':s',
  '10:30',
  'at 10:3o',
  'https://x',
  'a:bc',
  '::bc',
  'x :bc d',
  '`:bc',
  '```\n:bc',
  ':-',
])('%j does not', (text) => {
  expect(codeQueryAt(text, text.length)).toBeNull();
});

it('A second colon ends it', () => {
  expect(codeEndingAt('so :smile:', 10)).toEqual({ start: 3, text: 'smile' });
  expect(codeEndingAt('so :smile', 9)).toBeNull();
  expect(codeEndingAt('10:30:', 6)).toBeNull();
  expect(codeEndingAt('`:smile:', 8)).toBeNull();
});
