/** Notes about calls above the composer: an incoming call, a call to return to, how a call ended. */
import type { MemberId } from '../../room/people/member.ts';
import '../share/invitation-note.css';
import { effect } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { setPhrase } from '../dom/set-phrase.ts';
import type { Phrase } from '../words/phrase.ts';
import type { CallView } from './call-view.ts';
import { newsPhrase } from './call-words.ts';
import { callWords } from './words.ts';

export function mountCallNotes(root: HTMLElement, o: CallView): () => void {
  const { call } = o;
  let texts: readonly (readonly [element: HTMLElement, text: () => Phrase<Node>])[] = [];
  const live: Live = (element, text) => {
    texts = [...texts, [element, text]];
    return element;
  };
  const stopNotes = effect(() => {
    texts = [];
    root.replaceChildren(
      ...[incomingNote(o, live), returnNote(o, live), newsNote(o, live)].filter((note) => note !== null),
    );
  });
  // An effect of its own, so that a changed name does not rebuild the notes: a focused button keeps the focus.
  const stopTexts = effect(() => {
    void [o.people.members.value, call.incoming.value, call.returning.value, call.news.value];
    for (const [element, text] of texts) setPhrase(element, text());
  });
  return () => {
    stopNotes();
    stopTexts();
    root.replaceChildren();
  };
}

/** Keeps the text of the element up to date. */
type Live = (element: HTMLElement, text: () => Phrase<Node>) => HTMLElement;

const nameOf = (o: CallView, live: Live, id: MemberId): HTMLElement =>
  live(h('bdi', {}), () => [o.people.about(id).name]);

function incomingNote(o: CallView, live: Live): HTMLElement | null {
  const { call } = o;
  const words = callWords.incoming;
  const incoming = call.incoming.value;
  if (incoming === null) return null;
  return note(
    words.label,
    h('p', {}, ...words.from(nameOf(o, live, incoming.from))),
    button('primary', words.accept, () => call.accept()),
    button('plain bordered', words.withoutCamera, () => call.accept(false)),
    button('plain bordered', words.decline, () => call.decline()),
  );
}

function returnNote(o: CallView, live: Live): HTMLElement | null {
  const { call } = o;
  const words = callWords.interrupted;
  const { value } = call.returning;
  if (value === null) return null;
  const other = value.with;
  // A member without a link cannot be asked: assume that they wait.
  const isOn = () => other === null || call.isAwaited || o.people.about(other).reach !== 'connected';
  const where = h('p', {}, other === null ? words.room : null);
  if (other !== null) {
    const name = nameOf(o, live, other);
    live(where, () => (isOn() ? words.pair(name) : callWords.end.ended(name)));
  }
  return note(
    words.label,
    where,
    live(
      button('primary', '', () => call.goBack()),
      () => [isOn() ? words.goBack : callWords.news.callAgain],
    ),
    live(
      button('plain bordered', '', () => call.stayOut()),
      () => [isOn() ? words.stayOut : callWords.news.ok],
    ),
  );
}

function newsNote(o: CallView, live: Live): HTMLElement | null {
  const { call } = o;
  const words = callWords.news;
  const { value } = call.news;
  if (value === null) return null;
  const who = 'with' in value ? value.with : null;
  const again =
    value.kind === 'missed' ? words.callBack : value.kind === 'no-answer' ? words.callAgain : null;
  return note(
    who === null ? words.other : words.ended,
    h('p', {}, ...newsPhrase(value, (id) => nameOf(o, live, id))),
    who === null || again === null ? null : button('plain bordered', again, () => call.call(who)),
    button('plain', words.ok, () => call.dismissNews()),
  );
}

const note = (label: string, text: HTMLElement, ...buttons: (HTMLElement | null)[]): HTMLElement =>
  h('section', { class: 'invitation', 'aria-label': label }, text, ...buttons);

const button = (kind: string, words: string, run: () => void): HTMLElement =>
  h('button', { class: kind, type: 'button', onclick: run }, words);
