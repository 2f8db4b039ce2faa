/** The colours of skin. Pure; the build uses it too, to tell which emoji have them. */

/** 0 is none of them: the yellow one. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;
export const TONES: readonly Tone[] = [0, 1, 2, 3, 4, 5];

const FIRST_MODIFIER = 0x1f3fb;
const TAKES_TONE = /(\p{Emoji_Modifier_Base})\uFE0F?/gu;
/** Of two people who hold hands, the people have a colour. */
const HANDSHAKE_BETWEEN = /^\u{1F91D}$/u;

/** Everybody in it has the same. Only for emoji that have colours. */
export function toned(emoji: string, tone: Tone): string {
  if (tone === 0) return emoji;
  const modifier = String.fromCodePoint(FIRST_MODIFIER + tone - 1);
  return emoji.replace(TAKES_TONE, (whole, base: string, at: number) =>
    at > 0 && HANDSHAKE_BETWEEN.test(base) ? whole : base + modifier,
  );
}

export const toneOf = (value: unknown): Tone => TONES.find((tone) => tone === value) ?? 0;
