/** The built server with a page that has nothing but the store of files. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { BUILD } from '../support/chat-server.ts';
import type { StorePage } from './store-page/store-page.ts';

export async function storeBuild(folder: string): Promise<string> {
  for (const part of ['server', 'protocol.js', 'verify.js'])
    cpSync(join(BUILD, part), join(folder, part), { recursive: true });
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'store-page'),
    publicDir: false,
    base: './',
    logLevel: 'warn',
    build: {
      outDir: join(folder, 'public'),
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  });
  return folder;
}

type Call = keyof StorePage;

/** Calls one of the page's functions. */
export const call = <Name extends Call>(
  page: Page,
  name: Name,
  ...args: Parameters<StorePage[Name]>
): Promise<Awaited<ReturnType<StorePage[Name]>>> =>
  page.evaluate(
    async ([asked, given]) => {
      const own = (
        globalThis as unknown as { page: Record<string, (...args: readonly unknown[]) => unknown> }
      ).page;
      return own[asked]?.(...given);
    },
    [name, args] as const,
  ) as Promise<Awaited<ReturnType<StorePage[Name]>>>;
