import { expect, it } from 'vitest';
import type { Author } from '../../room/search/search.ts';
import { memberId } from '../../testing/ids.ts';
import { labelled } from './people-list.ts';

const author = (id: string, name: string, more: Partial<Author> = {}): Author => ({
  id: memberId(id),
  name,
  tag: null,
  isOwn: false,
  ...more,
});
const labels = (...authors: readonly Author[]) => labelled(authors).map(([, label]) => label);

it('People to choose from stand by name after oneself', () => {
  expect(
    labels(
      author('c', 'Zoë'),
      author('a', 'Émile'),
      author('me', 'Xaver', { isOwn: true }),
      author('b', 'Fay'),
    ),
  ).toEqual(['You', 'Émile', 'Fay', 'Zoë']);
});

it('Who bears the name of somebody else is told apart, as on the page and where the page has no need to', () => {
  expect(
    labels(author('aaaabbbb', 'Ada', { tag: 'aaaa' }), author('ccccdddd', 'Ada'), author('b', 'Ben')),
  ).toEqual(['Ada aaaa', 'Ada cccc', 'Ben']);
  expect(labels(author('aaaabbbb', 'Ada'), author('me', 'Ada', { isOwn: true }))).toEqual([
    'You',
    'Ada aaaa',
  ]);
});
