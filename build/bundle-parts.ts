/** What a visitor's browser loads, read off the manifest that Vite writes: the first load, and the parts that come later. */
import type { Manifest } from 'vite';

export interface BundlePart {
  /** The chunk that is imported, as the bundler named it. */
  readonly name: string;
  /** Scripts and stylesheets, from the page's root. */
  readonly files: readonly string[];
}

export interface BundleParts {
  readonly firstLoad: BundlePart;
  /**
   * With each dynamic import, all that it needs beyond the first load: what two parts share counts in both. And each
   * worker, which the page starts when it needs it.
   */
  readonly laterParts: readonly BundlePart[];
}

export function bundleParts(manifest: Manifest, entry = 'index.html'): BundleParts {
  const chunk = (key: string) => {
    const found = manifest[key];
    if (found === undefined) throw new Error(`the manifest has no ${key}`);
    return found;
  };
  /** `key` and what it imports statically, apart from `known`. */
  const needed = (key: string, known: ReadonlySet<string>): Set<string> => {
    const keys = new Set<string>();
    const visit = (next: string) => {
      if (known.has(next) || keys.has(next)) return;
      keys.add(next);
      chunk(next).imports?.forEach(visit);
    };
    visit(key);
    return keys;
  };
  const part = (key: string, keys: ReadonlySet<string>): BundlePart => {
    const files = [...keys].map(chunk).flatMap(({ file, css = [] }) => [file, ...css]);
    return { name: chunk(key).name ?? key, files: [...new Set(files)] };
  };

  const first = needed(entry, new Set());
  const later = new Set(Object.values(manifest).flatMap(({ dynamicImports = [] }) => dynamicImports));
  const assets = new Set(Object.values(manifest).flatMap((each) => each.assets ?? []));
  const workers = [...assets].filter((file) => file.endsWith('.js'));
  return {
    firstLoad: part(entry, first),
    laterParts: [
      ...[...later].filter((key) => !first.has(key)).map((key) => part(key, needed(key, first))),
      ...workers.map((file) => ({ name: /([\w-]+)-[\w-]{8}\.js$/.exec(file)?.[1] ?? file, files: [file] })),
    ],
  };
}
