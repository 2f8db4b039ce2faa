import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundleEmbedScript } from './embed-script.ts';

it('is one small module, which finds the server by its own address and fetches nothing', async () => {
  const code = await bundleEmbedScript();
  expect(code).toContain('import.meta.url');
  expect(code).toMatch(/export\s*\{[^}]*ParleyRoom/);
  expect(code).not.toMatch(/\bimport\s*[({'"]|\bfetch\(|innerHTML|https?:\/\/(?!\[)/);
  expect(gzipSync(code).length).toBeLessThan(4_000);
  expect(await bundleEmbedScript()).toBe(code);
});
