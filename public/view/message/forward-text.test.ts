import { expect, it } from 'vitest';
import { forwardText } from './forward-text.ts';
import { parseMarkup } from './markup/markup.ts';

it('quotes every line', () => {
  expect(forwardText('From Ada:', 'one\n\n> two')).toBe('From Ada:\n> one\n>\n> > two');
});

it('leaves nothing of it outside of the quote', () => {
  for (const text of ['```\ncode\n\nmore', '- a\n\n\n1. b', '> q\nr', '\n\n**x', '````\n```']) {
    const tree = parseMarkup(forwardText('From Ada:', text));
    const outside = tree.flatMap((node) => ('children' in node ? [] : node.text)).join('');
    expect(outside.replace(/[\n>\s]/g, '')).toBe('FromAda:');
    expect(tree.filter((node) => 'children' in node).map(({ kind }) => kind)).toEqual(['quote']);
  }
});
