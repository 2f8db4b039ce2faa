/**
 * `:has()` on something that the transcript is in makes a browser look at the whole page for whatever is put into it: with
 * each message each row was styled anew. What the page is doing stands as an attribute on its body instead.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const VIEW = join(import.meta.dirname, '..');
const AROUND =
  /^(?:html|body|main|:root|\*|\.(?:app|room|rows|block|transcript|thread|thread-room))?(?:\[[^\]]*\])*$/;

/** What each `:has()` is on, that is not itself within the brackets of another; `*` where it is on any element. */
function anchors(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...plain.matchAll(/([^\s{}(),>+~]*):has\(/g)].flatMap(({ 1: anchor = '', index }) => {
    const before = plain.slice(0, index).replace(/^[\s\S]*[{};]/, '');
    const isWithin = before.split('(').length > before.split(')').length;
    // One that follows another is on the same.
    const isChained = anchor === '' && before.endsWith(')');
    return isWithin || isChained ? [] : [anchor || '*'];
  });
}

const sheets = readdirSync(VIEW, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.css'),
);

describe('a stylesheet', () => {
  it.each(sheets)('%s asks nothing of what is in the transcript', (file) => {
    const wide = anchors(readFileSync(join(VIEW, file), 'utf8')).filter((anchor) => AROUND.test(anchor));
    expect(wide).toEqual([]);
  });

  it('is looked through for what it has', () => {
    expect(sheets.length).toBeGreaterThan(30);
    const css = '.app:has(.x) .y, :has(> .z) { } .a[data-b]:has(p) { &:has(b):has(c) {} } .m:not(:has(i)) {}';
    expect(anchors(css)).toEqual(['.app', '*', '.a[data-b]', '&']);
    expect([':root', '.app', 'body[data-x]', '[data-x]', '*'].every((anchor) => AROUND.test(anchor))).toBe(
      true,
    );
    expect(['.dialog', '.message', '.app-x'].some((anchor) => AROUND.test(anchor))).toBe(false);
  });
});
