import { describe, expect, it } from 'vitest';
import { linkify, type Piece } from './linkify.ts';

const links = (text: string) => linkify(text).filter((piece) => typeof piece !== 'string');
const shown = (pieces: Piece[]) =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

/** The least of some runs, so that what else this process does counts for nothing. */
function cpuMicroseconds(text: string): number {
  const runs = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    linkify(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.max(1, Math.min(...runs));
}

describe('linkify', () => {
  it('leaves text without a link as one piece, and nothing of nothing', () => {
    expect(linkify('no link here')).toEqual(['no link here']);
    expect(linkify('')).toEqual([]);
  });

  it('finds a link among words and leaves the full stop outside', () => {
    expect(linkify('see https://example.org/a?b=1#c.')).toEqual([
      'see ',
      { href: 'https://example.org/a?b=1#c', text: 'https://example.org/a?b=1#c' },
      '.',
    ]);
  });

  it('keeps a closing bracket that belongs to the link', () => {
    expect(links('(https://en.wikipedia.org/wiki/Parley_(talk))')).toEqual([
      {
        href: 'https://en.wikipedia.org/wiki/Parley_(talk)',
        text: 'https://en.wikipedia.org/wiki/Parley_(talk)',
      },
    ]);
  });

  it('reads a bare domain as https, but leaves file names alone', () => {
    expect(links('example.com/x')).toEqual([{ href: 'https://example.com/x', text: 'example.com/x' }]);
    expect(links('look at main.rs, setup.py and index.ts')).toEqual([]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt://example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.com/x',
    'mailto:a@example.com',
    'blob:https://example.com/1',
  ])('makes no link with a scheme other than http and https: %s', (text) => {
    for (const { href } of links(text)) expect(href).toMatch(/^https:\/\/example\.com\//);
    expect(shown(linkify(text))).toBe(text);
  });

  it('makes no link of an address with a user in it', () => {
    expect(links('https://bank.com@evil.org/')).toEqual([]);
    expect(links('https://bank.com:pw@evil.org/')).toEqual([]);
  });

  it('shows a lookalike host as what it is', () => {
    expect(links('https://аррӏе.com/login')[0]?.text).toBe('https://xn--80ak6aa92e.com/login');
  });

  it.each(['https://пример.рф/x', 'пример.рф', 'https://例子.中国/x', 'ελλάδα.ελ/x'])(
    'shows a host of one script, its top-level domain too, as it was written: %s',
    (text) => expect(links(text).map((link) => link.text)).toEqual([text]),
  );

  it.each([
    'https://пpимер.рф/',
    'https://раураl.com/',
    'https://ｅｘａｍｐｌｅ.com/',
    'https://مثال.إيران/',
  ])('shows any other as what it is: %s', (text) =>
    expect(links(text)[0]?.text).toMatch(/^https:\/\/[\x21-\x7e]+$/),
  );

  it('shows the address itself where the text changes direction', () => {
    for (const { text } of links('https://example.com/\u202Egnp.exe')) expect(text).not.toMatch(/\u202E/);
  });

  it('shortens a long link in the middle, never within its host', () => {
    const host = `www.bank.com.${'a'.repeat(60)}.${'b'.repeat(30)}.evil.org`;
    const [link] = links(`https://${host}/${'x'.repeat(300)}`);
    expect(link?.text).toContain(`https://${host}/`);
    expect(link?.text).toMatch(/…x{12}$/);
    expect(links(`https://example.org/${'y'.repeat(900)}`)[0]?.text.length).toBeLessThan(80);
  });

  it.each([
    ['a word', (times: number) => 'a'.repeat(times)],
    ['schemes', (times: number) => 'http://'.repeat(times)],
    ['brackets', (times: number) => `https://a.com/${'('.repeat(times)}`],
    ['dots', (times: number) => 'a.'.repeat(times)],
    ['slashes', (times: number) => '//'.repeat(times)],
    ['domains', (times: number) => 'a.de'.repeat(times)],
    ['hosts', (times: number) => 'a.de '.repeat(times)],
    ['hosts with www', (times: number) => 'www.'.repeat(times)],
    ['letters without spaces', (times: number) => `https://a.com/b/${'看'.repeat(times)}`],
    ['links among such letters', (times: number) => '看https://a.com/b/中'.repeat(times)],
    ['links with such names', (times: number) => 'https://a.com/b/中 '.repeat(times)],
    ['hosts of such letters', (times: number) => '看.'.repeat(times)],
    ['stops', (times: number) => `https://a.com/${':'.repeat(times)}x`],
    ['marks', (times: number) => `${'*a '.repeat(times)}https://a.com/${'*'.repeat(times)}`],
    ['emphasis', (times: number) => '_https://a.com/_'.repeat(times)],
    ['underscores', (times: number) => `_${'_'.repeat(times)} https://a.com${'_'.repeat(times)}`],
    ['hyphens', (times: number) => `https://a.com${'-'.repeat(times)}.com`],
    ['bars', (times: number) => '|http'.repeat(times)],
    ['users', (times: number) => `https://${'a@'.repeat(times)}`],
    ['emoji', (times: number) => `https://${'👍'.repeat(times)}`],
    ['invisible characters', (times: number) => `https://a.com/${'\u2066'.repeat(times)}`],
  ])('takes no more than its share of time for more hostile %s', (_, make) => {
    const [few, times] = [2_000, 8];
    cpuMicroseconds(make(few));
    // Of time that grows with the square it would be 64.
    expect(cpuMicroseconds(make(few * times)) / cpuMicroseconds(make(few))).toBeLessThan(32);
  });
});
