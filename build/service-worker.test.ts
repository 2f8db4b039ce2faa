import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundleServiceWorker } from './service-worker.ts';

it('is one small script, as every browser takes it', async () => {
  const code = await bundleServiceWorker();
  expect(() => new Script(code)).not.toThrow();
  // It fetches no code of its own: all that it runs is in this file, and in the list of hashes.
  expect(code).not.toMatch(/importScripts|\bimport\(/);
  expect(gzipSync(code).length).toBeLessThan(8_000);
  expect(await bundleServiceWorker()).toBe(code);
});
