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
