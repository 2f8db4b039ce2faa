/** The command `parley verify FILE`. What verifies is made of the page's code, and is loaded when it is asked for. */
import { createReadStream } from 'node:fs';
import type { VerifyFile } from '../../verification.ts';
import { isProved, problemReport, verificationReport } from './verification-report.ts';

export interface CommandOutput {
  print(text: string): void;
  complain(text: string): void;
}

/** As programs like it have them: all is proved, something is not, nothing could be looked at. */
export const EXIT = { proved: 0, notProved: 1, trouble: 2 } as const;

const BUNDLE = new URL('../../verify.js', import.meta.url);

/** Answers with the exit code. */
export async function verifyCommand(path: string, { print, complain }: CommandOutput): Promise<number> {
  const verifyFile = await load();
  if (verifyFile === null) {
    complain('parley verify is not built. Run "npm run build" first.\n');
    return EXIT.trouble;
  }
  try {
    const found = await verifyFile(path === '-' ? process.stdin : createReadStream(path));
    print(found.problem === null ? verificationReport(found) : problemReport(found.problem));
    return found.problem === null && isProved(found) ? EXIT.proved : EXIT.notProved;
  } catch (error) {
    complain(`parley verify: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? error}).\n`);
    return EXIT.trouble;
  }
}

async function load(): Promise<VerifyFile | null> {
  try {
    return ((await import(BUNDLE.href)) as { readonly verifyFile: VerifyFile }).verifyFile;
  } catch {
    return null;
  }
}
