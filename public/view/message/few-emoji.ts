/** Messages of one to three emoji and nothing else, which are shown large. Pure. */

/** A family with four skin tones has 19 code units. */
const LONGEST = 80;
const UP_TO_THREE = '^\\s*(?:\\p{RGI_Emoji}\\s*){1,3}$';
const FEW = new RegExp(UP_TO_THREE, 'v');

export const isFewEmoji = (text: string): boolean => text.length <= LONGEST && FEW.test(text);
