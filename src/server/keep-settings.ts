/** The settings of `parley keep`: names, defaults and what they may be. It does not know what they are for. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import type { KeepRequest } from '../keeping.ts';

const MEGABYTE = 1_000_000;
/** A hundred years. */
const MAX_DAYS = 36_500;
const MAX_MEGABYTES = 1_000_000_000;

const NONE = 'none';

const bound = (least: number, most: number) =>
  v.message(
    v.pipe(
      v.string(),
      v.regex(/^(?:\d{1,10}|none)$/),
      v.transform((text) => (text === NONE ? null : Number(text))),
      v.nullable(v.pipe(v.number(), v.minValue(least), v.maxValue(most))),
    ),
    `must be a whole number from ${least} to ${most}, or none`,
  );

/** Each is a flag without its KEEP_, in kebab case: `KEEP_ROOM_MEGABYTES`, `--room-megabytes`. */
const settingsSchema = v.object({
  KEEP_DATA: v.optional(v.string()),
  KEEP_NAME: v.optional(v.message(v.pipe(v.string(), v.trim(), v.nonEmpty()), 'must not be blank'), 'Keeper'),
  KEEP_DAYS: v.optional(bound(1, MAX_DAYS), '30'),
  KEEP_ROOM_MEGABYTES: v.optional(bound(1, MAX_MEGABYTES), '50'),
  KEEP_TOTAL_MEGABYTES: v.optional(bound(1, MAX_MEGABYTES), '1000'),
  KEEP_FILE_MEGABYTES: v.optional(
    v.message(
      v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number), v.maxValue(MAX_MEGABYTES)),
      `must be a whole number from 0 to ${MAX_MEGABYTES}`,
    ),
    '1000',
  ),
});

type Name = keyof typeof settingsSchema.entries;
const NAMES = Object.keys(settingsSchema.entries) as Name[];

const flagOf = (name: Name): string => name.slice('KEEP_'.length).toLowerCase().replaceAll('_', '-');
const FLAGS = NAMES.map((name) => `--${flagOf(name)}`);

/** `args` are those behind `keep`. Flags win over the environment. */
export function readKeepRequest(
  env: { readonly [name: string]: string | undefined },
  args: readonly string[],
): KeepRequest {
  let parsed: { readonly values: Record<string, unknown>; readonly positionals: readonly string[] };
  try {
    const options = Object.fromEntries(NAMES.map((name) => [flagOf(name), { type: 'string' as const }]));
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return misused(
      `parley keep has no such flag, or a flag without its value. The flags are ${FLAGS.join(', ')}.`,
    );
  }
  const texts: { [name in Name]?: string } = {};
  for (const name of NAMES) {
    const flag = parsed.values[flagOf(name)];
    const text = typeof flag === 'string' ? flag : env[name];
    if (text !== undefined && text !== '') texts[name] = text;
  }
  const read = v.safeParse(settingsSchema, texts, { abortEarly: true });
  if (!read.success) {
    const [issue] = read.issues;
    return misused(`${issue.path?.[0].key} ${issue.message}.`);
  }
  const settings = read.output;
  const data = resolve(settings.KEEP_DATA ?? join(homedir(), '.parley-keeper'));
  const [what, ...rest] = parsed.positionals;
  if (what === 'list')
    return rest.length === 0 ? { run: 'list', data } : misused('parley keep list takes no links.');
  if (what === 'forget') {
    const [link] = rest;
    return link !== undefined && rest.length === 1
      ? { run: 'forget', data, link }
      : misused('parley keep forget takes the link of one room: parley keep forget LINK.');
  }
  return {
    run: 'keep',
    settings: {
      data,
      links: [...parsed.positionals, ...linksIn(env.KEEP_LINKS)],
      name: settings.KEEP_NAME,
      bounds: {
        days: settings.KEEP_DAYS,
        roomBytes: bytesOf(settings.KEEP_ROOM_MEGABYTES),
        totalBytes: bytesOf(settings.KEEP_TOTAL_MEGABYTES),
        fileBytes: settings.KEEP_FILE_MEGABYTES * MEGABYTE,
      },
    },
  };
}

const misused = (problem: string): KeepRequest => ({ run: 'misused', problem });

const bytesOf = (megabytes: number | null): number | null => megabytes && megabytes * MEGABYTE;

/** Links have keys, which everybody on the machine would see in a command line. */
const linksIn = (text = ''): readonly string[] => text.split(/\s+/).filter((link) => link !== '');
