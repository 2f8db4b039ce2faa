/** What I am doing, read off the box and the tab: typing, away, or simply here. Loaded after the page. */
import type { Attention } from '../room/member.ts';
import { Typist } from '../room/typist.ts';

/** Whoever looks at something else for a moment is not away. */
const AWAY_MS = 300_000;

export interface OwnAttentionOptions {
  attend(attention: Attention): void;
}

export function mountOwnAttention(box: HTMLTextAreaElement, o: OwnAttentionOptions): () => void {
  const typist = new Typist((attention) => o.attend(attention));
  let timer = 0;
  let isAway = false;

  const looked = () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = window.setTimeout(() => {
        isAway = true;
        o.attend('away');
      }, AWAY_MS);
    } else if (isAway) {
      isAway = false;
      o.attend('here');
    }
  };

  const life = new AbortController();
  const { signal } = life;
  box.addEventListener('input', () => typist.typed(box.value), { signal });
  // What was said is no longer in the box by then; what was refused is not being typed either.
  box.form?.addEventListener('submit', () => typist.stop(), { signal });
  document.addEventListener('visibilitychange', looked, { signal });
  looked();

  return () => {
    clearTimeout(timer);
    typist.stop();
    life.abort();
  };
}
