import { runInNewContext } from 'node:vm';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { readFirstScript } from './first-script.ts';

const script = await readFirstScript();

interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value;

function nodesOf(node: SyntaxNode): SyntaxNode[] {
  const children = Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]));
  return [node, ...children.filter(isNode).flatMap(nodesOf)];
}

/** What ECMAScript 5 has (ES5.1 §12–§15), as the parser names it. */
const OLD =
  /^(Program|(Expression|If|Return|Try|Block|Empty)Statement|CatchClause|(Variable|Function)Declaration|VariableDeclarator|(Call|Member|Conditional|Binary|Unary|Logical|Assignment|Function|Array|New|Parenthesized)Expression|FormalParameter.*|FunctionBody|Identifier|Literal|Directive)$/;

describe('the first script', () => {
  it('is one that the oldest browsers can read', () => {
    const nodes = nodesOf(parseSync('first.js', script).program as unknown as SyntaxNode);
    expect(nodes.length).toBeGreaterThan(100);
    expect(nodes.map(({ type }) => type).filter((type) => !OLD.test(type))).toEqual([]);
    expect(nodes.filter(({ kind }) => kind === 'let' || kind === 'const')).toEqual([]);
    expect(nodes.filter(({ async, generator }) => async === true || generator === true)).toEqual([]);
    expect(nodes.filter(({ type, param }) => type === 'CatchClause' && param === null)).toEqual([]);
  });

  it('stands in a page as it is', () => {
    expect(script).not.toMatch(/<\/script|<!--/i);
  });
});

/** Where the page is after the script, in a browser that has everything and at this address. */
function addressAfter(href: string): string {
  const { pathname, search, hash } = new URL(href);
  let address = href;
  const nothing = () => undefined;
  runInNewContext(script, {
    location: { pathname, search, hash, href },
    history: {
      state: null,
      replaceState(_state: unknown, _title: string, path: string) {
        address = new URL(path, href).href;
      },
    },
    document: { readyState: 'loading', addEventListener: nothing },
    addEventListener: nothing,
  });
  return address;
}

describe('the address of the page', () => {
  it.each([
    ['https://a.example/chat', 'https://a.example/chat/'],
    ['https://a.example/chat?roomId=x#key', 'https://a.example/chat/?roomId=x#key'],
    ['https://a.example/deep/er?sealed', 'https://a.example/deep/er/?sealed'],
    ['https://a.example/chat/', 'https://a.example/chat/'],
    ['https://a.example/chat/?roomId=x', 'https://a.example/chat/?roomId=x'],
    ['https://a.example/', 'https://a.example/'],
    ['https://a.example/index.html?roomId=x', 'https://a.example/index.html?roomId=x'],
    ['https://a.example/my-index.html', 'https://a.example/my-index.html/'],
  ])('%s becomes %s', (before, after) => {
    expect(addressAfter(before)).toBe(after);
  });
});

interface Choice {
  /** Kept on the device. */
  readonly kept?: string;
  readonly asked: readonly string[];
  /** The name of the window, which is that of a frame. */
  readonly frame?: string;
}

/** What the page becomes for a browser that asks for these. */
function languageFor({ kept, asked, frame }: Choice) {
  const self = { name: frame };
  const root = {
    lang: 'en',
    dir: '',
    style: { visibility: '' },
    getAttribute: () => 'de=assets/de-1.js pt-BR=assets/pt-2.js zh-Hans=assets/zh-3.js ar=assets/ar-4.js',
  };
  let part: { href?: string } | null = null;
  const nothing = () => undefined;
  runInNewContext(script, {
    location: { pathname: '/', search: '', hash: '', href: 'https://a.example/' },
    localStorage: {
      getItem() {
        if (kept === undefined) throw new Error('forbidden');
        return kept;
      },
    },
    window: self,
    parent: frame === undefined ? self : {},
    navigator: { languages: asked },
    document: {
      readyState: 'loading',
      documentElement: root,
      createElement: () => ({}),
      head: {
        appendChild(element: object) {
          part = element;
        },
      },
      addEventListener: nothing,
    },
    addEventListener: nothing,
  });
  const { href } = (part ?? {}) as { href?: string };
  return { lang: root.lang, dir: root.dir, isHidden: root.style.visibility === 'hidden', href };
}

describe('the language of the page', () => {
  const english = { lang: 'en', dir: '', isHidden: false, href: undefined };
  const german = { lang: 'de', dir: 'ltr', isHidden: true, href: 'assets/de-1.js' };

  it.each([
    [['de-AT', 'en'], german],
    [['fr', 'de'], german],
    [['en-GB', 'de'], english],
    [['fr-CA', 'it'], english],
    [['den'], english],
    [['pt-PT'], { ...german, lang: 'pt-BR', href: 'assets/pt-2.js' }],
    [['zh-CN'], { ...german, lang: 'zh-Hans', href: 'assets/zh-3.js' }],
    [['zh-Hant-HK', 'zh-TW', 'en'], english],
    [['ar-EG'], { lang: 'ar', dir: 'rtl', isHidden: true, href: 'assets/ar-4.js' }],
  ])('is, for a browser that asks for %s, the first that there is', (asked, page) => {
    expect(languageFor({ asked })).toEqual(page);
  });

  it('is the one that the page around a frame proposes, if it is there and nothing was chosen', () => {
    const frame = 'parley-room?origin=https%3A%2F%2Fa.example&theme=dark&language=de';
    expect(languageFor({ asked: ['en'], frame })).toEqual(german);
    expect(languageFor({ kept: 'en', asked: ['fr'], frame })).toEqual(english);
    expect(languageFor({ asked: ['de'], frame: 'parley-room?language=pl' })).toEqual(german);
    for (const other of ['', 'de', 'room?language=de', 'parley-room?name=%26language%3Dde'])
      expect(languageFor({ asked: ['en'], frame: other })).toEqual(english);
  });

  it('is the one that was chosen here, whatever the browser asks for', () => {
    expect(languageFor({ kept: 'de', asked: ['en'] })).toEqual(german);
    expect(languageFor({ kept: 'en', asked: ['de'] })).toEqual(english);
  });
});
