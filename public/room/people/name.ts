/** Which names are allowed, and friendly names for people who have none. Pure. */
import { MAX_NAME_LENGTH } from '../../net/protocol/fields.ts';

export { MAX_NAME_LENGTH };

const ADJECTIVES =
  'Amber Brave Calm Coral Dapper Eager Gentle Golden Happy Indigo Jade Kind Lively Lucky Merry Misty Noble Olive Plucky Quiet Ruby Silver Sunny Swift Teal Velvet'.split(
    ' ',
  );
const ANIMALS =
  'Badger Bison Crane Deer Dove Eagle Ferret Finch Fox Gecko Hare Heron Ibis Lark Lynx Marten Moose Newt Otter Owl Panda Puffin Raven Robin Seal Swan'.split(
    ' ',
  );

/** `random` in [0, 1). */
export function randomName(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? 'Quiet';
  return `${pick(ADJECTIVES)} ${pick(ANIMALS)}`;
}

/**
 * Emoji with the selectors and joiners they are built with; or else what nobody sees: controls, invisible characters and
 * direction overrides, which let one name pass for another or break a line.
 */
const EMOJI_OR_UNSEEN =
  /(\p{Extended_Pictographic}\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*)|[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu;
/** More marks than any script stacks on one letter. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;

export type NameProblem = 'blank' | 'too-long';

/** The name as it is shown, or what is wrong with it. */
export function cleanName(raw: string): { readonly name: string } | { readonly problem: NameProblem } {
  const name = raw
    .replace(EMOJI_OR_UNSEEN, (_, emoji: string | undefined) => emoji ?? '')
    .normalize('NFC')
    .replace(STACKED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  if (name === '') return { problem: 'blank' };
  return name.length > MAX_NAME_LENGTH ? { problem: 'too-long' } : { name };
}

/** A stranger's name made presentable; never empty. */
export function presentableName(raw: string): string {
  const cleaned = cleanName(raw.slice(0, MAX_NAME_LENGTH));
  return 'name' in cleaned ? cleaned.name : 'Nameless';
}

/** Equal for names that people would take for the same. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/gu, ' ');
