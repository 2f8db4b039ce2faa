import { describe, expect, it } from 'vitest';
import { textOf } from './transfer-text.ts';

function transferOf(data: Readonly<Record<string, string>>, ...names: readonly string[]) {
  return {
    types: [...Object.keys(data), ...(names.length > 0 ? ['Files'] : [])],
    files: names.map((name) => ({ name })),
    getData: (type: string) => data[type] ?? '',
  };
}

describe('the text of what is pasted or dropped', () => {
  it.each([
    ['text as it is', transferOf({ 'text/plain': ' two\nlines ' }), ' two\nlines '],
    ['a link', transferOf({ 'text/uri-list': 'https://a.example/' }), 'https://a.example/'],
    [
      'links without their comments',
      transferOf({ 'text/uri-list': '# a title\r\nhttps://a.example/\r\nhttps://b.example/\r\n' }),
      'https://a.example/\nhttps://b.example/',
    ],
    ['plain text rather than markup', transferOf({ 'text/html': '<b>no</b>', 'text/plain': 'yes' }), 'yes'],
    [
      'a table with its picture, as from Excel',
      transferOf({ 'text/plain': 'a\tb', 'text/html': '<table>' }, 'image.png'),
      'a\tb',
    ],
    [
      'a picture dragged from a page, by its address',
      transferOf({ 'text/uri-list': 'https://a.example/cat.png', 'text/html': '<img>' }, 'cat.png'),
      'https://a.example/cat.png',
    ],
    ['no file', transferOf({}, 'letter.pdf'), null],
    ['no name of a file', transferOf({ 'text/plain': 'letter one.pdf' }, 'letter one.pdf'), null],
    ['no paths of files', transferOf({ 'text/plain': '/home/ada/a.txt\n/home/ada/b' }, 'a.txt', 'b'), null],
    ['no path of a file', transferOf({ 'text/plain': 'C:\\Users\\Ada\\a.txt' }, 'a.txt'), null],
    [
      'no link to a file',
      transferOf({ 'text/plain': 'file:///home/a.txt', 'text/uri-list': 'file:///home/a.txt' }, 'a.txt'),
      null,
    ],
    ['a name of a file where there is no file', transferOf({ 'text/plain': 'a.txt' }), 'a.txt'],
    ['blank text too', transferOf({ 'text/plain': ' \n' }), ' \n'],
    ['nothing blank beside a file', transferOf({ 'text/plain': ' \n' }, 'a.txt'), null],
    ['nothing of a kind of its own', transferOf({ 'application/x-thing': 'x' }), null],
    ['nothing', transferOf({}), null],
  ])('is %s', (_, transfer, expected) => {
    expect(textOf(transfer)).toBe(expected);
  });
});
