/** What a text that begins with a slash means. Pure. */
import { isAction } from '../message/action-text.ts';

/** In the order in which they are listed. */
export const COMMANDS = ['help', 'me', 'nick', 'call', 'lock', 'leave'] as const;

export type CommandName = (typeof COMMANDS)[number];

export type Slashed =
  /** It is said as this. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly name: CommandName; readonly rest: string }
  | { readonly kind: 'unknown'; readonly name: string };

const isCommand = (name: string): name is CommandName => COMMANDS.some((command) => command === name);

export function readSlash(text: string): Slashed {
  const named = /^\/([^\s/]\S*)\s*/.exec(text);
  if (named === null) return { kind: 'text', text: withoutSlash(text) };
  const name = named[1]?.toLowerCase() ?? '';
  if (!isCommand(name)) return { kind: 'unknown', name: named[1] ?? '' };
  return { kind: 'command', name, rest: text.slice(named[0].length).trimEnd() };
}

/** The second slash says that the first one is meant. An action stays a text by the space before it. */
function withoutSlash(text: string): string {
  if (!text.startsWith('//')) return text;
  const said = text.slice(1);
  return isAction(said) ? ` ${said}` : said;
}

/** Whether the command is being typed at the caret, and what there is of its name. */
export function slashQueryAt(
  text: string,
  caret: number,
): { readonly start: number; readonly text: string } | null {
  const begun = /^\/([a-z]*)$/i.exec(text.slice(0, caret));
  return begun === null ? null : { start: 0, text: (begun[1] ?? '').toLowerCase() };
}

/** None where the name is complete: Enter is then for the command. */
export const commandsLike = (query: string): readonly CommandName[] =>
  isCommand(query) ? [] : COMMANDS.filter((name) => name.startsWith(query));
