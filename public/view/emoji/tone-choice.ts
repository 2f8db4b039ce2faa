/** The colour of skin, as six hands to choose from. */
import { h } from '../dom/element.ts';
import { chooseTone, ownTone } from './chosen.ts';
import { TONES, toned } from './tone.ts';
import { emojiWords } from './words.ts';

export function toneChoice(changed: () => void): HTMLElement {
  const choices = TONES.map((tone) =>
    h(
      'label',
      { class: 'emoji-tone', title: emojiWords.tones[tone] ?? '' },
      h('input', {
        class: 'unseen',
        type: 'radio',
        name: 'emoji-tone',
        checked: tone === ownTone(),
        'aria-label': emojiWords.tones[tone] ?? '',
        onchange: () => {
          chooseTone(tone);
          changed();
        },
      }),
      h('span', { 'aria-hidden': 'true' }, toned('✋', tone)),
    ),
  );
  return h('div', { class: 'emoji-tones', role: 'radiogroup', 'aria-label': emojiWords.tone }, ...choices);
}
