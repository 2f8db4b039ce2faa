/** Reads the command line. It does not know what the settings mean. */
import { parseArgs } from 'node:util';
import type { PipeOptions } from '../pipe-command.ts';

/** What the command line asks for. `misused`: one line about what is wrong with it. */
export type Command =
  | { readonly run: 'server' | 'help' | 'keep-help' | 'version' }
  | { readonly run: 'verify'; readonly file: string }
  | { readonly run: 'pipe'; readonly options: PipeOptions }
  /** What stands behind it is read with its settings. */
  | { readonly run: 'keep' }
  | { readonly run: 'misused'; readonly problem: string };

export type FlagsResult<Name extends string> =
  | {
      readonly ok: true;
      readonly texts: { readonly [name in Name]?: string };
      /** Whether to open a browser. */
      readonly open: boolean;
    }
  | { readonly ok: false; readonly problem: string };

/** `ROOM_CAPACITY` is `room-capacity`. */
const flagOf = (name: string): string => name.toLowerCase().replaceAll('_', '-');

/** The flags of a server are not looked at: where only help is wanted, they may be nonsense. */
export function commandIn(args: readonly string[]): Command {
  const wantsHelp = args.includes('--help') || args.includes('-h');
  if (wantsHelp) return { run: args[0] === 'keep' ? 'keep-help' : 'help' };
  if (args[0] === 'verify') return verifyCommandIn(args.slice(1));
  if (args[0] === 'pipe') return pipeCommandIn(args.slice(1));
  if (args[0] === 'keep') return { run: 'keep' };
  return { run: args.includes('--version') ? 'version' : 'server' };
}

function verifyCommandIn(args: readonly string[]): Command {
  const problem = 'parley verify takes one file and no flags: parley verify FILE.';
  const [first, ...rest] = args;
  const files = first === '--' ? rest : args;
  const [file = '', ...more] = files;
  const isFlag = first !== '--' && file.startsWith('-') && file !== '-';
  return file === '' || more.length > 0 || isFlag ? { run: 'misused', problem } : { run: 'verify', file };
}

function pipeCommandIn(args: readonly string[]): Command {
  const usage = 'parley pipe takes one link: parley pipe LINK [--name NAME] [--json] [--history].';
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, json: { type: 'boolean' }, history: { type: 'boolean' } },
    });
    const [link = '', ...more] = positionals;
    if (link === '' || more.length > 0) return { run: 'misused', problem: usage };
    const { name = 'Pipe', json = false, history = false } = values;
    return { run: 'pipe', options: { link, name, isJson: json, hasHistory: history } };
  } catch (error) {
    const [complaint] = (error as Error).message.split(/[.\n]/);
    return { run: 'misused', problem: `${complaint}. ${usage}` };
  }
}

/** Each name is a flag with a value. Those in `bare` may stand alone, and then have the value given there. */
export function readFlags<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  bare: { readonly [name in Name]?: string },
): FlagsResult<Name> {
  const options = Object.fromEntries(names.map((name) => [flagOf(name), { type: 'string' as const }]));
  const alone = new Map(names.flatMap((name) => (bare[name] ? [[`--${flagOf(name)}`, bare[name]]] : [])));
  const isFlag = (arg: string | undefined) => arg === undefined || arg.startsWith('-');
  const whole = args.map((arg, at) =>
    alone.has(arg) && isFlag(args[at + 1]) ? `${arg}=${alone.get(arg)}` : arg,
  );
  try {
    const { values } = parseArgs({ args: whole, options: { ...options, open: { type: 'boolean' } } });
    const texts: { [name in Name]?: string } = {};
    for (const name of names) {
      const value = (values as Record<string, unknown>)[flagOf(name)];
      if (typeof value === 'string') texts[name] = value;
    }
    return { ok: true, texts, open: values.open === true };
  } catch (error) {
    const known = [...names.map(flagOf), 'open', 'help', 'version'].map((flag) => `--${flag}`).join(', ');
    const [complaint] = (error as Error).message.split(/[.\n]/);
    return { ok: false, problem: `${complaint}. The flags are ${known}.` };
  }
}
