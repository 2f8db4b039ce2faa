/** Opens an address in the browser that the person at this machine uses. */
import { spawn } from 'node:child_process';
import { platform } from 'node:os';

interface Opener {
  readonly program: string;
  readonly args: readonly string[];
}

export function openerFor(url: string, system = platform()): Opener {
  if (system === 'darwin') return { program: 'open', args: [url] };
  // `start` takes what stands first in quotes for a title.
  if (system === 'win32') return { program: 'cmd', args: ['/c', 'start', '""', url] };
  return { program: 'xdg-open', args: [url] };
}

/** Calls `failed` where there is nothing to open it with. */
export function openBrowser(url: string, failed: () => void, { program, args } = openerFor(url)): void {
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', failed);
  child.once('exit', (code) => code !== 0 && failed());
  // It may outlive us, and must not keep us.
  child.unref();
}
