/** Words that people read stand in catalogues (`public/view/words/catalogue.ts`), and nowhere else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const PUBLIC = join(import.meta.dirname, '../public');

/** Literals that look like words and are none, by file. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'crypto/webcrypto-verifier.ts': ['Ed25519'],
  'call/call-notes.ts': ['plain bordered'],
  'dom/drop-guard.ts': ['Files'],
  'dom/shortcut.ts': ['Key'],
  // Names of the browser's.
  'files/store/opfs.ts': ['NotFoundError', 'TypeMismatchError', 'NoModificationAllowedError'],
  'files/store/piece-index.ts': ['QuotaExceededError'],
  'files/store/store-problem.ts': ['QuotaExceededError'],
  'keep/device/database.ts': ['QuotaExceededError'],
  // Beginnings and brands of files.
  'files/sniff.ts': ['\x89PNG\r\n\x1a\n', 'M4A ', 'M4B ', 'M4P ', 'OggS'],
  'message/message-link.ts': ['message link '],
  'search/painter.ts': ['Highlight'],
  // For the browser that shows the page.
  'export/export-dialog.ts': ['plain bordered'],
  'files/card.ts': ['bordered file-button'],
  'export/page-file.ts': [
    '<!doctype html>\n<html lang="',
    '" dir="',
    'Content-Security-Policy',
    "default-src 'none'; style-src 'sha512-",
    "'; base-uri 'none'; form-action 'none'",
    'width=device-width, initial-scale=1',
    'light dark',
  ],
  // Names of scripts, as Unicode has them.
  'message/linkify.ts': ['Cyrillic', 'Greek', 'Han', 'Hangul', 'Devanagari', 'Thai'],
  'notify/device-notification.ts': ['parley '],
  'notify/unseen-count.ts': ['700 15px system-ui, sans-serif'],
  'shell/dead-end.ts': ['plain bordered'],
};

/** A text of more than one word, one that begins as a sentence does, or one that goes on. */
const LOOKS_LIKE_WORDS = /\p{L}\s+\S|\s\p{L}|\p{L}\s$|^\p{Lu}\p{Ll}|\p{L}…/u;
/** Anything that can be read, where it is certain to be shown. */
const CAN_BE_READ = /\p{L}{2}/u;

/** What shows its arguments, from which on. */
const SHOWN_ARGUMENTS: Readonly<Record<string, number>> = {
  h: 2,
  setText: 1,
  append: 0,
  prepend: 0,
  replaceChildren: 0,
  alert: 0,
};
const SHOWN_PROPERTIES =
  /^(title|placeholder|alt|textContent|innerText|ariaLabel|ariaDescription|aria-label)$/;
/** Attributes and calls whose texts are for the browser. */
const TECHNICAL_PROPERTIES = /^(class|rel|aria-(describedby|labelledby|controls|relevant))$/;
const TECHNICAL_CALLS = /^(querySelector|querySelectorAll|closest|matches|matchMedia|supports|Error|#?log)$/;
/** As the browser names keys and errors. */
const TECHNICAL_NAMES =
  /^(Enter|Escape|Tab|Home|End|Arrow(Up|Down|Left|Right)|ContextMenu|AbortError|Notification)$/;

interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value;

/** The name of an identifier, of a property, or of what a member expression ends with. */
function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return String(node.name ?? node.value ?? '');
}

interface Findings {
  /** Texts for people outside of a catalogue. */
  readonly words: string[];
  /** Those of them that stand where they are certain to be shown. */
  readonly shown: string[];
  /** Catalogues that are read while the module is loaded. */
  readonly early: string[];
}

function findWords(code: string): Findings {
  const findings: Findings = { words: [], shown: [], early: [] };
  const catalogues = new Set(
    [...code.matchAll(/import \{([^}]*)\} from '[^']*words\.ts'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => name.trim()),
    ),
  );

  const check = (text: string, isShown: boolean) => {
    if (TECHNICAL_NAMES.test(text)) return;
    if (!(isShown ? CAN_BE_READ : LOOKS_LIKE_WORDS).test(text)) return;
    findings.words.push(text);
    if (isShown) findings.shown.push(text);
  };

  const visitAll = (node: SyntaxNode, isShown: boolean, depth: number) => {
    for (const [key, value] of Object.entries(node)) {
      if (/^type|Annotation$|^typeArguments$/.test(key)) continue;
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) visit(child, isShown, depth);
    }
  };

  const visitCall = (node: SyntaxNode, depth: number) => {
    const name = nameOf(node.callee);
    if (isNode(node.callee)) visit(node.callee, false, depth);
    if (TECHNICAL_CALLS.test(name)) return;
    const shownFrom = SHOWN_ARGUMENTS[name] ?? Number.POSITIVE_INFINITY;
    for (const [at, argument] of (node.arguments as SyntaxNode[]).entries())
      visit(argument, at >= shownFrom, depth);
  };

  const visit = (node: SyntaxNode, isShown: boolean, depth: number): void => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'ExportNamedDeclaration':
        if (isNode(node.declaration)) visit(node.declaration, false, depth);
        return;
      case 'Literal':
        if (typeof node.value === 'string') check(node.value, isShown);
        return;
      case 'TemplateElement':
        check(String((node.value as { cooked: string }).cooked), isShown);
        return;
      case 'CallExpression':
      case 'NewExpression':
        return visitCall(node, depth);
      case 'Property': {
        const name = nameOf(node.key);
        if (!TECHNICAL_PROPERTIES.test(name))
          visit(node.value as SyntaxNode, SHOWN_PROPERTIES.test(name), depth);
        return;
      }
      case 'AssignmentExpression':
        visit(node.left as SyntaxNode, false, depth);
        return visit(node.right as SyntaxNode, isShown || SHOWN_PROPERTIES.test(nameOf(node.left)), depth);
      case 'MemberExpression':
        if (depth === 0 && catalogues.has(nameOf(node.object))) findings.early.push(nameOf(node.object));
        return visitAll(node, false, depth);
      case 'ConditionalExpression':
        visit(node.test as SyntaxNode, false, depth);
        visit(node.consequent as SyntaxNode, isShown, depth);
        return visit(node.alternate as SyntaxNode, isShown, depth);
      case 'BinaryExpression':
        return visitAll(node, isShown && node.operator === '+', depth);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        return visitAll(node, isShown, depth + 1);
      default:
        if (!node.type.startsWith('TS') || 'expression' in node) visitAll(node, isShown, depth);
    }
  };

  visitAll(parseSync('view.ts', code).program as unknown as SyntaxNode, false, 0);
  return findings;
}

const sourcesIn = (folder: string) =>
  readdirSync(join(PUBLIC, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((entry) => relative(join(PUBLIC, folder), join(entry.parentPath, entry.name)))
    .map((path) => ({ path, code: readFileSync(join(PUBLIC, folder, path), 'utf8') }));

const sources = sourcesIn('view').filter(
  ({ path, code }) => !/\bcatalogue\('/.test(code) && path !== 'shell/page-words.ts',
);

describe('words are found', () => {
  it.each([
    ["const x = 'The server is gone';", 'The server is gone'],
    ["const x = 'Sound';", 'Sound'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    ['const x = `${n} left`;', ' left'],
    ["h('p', {}, isOn ? 'on' : icon('off'));", 'on'],
    ["h('p', {}, ...names, 'away');", 'away'],
    ["h('b', { title: 'close' });", 'close'],
    ["setText(box, 'edited');", 'edited'],
    ["button.title = button.ariaLabel = 'close';", 'close'],
    ["const WORDS = { a: ['This is it'] } as const;", 'This is it'],
  ])('in %s', (code, words) => {
    expect(findWords(code).words).toContain(words);
  });

  it.each([
    "import { h } from 'some where';",
    "type Kind = 'a kind' | 'Another';",
    "h('p', { class: 'plain icon-only', role: 'group' }, icon('menu'));",
    "if (key === 'Enter') box.querySelector('a b')?.focus();",
    "throw new Error('no such place');",
    'h("p", {}, shellWords.joining);',
  ])('not in %s', (code) => {
    expect(findWords(code).words).toEqual([]);
  });

  it('also where a catalogue is read too early', () => {
    const imported = "import { shellWords } from './words.ts';\n";
    expect(findWords(`${imported}const NAME = shellWords.name;`).early).toEqual(['shellWords']);
    expect(findWords(`${imported}const name = () => shellWords.name;`).early).toEqual([]);
  });
});

/** Of the composition, whose log lines and messages of errors are for programmers: only what is surely shown. */
it('in the composition there are none that are shown', () => {
  const strays = sourcesIn('app')
    .filter(({ path }) => path !== 'first-script.ts')
    .flatMap(({ path, code }) => findWords(code).shown.map((text) => `${path}: ${text}`));
  expect(strays).toEqual([]);
});

describe('in the view', () => {
  it('all words stand in catalogues', () => {
    const strays = sources.flatMap(({ path, code }) =>
      findWords(code)
        .words.filter((text) => !ALLOWED[path]?.includes(text))
        .map((text) => `${path}: ${text}`),
    );
    expect(strays).toEqual([]);
  });

  it('catalogues are read when something is shown, not when a module is loaded', () => {
    expect(
      sources.flatMap(({ path, code }) => findWords(code).early.map((name) => `${path}: ${name}`)),
    ).toEqual([]);
  });
});

/** Below the view only texts that begin as a sentence or a name does: log lines and what is signed do not. */
it.each(['room', 'net'])('in the %s there are none', (layer) => {
  const strays = sourcesIn(layer).flatMap(({ path, code }) =>
    findWords(code)
      .words.filter((text) => /^\p{Lu}\p{Ll}/u.test(text) && !ALLOWED[path]?.includes(text))
      .map((text) => `${path}: ${text}`),
  );
  expect(strays).toEqual([]);
});

it('no style depends on words, which other languages replace', () => {
  const styles = readdirSync(PUBLIC, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.css'),
  );
  const strays = styles.filter((path) =>
    /\[(?:aria-label|title|placeholder)\W?=/.test(readFileSync(join(PUBLIC, path), 'utf8')),
  );
  expect(styles.length).toBeGreaterThan(0);
  expect(strays).toEqual([]);
});
