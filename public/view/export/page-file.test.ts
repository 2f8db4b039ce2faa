import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../room/log/entry.ts';
import type { Line, NoticeLine, TextLine } from '../../room/timeline/line.ts';
import { memberId } from '../../testing/ids.ts';
import { pageFile } from './page-file.ts';
import { fileName } from './save-file.ts';

const ANN = memberId('annAnnAnn'.padEnd(43, 'x'));
const BEN = memberId('benBenBen'.padEnd(43, 'y'));
const NOON = new Date(2026, 10, 21, 12, 0).getTime();

const said = (seq: number, more: Partial<TextLine> = {}): TextLine => ({
  kind: 'text',
  id: `${more.author ?? ANN}:000AAAAA:${seq}` as EntryId,
  author: ANN,
  isOwn: false,
  name: 'Ann',
  tag: null,
  at: NOON + seq * 1_000,
  text: `text ${seq}`,
  file: null,
  isEdited: false,
  isDeleted: false,
  isLate: false,
  quote: null,
  reactions: [],
  receipt: null,
  ...more,
});

const pageOf = (lines: readonly Line[], more: object = {}): string =>
  [
    ...pageFile({
      roomId: 'harbour',
      isSealed: false,
      lines,
      ownName: 'Me Myself',
      at: NOON,
      timeZone: 'Europe/Berlin',
      language: 'en',
      direction: 'ltr',
      ...more,
    }),
  ].join('');
/** What a reader sees. */
const textOf = (html: string): string =>
  html
    .replace(/^.*<body>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page to read', () => {
  it('says which room, when it was saved, and who wrote with which key', () => {
    const text = textOf(pageOf([said(1), said(2, { author: BEN, name: 'Ben' })]));
    expect(text).toMatch(
      /^ Open room harbour Saved on Saturday 21 November 2026, 12:00 \(Europe\/Berlin\) 2 messages/,
    );
    expect(text).toContain(`Who wrote this Ann annAnnAn 1 message. Key: ${ANN}`);
    expect(textOf(pageOf([], { isSealed: true }))).toMatch(/^ Sealed room harbour/);
  });

  it('has days, times and names; a run of one author names them once for the eye', () => {
    const lines = [
      said(1),
      said(2),
      said(3, { author: BEN, name: 'Ann' }),
      said(4, { at: NOON + 86_400_000 }),
    ];
    const html = pageOf(lines);
    expect(textOf(html)).toContain(
      'Saturday 21 November 2026 Ann annAnnAn 12:00 text 1 Ann annAnnAn 12:00 text 2',
    );
    expect(textOf(html)).toContain('Ann benBenBe 12:00 text 3 Sunday 22 November 2026');
    expect(html.match(/<article [^>]*class="opens"/g)).toHaveLength(3);
    expect(html.match(/class="author unseen"/g)).toHaveLength(1);
  });

  it('names a file and tells its size, above what was said with it', () => {
    const file = {
      id: `${ANN}:000AAAAA:1` as EntryId,
      name: '<b>.pdf',
      bytes: 3_400_000,
      type: 'application/pdf',
      preview: null,
      picture: null,
    };
    const html = pageOf([said(1, { file, text: 'read this' }), said(2, { file, text: '' })]);
    expect(html).toContain('<p class="file"><bdi>&lt;b&gt;.pdf</bdi> <small>3.4 MB</small></p>');
    expect(textOf(html)).toContain('3.4 MB read this');
  });

  it('shows edits, deletions, reactions and answers as the page does, and nobody is "You"', () => {
    const lines = [
      said(1, { isEdited: true, isLate: true }),
      said(2, { isDeleted: true, text: '' }),
      said(3, {
        isOwn: true,
        name: 'Me Myself',
        receipt: { have: 1, of: 2, keepers: 0 },
        quote: {
          id: `${ANN}:000AAAAA:1` as EntryId,
          name: 'Ann',
          isOwn: false,
          text: 'text 1',
          isFile: false,
          isMuted: false,
        },
        reactions: [{ emoji: '👍', names: [null, 'Ben'], isOwn: true }],
      }),
      said(4, {
        quote: {
          id: `${ANN}:000AAAAA:2` as EntryId,
          name: 'Ann',
          isOwn: true,
          text: null,
          isFile: false,
          isMuted: false,
        },
      }),
    ];
    const html = pageOf(lines);
    const text = textOf(html);
    expect(text).toContain('text 1 edited, arrived late');
    expect(text).toContain('Message deleted');
    expect(text).toMatch(/Ann text 1 text 3 👍 Me Myself ?, Ben/);
    expect(text).toContain('Ann This message was deleted or has not arrived text 4');
    expect(text).not.toMatch(/\bYou\b|1 of 2/);
    expect(html).toContain(`href="#m-${ANN}-000AAAAA-1"`);
    expect(html).toContain(`id="m-${ANN}-000AAAAA-1"`);
  });

  it('tells who came and went, and no more of where its reader came in', () => {
    const notice: NoticeLine = { ...said(2), id: 'n', kind: 'notice', event: 'left', name: 'Ben' };
    const divider: Line = { kind: 'divider', id: 'joined', event: 'joined' };
    const text = textOf(pageOf([said(1), divider, notice]));
    expect(text).toContain('Ben left');
    expect(text).not.toContain('before you joined');
  });

  it('links what the page links', () => {
    const html = pageOf([said(1, { text: 'see https://example.com/?a=1&b=2 and javascript:alert(1)' })]);
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('href="https://example.com/?a=1&amp;b=2"');
    expect(html).toContain('rel="noopener noreferrer nofollow"');
  });

  it('makes text of everything that anybody wrote', () => {
    const attack = '</title></style><script>hacked=1</script><img src=x onerror=hacked=1>"\'&lt;';
    const html = pageOf([
      said(1, { text: attack, name: attack, reactions: [{ emoji: attack, names: [attack], isOwn: false }] }),
      said(2, {
        quote: {
          id: attack as EntryId,
          name: attack,
          isOwn: false,
          text: attack,
          isFile: false,
          isMuted: false,
        },
      }),
      { ...said(3), id: 'n', kind: 'notice', event: 'renamed', name: attack, before: attack } as NoticeLine,
    ]);
    expect(html.match(/<(?!\/)[a-z0-9]+/g)?.filter((start) => /script|img/.test(start))).toEqual([]);
    expect(html.match(/<style>/g)).toHaveLength(1);
  });

  it('runs nothing, loads nothing, and allows its one stylesheet by its hash', async () => {
    const html = pageOf([said(1)]);
    const [, css = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    expect(css).toContain('prefers-color-scheme: dark');
    expect(css).toContain('@media print');
    expect(css).not.toMatch(/url\(|@import|</);
    const digest = Buffer.from(await crypto.subtle.digest('SHA-512', Buffer.from(css))).toString('base64');
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    expect(policy).toBe(
      `default-src &#39;none&#39;; style-src &#39;sha512-${digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;`,
    );
  });
});

describe('the name of a file', () => {
  it('has the room and the day, and nothing that a system would not take', () => {
    expect(fileName('harbour', NOON, 'html')).toBe('parley-harbour-2026-11-21.html');
    expect(fileName('../a/b\\c:d"', NOON, 'parley')).toBe('parley-___a_b_c_d_-2026-11-21.parley');
    expect(fileName('x'.repeat(100), NOON, 'html').length).toBeLessThan(100);
  });
});
