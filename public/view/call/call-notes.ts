/** What calls ask and tell outside of one: somebody calls, a call to return to, how one ended. */
import '../share/invitation-note.css';
import { effect } from '../../room/reactive.ts';
import { h, setText } from '../dom/element.ts';
import type { CallView } from './call-view.ts';
import { newsWords } from './call-words.ts';

export function mountCallNotes(root: HTMLElement, o: CallView): () => void {
  const { call } = o;
  let texts: readonly (readonly [element: HTMLElement, words: () => string])[] = [];
  const live = (element: HTMLElement, words: () => string) => {
    texts = [...texts, [element, words]];
    return element;
  };
  const stopNotes = effect(() => {
    texts = [];
    root.replaceChildren(
      ...[incomingNote(o, live), returnNote(o, live), newsNote(o, live)].filter((note) => note !== null),
    );
  });
  // Apart from the notes: whoever has the focus on a button keeps it when somebody takes another name.
  const stopTexts = effect(() => {
    void [o.people.members.value, call.incoming.value, call.returning.value, call.news.value];
    for (const [element, words] of texts) setText(element, words());
  });
  return () => {
    stopNotes();
    stopTexts();
    root.replaceChildren();
  };
}

/** Keeps the text of the element up to date. */
type Live = (element: HTMLElement, words: () => string) => HTMLElement;

const nameOf = (o: CallView, live: Live, id: string): HTMLElement =>
  live(h('bdi', {}), () => o.people.about(id).name);

function incomingNote(o: CallView, live: Live): HTMLElement | null {
  const { call } = o;
  const incoming = call.incoming.value;
  if (incoming === null) return null;
  return note(
    'Incoming call',
    [nameOf(o, live, incoming.from), ' is calling you'],
    button('primary', 'Accept', () => call.accept()),
    button('plain bordered', 'Without camera', () => call.accept(false)),
    button('plain bordered', 'Decline', () => call.decline()),
  );
}

function returnNote(o: CallView, live: Live): HTMLElement | null {
  const { call } = o;
  const { value } = call.returning;
  if (value === null) return null;
  const other = value.with;
  // As long as they cannot be asked, they are taken to wait.
  const isOn = () => other === null || call.isAwaited || o.people.about(other).reach !== 'connected';
  const where =
    other === null
      ? ["You were in the room's call."]
      : [
          live(h('span', {}), () => (isOn() ? 'You were in a call with ' : 'The call with ')),
          nameOf(o, live, other),
          live(h('span', {}), () => (isOn() ? '.' : ' is over.')),
        ];
  const back = button('primary', '', () => call.goBack());
  const out = button('plain bordered', '', () => call.stayOut());
  return note(
    'Interrupted call',
    where,
    live(back, () => (isOn() ? 'Return to the call' : 'Call again')),
    live(out, () => (isOn() ? 'Stay out' : 'OK')),
  );
}

function newsNote(o: CallView, live: Live): HTMLElement | null {
  const { call } = o;
  const { value } = call.news;
  if (value === null) return null;
  const { before, after } = newsWords(value);
  const who = 'with' in value ? value.with : null;
  const again = value.kind === 'missed' ? 'Call back' : value.kind === 'no-answer' ? 'Call again' : null;
  return note(
    'with' in value ? 'Call ended' : 'About the call',
    [before, who === null ? '' : nameOf(o, live, who), after],
    who === null || again === null ? null : button('plain bordered', again, () => call.call(who)),
    button('plain', 'OK', () => call.dismissNews()),
  );
}

const note = (label: string, words: (Node | string)[], ...buttons: (HTMLElement | null)[]): HTMLElement =>
  h('section', { class: 'invitation', 'aria-label': label }, h('p', {}, ...words), ...buttons);

const button = (kind: string, words: string, run: () => void): HTMLElement =>
  h('button', { class: kind, type: 'button', onclick: run }, words);
