import { describe, expect, it } from 'vitest';
import { textOfHtml } from './html-text.ts';

describe('the text of markup', () => {
  it.each([
    ['<b>bold</b> and <i>more</i>', 'bold and more'],
    ['<p>one</p>\n<p>two</p>', 'one\ntwo'],
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['<ul><li>one</li><li>two</li></ul>', 'one\ntwo'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a\tb\t\nc'],
    ['a\n   b', 'a b'],
    ['<head><title>no</title></head><style>p{}</style><script>if (a<b) {}</script>yes', 'yes'],
    ['<!-- <b>no</b> -->yes<!-- unfinished', 'yes'],
    ['<!--StartFragment-->a--&gt;b<!--EndFragment-->', 'a-->b'],
    ['1 &lt; 2 &amp;&amp; 3&nbsp;&gt;&#32;2 &#x1F600; &unknown; &#0;', '1 < 2 && 3 > 2 😀 &unknown; &#0;'],
    ['&lt;script&gt;', '<script>'],
    ['<b unfinished', null],
    ['<meta charset="utf-8"><img src="x">', null],
    ['<p> </p>', null],
  ])('of %s is %j', (html, expected) => {
    expect(textOfHtml(html)).toBe(expected);
  });

  it('of much markup is found in one go', () => {
    const html = '<style><!--'.repeat(50_000);
    expect(textOfHtml(html)).toBeNull();
  });
});
