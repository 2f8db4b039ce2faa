import { expect, it } from 'vitest';
import { openBrowser, openerFor } from './open-browser.ts';

const URL = 'http://localhost:3000/';

it('has a program for each system', () => {
  expect(openerFor(URL, 'linux')).toEqual({ program: 'xdg-open', args: [URL] });
  expect(openerFor(URL, 'darwin')).toEqual({ program: 'open', args: [URL] });
  expect(openerFor(URL, 'win32')).toEqual({ program: 'cmd', args: ['/c', 'start', '""', URL] });
});

it('tells where that program is missing or does not succeed', async () => {
  const fails = (program: string, args: readonly string[] = []) =>
    new Promise<void>((failed) => openBrowser(URL, failed, { program, args }));
  await fails('there-is-no-such-program');
  await fails(process.execPath, ['-e', 'process.exit(3)']);
});
