import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';
import { leanSocketIoClient, REPLACEMENTS } from './lean-client.ts';
import { importUpstream, upstreamFile } from './testing/upstream.ts';

const ROOT = join(import.meta.dirname, '../..');
const SIGNALING = join(ROOT, 'public/net/signaling/signaling-client.ts');

/** All that a page would load of it, sooner or later. */
async function bundle(
  input: string,
): Promise<{ readonly code: string; readonly modules: readonly string[] }> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    plugins: [leanSocketIoClient()],
    build: { write: false, rollupOptions: { input, preserveEntrySignatures: 'strict' } },
  });
  const chunks = (result as Rollup.RollupOutput).output.filter((file) => file.type === 'chunk');
  return {
    code: chunks.map(({ code }) => code).join('\n'),
    modules: chunks.flatMap(({ modules }) => Object.keys(modules)),
  };
}

describe('the lean client', () => {
  it('has our files in place of the replaced modules', async () => {
    const { code, modules } = await bundle(SIGNALING);
    const named = (pattern: RegExp) => modules.filter((id) => pattern.test(id));
    expect(named(/\/build\/socket-io\/(packet|engine)-parser\.ts$/)).toHaveLength(2);
    // Of the parsers only the entries are left, which pass on what is ours.
    expect(named(/\/(socket|engine)\.io-parser\//).filter((id) => !/\/index\.js$/.test(id))).toEqual([]);
    expect(['XMLHttpRequest', 'WebTransport', 'Blob'].filter((word) => code.includes(word))).toEqual([]);
    // The rest of the client is there, or all this would show nothing.
    expect(named(/\/(socket|engine)\.io-client\//).length).toBeGreaterThan(5);
    expect(code.includes('WebSocket')).toBe(true);
  });

  it('is not built where a module was not there to be replaced', async () => {
    await expect(bundle(join(ROOT, 'public/net/log.ts'))).rejects.toThrow(
      'socket.io-parser/build/esm/index.js',
    );
  });

  it.each(REPLACEMENTS)('has of $upstream only names that it exports', async ({ upstream, file, names }) => {
    const real = await importUpstream(upstream);
    const ours: object = await import(join(import.meta.dirname, file));
    expect(Object.keys(real)).toEqual(expect.arrayContaining([...names]));
    expect(Object.keys(ours)).toEqual(expect.arrayContaining([...names]));
  });

  it('has all that the client takes from the whole of a parser', () => {
    const manager = readFileSync(upstreamFile('socket.io-client/build/esm/manager.js'), 'utf8');
    expect(manager).toContain('import * as parser from "socket.io-parser";');
    const used = [...manager.matchAll(/\b_?parser\.(\w+)/g)].flatMap(([, name]) => name ?? []);
    expect([...new Set(used)].toSorted()).toEqual(['Decoder', 'Encoder']);
  });
});
