import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksIn } from '../linkify.ts';
import { parseMarkup } from './markup.ts';
import { plainText } from './plain-text.ts';
import type { Markup } from './tree.ts';

type Tree = readonly Markup<unknown>[];

const TAGS: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'i',
  struck: 's',
  code: 'code',
  block: 'pre',
  quote: 'quote',
  item: 'li',
};

/** As it is shown. */
const shown = (tree: Tree): string =>
  tree
    .map((node) => {
      if ('children' in node) {
        const tag = node.kind === 'list' ? (node.isNumbered ? 'ol' : 'ul') : TAGS[node.kind];
        const language = node.kind === 'block' && node.language !== '' ? ` ${node.language}` : '';
        return `<${tag}${language}>${shown(node.children)}</${tag}>`;
      }
      if (node.kind === 'sign') return '';
      if (node.kind === 'bullet') return `${node.text.trim()} `;
      return node.kind === 'found' ? `<a>${node.text}</a>` : node.text;
    })
    .join('');

const typed = (tree: Tree): string =>
  tree.map((node) => ('children' in node ? typed(node.children) : node.text)).join('');

const depthOf = (tree: Tree): number =>
  tree.reduce((most, node) => ('children' in node ? Math.max(most, 1 + depthOf(node.children)) : most), 1);

const countOf = (tree: Tree): number =>
  tree.reduce((sum, node) => sum + 1 + ('children' in node ? countOf(node.children) : 0), 0);

const format = (text: string): string => shown(parseMarkup(text, linksIn(text)));

describe('within a line', () => {
  it.each([
    ['a **bold** word', 'a <b>bold</b> word'],
    ['an *italic* and an _italic_ one', 'an <i>italic</i> and an <i>italic</i> one'],
    ['~~gone~~, here', '<s>gone</s>, here'],
    ['`a * b`', '<code>a * b</code>'],
    ['`` a`b ``', '<code>a`b</code>'],
    ['***both***', '<i><b>both</b></i>'],
    ['***a** b*', '<i><b>a</b> b</i>'],
    ['***a* b**', '<b><i>a</i> b</b>'],
    ['**a *b* c**', '<b>a <i>b</i> c</b>'],
    ['**a ~~b _c_~~**', '<b>a <s>b <i>c</i></s></b>'],
    ['**a** and **b**', '<b>a</b> and <b>b</b>'],
    ['(**a**), "*b*".', '(<b>a</b>), "<i>b</i>".'],
    ['**`code`** `**code**`', '<b><code>code</code></b> <code>**code**</code>'],
    ['**重要。**次に*これ*を', '<b>重要。</b>次に<i>これ</i>を'],
    ['و**كلمة** هنا', 'و<b>كلمة</b> هنا'],
    ['**Note**s', '<b>Note</b>s'],
    ['**👍🏽**', '<b>👍🏽</b>'],
    ['**a *b** c*', '<b>a *b</b> c*'],
    ['*a **b* c**', '<i>a **b</i> c**'],
  ])('%j is shown as %j', (text, expected) => {
    expect(format(text)).toBe(expected);
  });

  it.each([
    '2 * 3 * 4 and 2*3*4',
    'x**2 + y**2',
    'snake_case_name, __init__, _',
    'p***d f*ck sh*t',
    '*not closed, ** nor this, ~~ or this, ` or that',
    '**not closed',
    'closed**',
    '** a **',
    '~one~ ~~~three~~~',
    '****four****',
    '¯\\_(ツ)_/¯',
    'C:\\*.txt C:\\*.md',
    '^_^ hello ^_^ and -_- and -_-',
    'a note (*) and another (*)',
    '``unequal`',
    '**over\nlines**',
    ')* a *(',
    '>_< >text',
    '-5 degrees, -- so it is',
    '1.5 litres',
    '',
    '\n\n',
    'two\n\n\nthree ',
  ])('%j stays as it is', (text) => {
    expect(format(text)).toBe(text);
  });

  it.each([
    ['**https://example.org/a_b_c*d**', '<b><a>https://example.org/a_b_c*d</a></b>'],
    ['_see example.org/_x_/y now_', '<i>see <a>example.org/_x_/y</a> now</i>'],
    [
      '`https://example.org` https://example.org',
      '<code>https://example.org</code> <a>https://example.org</a>',
    ],
    ['```\nhttps://example.org\n```', '<pre>https://example.org</pre>'],
    ['> https://example.org/*a*', '<quote><a>https://example.org/*a*</a></quote>'],
  ])('links: %j is shown as %j', (text, expected) => {
    expect(format(text)).toBe(expected);
  });
});

describe('blocks', () => {
  it.each([
    ['```\na **b**\n  c\n```', '<pre>a **b**\n  c</pre>'],
    ['before\n```ts\nlet a;\n```\nafter', 'before<pre ts>let a;</pre>after'],
    ['```let a = 1;\nlet b;```', '<pre>let a = 1;\nlet b;</pre>'],
    ['```\nnot closed\n', '<pre>not closed\n</pre>'],
    ['````\n```\n````', '<pre>```</pre>'],
    ['```\n```', '<pre></pre>'],
    ['```\n\n\na\n\n```', '<pre>\n\na\n</pre>'],
    ['on one line ```code```', 'on one line <code>code</code>'],
    ['> a\n> **b**\nc', '<quote>a\n<b>b</b></quote>c'],
    ['> a\n>\n> > b\n>> c\n\nd', '<quote>a<quote>b\nc</quote></quote>d'],
    ['> ```\n> a\n> b\n> ```\n> c', '<quote><pre>a\nb</pre>c</quote>'],
    ['- a\n- *b*\n* c', '<ul><li>- a</li><li>- <i>b</i></li><li>* c</li></ul>'],
    ['1. a\n2. b\n7) c', '<ol><li>1. a</li><li>2. b</li><li>7) c</li></ol>'],
    ['- a\n1. b', '<ul><li>- a</li></ul><ol><li>1. b</li></ol>'],
    [
      '- a\n  - b\n    - c\n- d',
      '<ul><li>- a<ul><li>- b<ul><li>- c</li></ul></li></ul></li><li>- d</li></ul>',
    ],
    ['1. a\n\t- b\n2. c', '<ol><li>1. a<ul><li>- b</li></ul></li><li>2. c</li></ol>'],
    ['  - a\n- b', '<ul><li>- a</li><li>- b</li></ul>'],
    ['To do:\n\n- a\n\nThat is it.\n\nBye', 'To do:<ul><li>- a</li></ul>That is it.\n\nBye'],
    ['> - a\n> - b', '<quote><ul><li>- a</li><li>- b</li></ul></quote>'],
    ['> > > > > a', '<quote><quote><quote><quote>> a</quote></quote></quote></quote>'],
  ])('%j is shown as %j', (text, expected) => {
    expect(format(text)).toBe(expected);
  });
});

it.each([
  ['**bold** _and_ ~~so~~ `on`', 'bold and so on'],
  ['> quoted\n> **more**\nanswer', 'quoted\nmore\nanswer'],
  ['```ts\nlet a;\n```\nafter', 'let a;\nafter'],
  ['- a\n  - b\n2. c', '- a\n- b\n2. c'],
  ['https://example.org/_a_ **x**', 'https://example.org/_a_ x'],
  ['2*3*4', '2*3*4'],
  ['```\n```', ''],
  ['plain', 'plain'],
  ['a `b` ', 'a b'],
])('%j in plain text is %j', (text, expected) => {
  expect(plainText(text)).toBe(expected);
});

describe('whatever the text is', () => {
  const SIGNS = [
    '*',
    '**',
    '***',
    '_',
    '~~',
    '~',
    '`',
    '``',
    '```',
    '>',
    '> ',
    '- ',
    '1. ',
    '  ',
    '\t',
    '\n',
    '\\',
    '(',
    ')',
  ];
  const WORDS = [
    'a',
    'B c',
    ' ',
    '漢',
    'شيء',
    '👩🏽‍💻',
    '\uD83D',
    '\uDE00',
    '\u0301',
    'https://x.org/_a_',
    '@ada',
    '7',
    '\r',
    '\0',
  ];
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...SIGNS),
        fc.constantFrom(...WORDS),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      {
        maxLength: 120,
      },
    )
    .map((parts) => parts.join(''));

  it('every character is in the tree, in order', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(typed(parseMarkup(source, linksIn(source)))).toBe(source);
        plainText(source);
      }),
      { numRuns: 3_000 },
    );
  });

  it('also with links and mentions anywhere', () => {
    const ranges = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 30 })), { maxLength: 12 });
    fc.assert(
      fc.property(text, ranges, (source, gaps) => {
        let at = 0;
        const found = gaps.flatMap(([gap, length]) => {
          const start = at + gap;
          at = start + length;
          return at <= source.length ? [{ start, end: at, found: null }] : [];
        });
        expect(typed(parseMarkup(source, found))).toBe(source);
      }),
      { numRuns: 2_000 },
    );
  });

  it('the signs that go are nothing but signs, names of languages and blanks', () => {
    const signsOf = (tree: Tree): string[] =>
      tree.flatMap((node) => {
        if (node.kind === 'sign' || node.kind === 'bullet') return [node.text];
        return 'children' in node ? signsOf(node.children) : [];
      });
    fc.assert(
      fc.property(text, (source) => {
        for (const sign of signsOf(parseMarkup(source, linksIn(source))))
          expect(sign).toMatch(/^(?:[\s>*_~`-]|\d+[.)]|(?<=`)[ \t]*[\p{L}\p{N}_.+#-]+[ \t]*(?=\n|$))*$/u);
      }),
      { numRuns: 2_000 },
    );
  });

  /** Twice as long a text takes twice as many steps, however it is made. */
  const HOSTILE: readonly string[] = [
    ...['*', '**', '_', '~~', '`', '>', '\n', ' ', '- ', '\\'],
    ...['*a ', '**a ', 'a** ', '*a **b ', '_a*b~~c', '***a', '*a_b* ', 'a*_~', '** *', '*(', '`a``b```c'],
    ...[
      '> ',
      '>> ',
      '>\n',
      '> >\n',
      '> - ',
      '```\n',
      '```a\n',
      '> ```\n',
      '```a b\n',
      'a```\n',
      '- a\n',
      '1. a\n',
    ],
    ...[
      '  - a\n',
      '- a\n  - b\n',
      ' '.repeat(9),
      '\t- \n',
      '-\t \n',
      '> \n\n',
      '`` ` ',
      '~~a~~',
      '**a**b',
      '@a *',
      '*@a ',
    ],
  ];
  const LENGTH = 20_000;

  it.each(HOSTILE)('%j again and again takes no more steps than characters, times a constant', (piece) => {
    for (const end of ['', 'a', '*', '**', '`', '\n```', '_']) {
      const source = piece.repeat(Math.ceil(LENGTH / piece.length)) + end;
      const meter = { steps: 0 };
      const tree = parseMarkup(source, [], meter);
      expect(meter.steps).toBeLessThan(30 * source.length);
      expect(depthOf(tree)).toBeLessThan(20);
      expect(countOf(tree)).toBeLessThan(4 * source.length);
      expect(typed(tree)).toBe(source);
    }
  });

  it('lists that go in and in, runs of all lengths and a million backticks are bounded too', () => {
    const stairs = Array.from({ length: 600 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n');
    const runs = Array.from({ length: 800 }, (_, length) => '`'.repeat(length)).join(' ');
    for (const source of [stairs, runs, `${runs} ${runs}`, '`'.repeat(1_000_000), '>'.repeat(1_000_000)]) {
      const meter = { steps: 0 };
      const tree = parseMarkup(source, [], meter);
      expect(meter.steps).toBeLessThan(30 * source.length);
      expect(depthOf(tree)).toBeLessThan(20);
      expect(typed(tree)).toBe(source);
    }
  });

  it('no mixture of signs takes more steps than a multiple of its length', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...SIGNS, 'a', ' '), { maxLength: 400 }),
        fc.integer({ min: 1, max: 40 }),
        (parts, times) => {
          const source = parts.join('').repeat(times);
          const meter = { steps: 0 };
          const tree = parseMarkup(source, [], meter);
          expect(meter.steps).toBeLessThanOrEqual(40 * (source.length + 1));
          expect(depthOf(tree)).toBeLessThan(20);
        },
      ),
      { numRuns: 500 },
    );
  });
});
