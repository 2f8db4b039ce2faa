/** Below the People list: which keeper keeps what is said, and until when. Loaded after the page. */
import './kept-by.css';
import type { Conversation } from '../../room/conversation.ts';
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import { h, setHidden } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { keptBy, keptByPhrase, keptByText } from './keeper-wording.ts';

export interface KeptByOptions {
  readonly people: Pick<People, 'members'>;
  readonly talk: Pick<Conversation, 'lines'>;
  now(): number;
}

export function mountKeptBy(o: KeptByOptions): () => void {
  const element = h('p', { class: 'kept-by soft', hidden: true });
  place('alone', HTMLElement).after(element);
  let shown = '';
  const stop = effect(() => {
    // The days go by while people talk.
    void o.talk.lines.value;
    const now = o.now();
    const kept = keptBy(o.people.members.value, now);
    setHidden(element, kept === null);
    const text = kept === null ? '' : keptByText(kept, now);
    if (kept !== null && text !== shown)
      element.replaceChildren(...keptByPhrase<Node>(kept, h('bdi', {}, kept.name), now));
    shown = text;
  });
  return () => {
    stop();
    element.remove();
  };
}
