/** The cards on the page, each in the body of its message. */
import { effect } from '../../room/reactive.ts';
import type { TextLine } from '../../room/timeline/line.ts';
import { showFilesWith } from '../message/file-place.ts';
import { type Card, type CardOptions, fileCard } from './card.ts';
import type { Unasked } from './unasked.ts';

export interface CardsOptions extends CardOptions {
  readonly unasked: Unasked;
  /** The cards look again whether they may fetch by themselves. */
  isAsking(): unknown;
}

interface Shown extends Card {
  stopWanting(): void;
}

export function mountCards(o: CardsOptions): () => void {
  const shown = new Map<HTMLElement, Shown>();
  const lines = new WeakMap<HTMLElement, TextLine>();

  const close = (body: HTMLElement) => {
    const card = shown.get(body);
    shown.delete(body);
    card?.stopWanting();
    card?.close();
  };

  const show = (body: HTMLElement, line: TextLine) => {
    const { file, isOwn } = line;
    if (file === null) return close(body);
    if (lines.get(body)?.file?.id === file.id && shown.has(body)) return;
    close(body);
    lines.set(body, line);
    const card = fileCard(file, isOwn, body.closest('article')?.tabIndex ?? -1, o);
    body.querySelector('.message-text')?.before(card.element);
    shown.set(body, { ...card, stopWanting: isOwn ? () => undefined : o.unasked.want(file, card.element) });
  };

  /** What a row showed goes with it. A row that only moves is back by now. */
  const sweep = () => {
    for (const body of shown.keys()) if (!body.isConnected) close(body);
  };
  const removals = new MutationObserver((records) => {
    if (records.some(({ removedNodes }) => removedNodes.length > 0)) sweep();
  });
  removals.observe(document.body, { childList: true, subtree: true });

  const stopShowing = showFilesWith(show);
  const askAgain = () => {
    for (const [body, card] of shown) {
      const line = lines.get(body);
      card.stopWanting();
      if (line?.file && !line.isOwn) card.stopWanting = o.unasked.want(line.file, card.element);
    }
  };
  const stopAsking = effect(() => {
    o.isAsking();
    // Outside of the effect: what fetching changes is no reason to ask again.
    queueMicrotask(askAgain);
  });
  return () => {
    stopAsking();
    stopShowing();
    removals.disconnect();
    for (const body of [...shown.keys()]) close(body);
  };
}
