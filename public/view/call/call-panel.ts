/** The panel of the call I am in: heading, tiles, notes, controls. Hidden otherwise. */
import './call.css';
import type { Source } from '../../room/call/own-media.ts';
import { effect } from '../../room/reactive.ts';
import { h, setText } from '../dom/element.ts';
import type { Phrase } from '../words/phrase.ts';
import { callControls } from './call-controls.ts';
import { callSpeaking } from './call-speaking.ts';
import { type CallTiles, callTiles } from './call-tiles.ts';
import type { CallView } from './call-view.ts';
import { problemWords } from './call-words.ts';
import { callWords } from './words.ts';

export function mountCallPanel(panel: HTMLElement, o: CallView): () => void {
  panel.ariaLabel = callWords.name;
  let closeCall: (() => void) | null = null;
  const stop = effect(() => {
    const isIn = o.call.state.value.kind !== 'none';
    if (isIn === (closeCall !== null)) return;
    if (isIn) closeCall = showCall(panel, o);
    else {
      closeCall?.();
      closeCall = null;
    }
  });
  return () => {
    stop();
    closeCall?.();
  };
}

function showCall(panel: HTMLElement, o: CallView): () => void {
  const tiles: CallTiles = callTiles(o);
  const controls = callControls({
    ...o,
    mainVideo: () => tiles.main,
    isOneLarge: () => o.isSpeakerView.value || tiles.pinned.value !== null,
    toggleView() {
      o.isSpeakerView.value = !o.isSpeakerView.peek() && tiles.pinned.peek() === null;
      tiles.pinned.value = null;
    },
    toggleFullScreen: () => {
      const change = document.fullscreenElement ? document.exitFullscreen() : panel.requestFullscreen();
      // Browsers refuse this for a page in the background.
      change.catch(() => undefined);
    },
  });
  const speaking = callSpeaking({
    ...o,
    show: (id, isSpeaking) => tiles.setSpeaking(id, isSpeaking),
    choose(speaker) {
      tiles.speaker.value = speaker;
    },
  });
  const heading = h('h2', { class: 'call-heading' });
  const words = h('p', { class: 'call-words', 'aria-live': 'polite' });
  const show = (isShown: boolean) => {
    panel.hidden = !isShown;
    document.body.toggleAttribute('data-in-call', isShown);
  };
  panel.replaceChildren(heading, tiles.element, speaking.hint, words, controls.element);
  show(true);
  const stop = effect(() => {
    void o.people.members.value;
    heading.replaceChildren(...headingOf(o));
    const { problems, isAsking } = o.call.own.state.value;
    const told = Object.entries(problems).map(([source, problem]) => problemWords(source as Source, problem));
    setText(words, told.length > 0 ? told.join(' ') : isAsking ? callWords.asking : '');
  });
  return () => {
    stop();
    controls.close();
    speaking.close();
    tiles.close();
    if (document.fullscreenElement === panel) void document.exitFullscreen();
    if (document.pictureInPictureElement) void document.exitPictureInPicture();
    show(false);
    panel.replaceChildren();
  };
}

function headingOf({ call, people }: CallView): Phrase<Node> {
  const words = callWords.heading;
  const state = call.state.value;
  const others = call.participants.value;
  if (state.kind === 'ringing') return words.calling(h('bdi', {}, people.about(state.with).name));
  if (state.kind === 'pair') {
    const name = h('bdi', {}, people.about(state.with).name);
    const isAway = others.some(({ id, isAway }) => id === state.with && isAway);
    return isAway ? words.waiting(name) : words.pair(name);
  }
  return [others.length === 0 ? words.alone : words.room(others.length + 1)];
}
