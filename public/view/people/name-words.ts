import { catalogue } from '../words/catalogue.ts';

const ADJECTIVES =
  'Amber Brave Calm Coral Dapper Eager Gentle Golden Happy Indigo Jade Kind Lively Lucky Merry Misty Noble Olive Plucky Quiet Ruby Silver Sunny Swift Teal Velvet'.split(
    ' ',
  );
const ANIMALS =
  'Badger Bison Crane Deer Dove Eagle Ferret Finch Fox Gecko Hare Heron Ibis Lark Lynx Marten Moose Newt Otter Owl Panda Puffin Raven Robin Seal Swan'.split(
    ' ',
  );

/** Names for people who have none. */
export const nameWords = catalogue('names', {
  /** Who has not told their name. */
  somebody: 'Somebody',
  /** Whose name has nothing that can be shown. */
  nameless: 'Nameless',
  /** A friendly name. `pick` draws one of several words: languages differ in which words agree, and in their order. */
  suggested: (pick: (words: readonly string[]) => string): string => `${pick(ADJECTIVES)} ${pick(ANIMALS)}`,
});
