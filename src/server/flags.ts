/** Reads the command line. It does not know what the settings mean. */
import { parseArgs } from 'node:util';

/** What the command line may ask for instead of a server. */
export type Question = 'help' | 'version';

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

/** Null if nothing is asked. The rest of the command line may be nonsense. */
export function questionIn(args: readonly string[]): Question | null {
  if (args.includes('--help') || args.includes('-h')) return 'help';
  return args.includes('--version') ? 'version' : null;
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
