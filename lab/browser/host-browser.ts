/** A real browser that runs inside a host and is driven from outside. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from '@playwright/test';
import { BROWSER_TYPES, type BrowserKind } from '../../e2e/support/browsers.ts';
import type { Host } from '../world/host.ts';

const PROCESS = join(import.meta.dirname, 'browser-process.ts');

export class HostBrowser {
  readonly browser: Browser;
  /** Of the browser's first process; the others are its descendants. */
  readonly pid: number;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(browser: Browser, pid: number, process: ChildProcess, folder: string) {
    this.browser = browser;
    this.pid = pid;
    this.#process = process;
    this.#folder = folder;
  }

  static async launch(host: Host, kind: BrowserKind): Promise<HostBrowser> {
    const folder = mkdtempSync(join(tmpdir(), 'parley-lab-'));
    const door = join(folder, 'door');
    const child = host.namespace.spawn(process.execPath, ['--import', 'tsx', PROCESS, kind, door], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (!child.stdout) throw new Error('The browser has no output.');
    for await (const line of createInterface({ input: child.stdout })) {
      const { pathname, pid } = JSON.parse(line) as { pathname: string; pid: number };
      child.stdout.resume();
      const browser = await BROWSER_TYPES[kind].connect(`ws+unix:${door}:${pathname}`);
      return new HostBrowser(browser, pid, child, folder);
    }
    throw new Error(`${kind} ended before it could be driven.`);
  }

  async close(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.stdin?.end();
    await exited;
    rmSync(this.#folder, { recursive: true });
  }
}
