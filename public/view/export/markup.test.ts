import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, type Markup, tag } from './markup.ts';

/** What a parser makes of it again. */
const unescaped = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#13;', '\r')
    .replaceAll('&amp;', '&');

describe('markup', () => {
  it('is elements with attributes and children', () => {
    const html = tag(
      'p',
      { class: 'a b', title: 'x "y"', hidden: true, lang: null, dir: false },
      'one',
      null,
      tag('br'),
      [tag('b', {}, 'two'), ' & three'],
    ).html;
    expect(html).toBe('<p class="a b" title="x &quot;y&quot;" hidden>one<br><b>two</b> &amp; three</p>');
  });

  it('never comes out of text, in an element or in an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39|#13);)/);
      }),
    );
    expect(tag('a', { title: '"><script>' }, '</a><script>').html).toBe(
      '<a title="&quot;&gt;&lt;script&gt;">&lt;/a&gt;&lt;script&gt;</a>',
    );
    const forged = { html: '<script>' } as Markup;
    expect(() => tag('p', {}, forged)).toThrow();
  });

  it('gives back every text that a document may have', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => unescaped(escaped(text)) === text));
    expect(escaped('a\0b\u001bc\ud800d\ufffee')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde');
    expect(escaped('tab\tand\nnewline 👨‍👩‍👧')).toBe('tab\tand\nnewline 👨‍👩‍👧');
  });
});
