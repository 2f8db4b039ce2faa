/** Opens an address in the default browser of this machine. */
import { spawn } from 'node:child_process';
import { platform } from 'node:os';

interface Opener {
  readonly program: string;
  readonly args: readonly string[];
}

export function openerFor(url: string, system = platform()): Opener {
  if (system === 'darwin') return { program: 'open', args: [url] };
  // `start` takes the first argument in quotes as a title.
  if (system === 'win32') return { program: 'cmd', args: ['/c', 'start', '""', url] };
  return { program: 'xdg-open', args: [url] };
}

/** Calls `failed` if there is no browser to open. */
export function openBrowser(url: string, failed: () => void, { program, args } = openerFor(url)): void {
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', failed);
  child.once('exit', (code) => code !== 0 && failed());
  // The browser may outlive this process, and must not keep it running.
  child.unref();
}
