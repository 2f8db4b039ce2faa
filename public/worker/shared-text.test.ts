import { expect, it } from 'vitest';
import { sharedText } from './shared-text.ts';

function shared(fields: Record<string, string>): string {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return sharedText(form);
}

it.each<[string, Record<string, string>, string]>([
  ['a link alone', { url: 'https://example.com/' }, 'https://example.com/'],
  [
    'a link with its title',
    { title: 'Ferries', url: 'https://example.com/' },
    'Ferries\nhttps://example.com/',
  ],
  ['a link that stands in the text', { text: 'See https://a.b/', url: 'https://a.b/' }, 'See https://a.b/'],
  ['a title that stands in the text', { title: 'Ferries', text: 'Ferries run at 9' }, 'Ferries run at 9'],
  ['a text in three fields', { title: 'x', text: 'x', url: 'x' }, 'x'],
  ['blanks', { title: ' ', text: '\n' }, ''],
  ['nothing', {}, ''],
])('of %s', (_what, fields, text) => {
  expect(shared(fields)).toBe(text);
});

it('has no files in it', () => {
  const form = new FormData();
  form.set('text', new Blob(['x']));
  expect(sharedText(form)).toBe('');
});
