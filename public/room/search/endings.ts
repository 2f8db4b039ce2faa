/**
 * What a Korean syllable that is being typed may become. Its last consonant goes to the next syllable with the next vowel:
 * whoever types 가나 has 간 in between, and is to see 가나 found all the time. Pure.
 */

const FINALS = 'ᆨᆩᆫᆮᆯᆷᆸᆺᆻᆼᆽᆾᆿᇀᇁᇂ';
/** The same consonants at the beginning of a syllable. */
const INITIALS = 'ᄀᄁᄂᄃᄅᄆᄇᄉᄊᄋᄌᄎᄏᄐᄑᄒ';

/** The forms in which a folded word may occur. */
export function endingsOf(word: string): readonly string[] {
  const initial = INITIALS[FINALS.indexOf(word.slice(-1))];
  return initial === undefined ? [word] : [word, word.slice(0, -1) + initial];
}
