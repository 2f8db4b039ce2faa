/** Reads off a box whether somebody types in it. Loaded after the page. */
import type { Activity } from '../../room/people/member.ts';
import { Typist } from '../../room/people/typist.ts';

export function watchTyping(box: HTMLTextAreaElement, tell: (activity: Activity) => void): () => void {
  const typist = new Typist(tell);
  const life = new AbortController();
  const { signal } = life;
  box.addEventListener('input', () => typist.typed(box.value), { signal });
  // What was said is no longer in the box by then; what was refused is not being typed either.
  box.form?.addEventListener('submit', () => typist.stop(), { signal });
  return () => {
    typist.stop();
    life.abort();
  };
}
