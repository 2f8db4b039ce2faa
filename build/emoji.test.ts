import { describe, expect, it } from 'vitest';
import { isEmoji } from '../public/room/text/visible.ts';
import { TONES, toned } from '../public/view/emoji/tone.ts';
import { emojiCodes, emojiNames, emojiTable } from './emoji.ts';

const RGI = new RegExp(['^', 'p{RGI_Emoji}$'].join('\\'), 'v');

describe('the emoji of the page', () => {
  const written = emojiTable().flatMap((group) => group.split(' '));
  const plain = written.map((each) => each.replace(/\+$/, ''));

  it('are those of keyboards, each once', () => {
    expect(emojiTable()).toHaveLength(9);
    expect(plain.length).toBeGreaterThan(1_800);
    expect(new Set(plain).size).toBe(plain.length);
    expect(plain).toEqual(expect.arrayContaining(['😀', '👍', '❤️', '🇩🇪', '🏳️‍🌈', '#️⃣', '🧑‍🤝‍🧑']));
  });

  it('are written as everybody writes them, so that two reactions of one kind are one', () => {
    // This Node may know fewer of them than the list.
    const known = plain.filter((emoji) => RGI.test(emoji));
    expect(known.length).toBeGreaterThan(1_700);
    for (const emoji of plain) {
      expect(isEmoji(emoji)).toBe(true);
      expect(emoji).not.toMatch(/\p{Emoji_Presentation}\uFE0F/u);
    }
  });

  it('have colours of skin where it says so', () => {
    const colourful = written.filter((each) => each.endsWith('+')).map((each) => each.slice(0, -1));
    expect(colourful.length).toBeGreaterThan(300);
    expect(colourful).toEqual(expect.arrayContaining(['👍', '✌️', '🧑‍🤝‍🧑', '👩‍💻']));
    for (const emoji of colourful.filter((each) => RGI.test(each)))
      for (const tone of TONES) expect(toned(emoji, tone)).toMatch(RGI);
    expect(toned('✌️', 1)).toBe('✌🏻');
    expect(toned('🧑‍🤝‍🧑', 5)).toBe('🧑🏿‍🤝‍🧑🏿');
    expect(toned('🤝', 2)).toBe('🤝🏼');
  });

  it.each(['en', 'de', 'fr', 'es', 'pt', 'ja', 'zh'])('all have a name and a code: %s', (language) => {
    const names = emojiNames(language).split('\n');
    const codes = emojiCodes().split('\n');
    expect([names.length, codes.length]).toEqual([plain.length, plain.length]);
    for (const [at, name] of names.entries()) {
      expect(name).toMatch(/^[^\t]+\t[^\t]*$/);
      expect(codes[at]).toMatch(/^[\w+-]+(?: [\w+-]+)*$/);
    }
    expect(names[plain.indexOf('❤️')]?.split('\t')[0]).toBeTruthy();
  });
});
