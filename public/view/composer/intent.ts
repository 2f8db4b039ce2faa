/** The strip above the box while the composer answers or edits a message, with a button to cancel. Loaded after the
 *  page. */
import { aboveBoxWords } from './above-box-words.ts';
import './intent.css';
import { lineWords } from '../../room/files/line-words.ts';
import { effect, type Signal } from '../../room/reactive.ts';
import type { TextLine } from '../../room/timeline/line.ts';
import { h, icon } from '../dom/element.ts';
import { stepsBack } from '../keys/step-back.ts';
import { plainWords } from '../message/markup/plain-text.ts';
import type { Phrase } from '../words/phrase.ts';

/** Answer a message, or edit one. */
export interface Intent {
  readonly kind: 'reply' | 'edit';
  readonly line: TextLine;
}

export function mountIntent(strip: HTMLElement, intent: Signal<Intent | null>): () => void {
  const show = (isShown: boolean) => {
    strip.hidden = !isShown;
    if (strip.closest('.thread')) document.body.toggleAttribute('data-thread-intent', isShown);
  };
  let forgetStep: () => void = () => undefined;
  const stop = effect(() => {
    const current = intent.value;
    show(current !== null);
    forgetStep();
    if (current === null) return strip.replaceChildren();
    const give = () => {
      intent.value = null;
    };
    forgetStep = stepsBack(give);
    const { kind, line } = current;
    const cancel = h(
      'button',
      {
        class: 'plain icon-only',
        type: 'button',
        'aria-label': kind === 'reply' ? aboveBoxWords.cancelReply : aboveBoxWords.cancelEdit,
        onclick: give,
      },
      icon('close'),
    );
    strip.replaceChildren(
      h(
        'p',
        { class: 'intent-words', id: `${strip.id}-words` },
        h('span', { class: 'intent-kind' }, ...wordingOf(current)),
        ' ',
        h(
          'bdi',
          { class: 'soft' },
          kind === 'edit' ? lineWords(line) : plainWords(lineWords(line), line.file !== null),
        ),
      ),
      cancel,
    );
  });
  return () => {
    stop();
    forgetStep();
    strip.replaceChildren();
    show(false);
  };
}

function wordingOf({ kind, line }: Intent): Phrase<Node> {
  if (kind === 'edit') return [aboveBoxWords.editing];
  return line.isOwn ? [aboveBoxWords.replyingToSelf] : aboveBoxWords.replyingTo(h('bdi', {}, line.name));
}
