/**
 * How names look, so that one passes for no other in letters of another alphabet: skeletons of UTS #39 §4, with the
 * Unicode Consortium's list of confusable characters. Loaded after the page.
 */
import confusables from 'unhomoglyph/data.json' with { type: 'json' };
import { nameKey } from './name.ts';

const PROTOTYPES = new Map<string, string>(Object.entries(confusables));
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The same for texts that look the same. By compatibility decompositions, where the standard has canonical ones: they are
 * how names are compared anyway, and the list is less than half as long (`build/confusables`).
 */
export function skeleton(text: string): string {
  const seen = text.normalize('NFKD').replace(UNSEEN, '');
  return Array.from(seen, (character) => PROTOTYPES.get(character) ?? character)
    .join('')
    .normalize('NFKD');
}

/** Names that have one of these in common look alike: either as they are written, or in small letters. */
export const looksOf = (name: string): readonly string[] => [
  skeleton(nameKey(name)),
  nameKey(skeleton(name)),
];
