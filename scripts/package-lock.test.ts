import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Entry {
  readonly integrity?: string;
  readonly resolved?: string;
  /** To a folder of the project: there is nothing to download. */
  readonly link?: boolean;
}

const LOCK = readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8');
const { packages } = JSON.parse(LOCK) as { readonly packages: Readonly<Record<string, Entry>> };
/** All but the project itself. */
const installed = Object.entries(packages).filter(([path]) => path !== '');

describe('package-lock.json', () => {
  it('has a checksum of every package that is downloaded, also those for other systems', () => {
    const unchecked = installed.filter(
      ([, { integrity, link }]) => !link && !/^sha512-/.test(integrity ?? ''),
    );
    expect(unchecked.map(([path]) => path)).toEqual([]);
    expect(installed.length).toBeGreaterThan(100);
  });

  it('leaves where packages come from to the settings of whoever installs them', () => {
    expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
    expect(LOCK.includes('.tgz')).toBe(false);
  });
});
