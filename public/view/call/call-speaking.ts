/** Shows who is speaking, and warns when one speaks while muted. */
import type { MemberId } from '../../room/people/member.ts';
import { effect } from '../../room/reactive.ts';
import { h, setText } from '../dom/element.ts';
import type { CallView } from './call-view.ts';
import { MutedSpeech } from './muted-speech.ts';
import { SpeakerChoice } from './speaker-choice.ts';
import { callWords } from './words.ts';

const LISTEN_MS = 200;
/** Above the noise of a quiet room. */
const SPEAKING = 0.02;
/** Somebody counts as speaking for so long after a sound, so that nothing flickers between two words. */
const HOLD_MS = 600;

export interface SpeakingOptions extends CallView {
  show(id: MemberId, isSpeaking: boolean): void;
  /** Of the others the one who speaks most of late. */
  choose(speaker: MemberId | null): void;
}

export function callSpeaking(o: SpeakingOptions): { hint: HTMLElement; close(): void } {
  const { call } = o;
  const loudAt = new Map<MemberId, number>();
  const muted = new MutedSpeech();
  const choice = new SpeakerChoice();
  const words = h('span', {});
  // A live region has to exist before its text changes, or screen readers do not announce it.
  const hint = h('p', { class: 'call-hint', 'aria-live': 'polite' }, words);
  const isSilenced = () => call.own.state.peek().isMuted;

  const listen = () => {
    const now = performance.now();
    const isLoud = call.own.level > SPEAKING;
    const isUnheard = muted.hear(isLoud && isSilenced(), now);
    setText(words, isUnheard ? callWords.unheard : '');
    if (isLoud && !isSilenced()) loudAt.set(o.people.self, now);
    const others = call.participants.peek().map(({ id }) => id);
    const loud = others.filter((id) => call.level(id) > SPEAKING);
    for (const id of loud) loudAt.set(id, now);
    o.choose(choice.hear(loud, others, now));
    for (const [id, at] of loudAt) {
      const isSpeaking = now - at < HOLD_MS;
      o.show(id, isSpeaking);
      if (!isSpeaking) loudAt.delete(id);
    }
  };
  const timer = setInterval(listen, LISTEN_MS);
  const stop = effect(() => {
    if (call.own.state.value.isMuted) {
      loudAt.delete(o.people.self);
      o.show(o.people.self, false);
    } else {
      muted.reset();
      setText(words, '');
    }
  });
  return {
    hint,
    close() {
      clearInterval(timer);
      stop();
    },
  };
}
