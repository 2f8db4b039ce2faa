/** The command `parley pipe LINK`. What joins the room is made of the library's code, and is loaded when it is asked for. */
import { createInterface } from 'node:readline';
import type { PipeCommand, PipeOptions } from '../../pipe-command.ts';
import { type CommandOutput, EXIT } from './verify.ts';

const BUNDLE = new URL('../../pipe.js', import.meta.url);

/** Answers with the exit code. */
export async function pipeCommand(options: PipeOptions, { print, complain }: CommandOutput): Promise<number> {
  const pipe = await load();
  if (pipe === null) {
    complain('parley pipe is not built. Run "npm run build" first.\n');
    return EXIT.trouble;
  }
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, stop);
  // Whoever reads the output has gone.
  process.stdout.on('error', stop);
  const reader = createInterface({ input: process.stdin });
  // At once: a reader forgets what came before somebody iterated.
  const lines = reader[Symbol.asyncIterator]();
  try {
    const how = await pipe(options, {
      lines,
      stop: stopping.signal,
      print,
      complain: (line) => complain(`${line}\n`),
    });
    await new Promise((written) => process.stdout.write('', written));
    // WebRTC's own threads, and an input that stays open, would keep the process for a while.
    return process.exit(how === 'done' ? 0 : EXIT.trouble);
  } finally {
    reader.close();
    for (const name of signals) process.off(name, stop);
  }
}

async function load(): Promise<PipeCommand | null> {
  try {
    return ((await import(BUNDLE.href)) as { readonly pipe: PipeCommand }).pipe;
  } catch {
    return null;
  }
}
