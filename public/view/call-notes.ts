/** What calls ask and tell outside of one: somebody calls, a call to return to, how one ended. */
import '../styles/invitation-note.css';
import { effect } from '../room/reactive.ts';
import type { CallView } from './call-view.ts';
import { newsWords } from './call-words.ts';
import { h, setText } from './element.ts';

export function mountCallNotes(root: HTMLElement, o: CallView): () => void {
  const { call } = o;
  let names: readonly (readonly [id: string, name: HTMLElement])[] = [];
  const nameOf = (id: string) => {
    const name = h('bdi', {}, o.about(id).name);
    names = [...names, [id, name]];
    return name;
  };
  const stopNotes = effect(() => {
    names = [];
    root.replaceChildren(
      ...[ringNote(o, nameOf), returnNote(o, nameOf), newsNote(o, nameOf)].filter((note) => note !== null),
    );
  });
  // Apart from the notes: whoever has the focus on a button keeps it when somebody takes another name.
  const stopNames = effect(() => {
    void [o.members.value, call.ring.value, call.returning.value, call.news.value];
    for (const [id, name] of names) setText(name, o.about(id).name);
  });
  return () => {
    stopNotes();
    stopNames();
    root.replaceChildren();
  };
}

type NameOf = (id: string) => HTMLElement;

function ringNote({ call }: CallView, nameOf: NameOf): HTMLElement | null {
  const ring = call.ring.value;
  if (ring === null) return null;
  return note(
    'Incoming call',
    [nameOf(ring.from), ' is calling you'],
    button('primary', 'Accept', () => call.accept()),
    button('plain bordered', 'Without camera', () => call.accept(false)),
    button('plain bordered', 'Decline', () => call.decline()),
  );
}

function returnNote({ call }: CallView, nameOf: NameOf): HTMLElement | null {
  const { value } = call.returning;
  if (value === null) return null;
  const where =
    value.with === null
      ? ["You were in the room's call."]
      : ['You were in a call with ', nameOf(value.with), '.'];
  return note(
    'Interrupted call',
    where,
    button('primary', 'Return to the call', () => call.goBack()),
    button('plain bordered', 'Stay out', () => call.stayOut()),
  );
}

function newsNote({ call }: CallView, nameOf: NameOf): HTMLElement | null {
  const { value } = call.news;
  if (value === null) return null;
  const { before, after } = newsWords(value);
  const who = 'with' in value ? value.with : null;
  const again = value.kind === 'missed' ? 'Call back' : value.kind === 'no-answer' ? 'Call again' : null;
  return note(
    'with' in value ? 'Call ended' : 'About the call',
    [before, who === null ? '' : nameOf(who), after],
    who === null || again === null ? null : button('plain bordered', again, () => call.call(who)),
    button('plain', 'OK', () => call.dismissNews()),
  );
}

const note = (label: string, words: (Node | string)[], ...buttons: (HTMLElement | null)[]): HTMLElement =>
  h('section', { class: 'invitation', 'aria-label': label }, h('p', {}, ...words), ...buttons);

const button = (kind: string, words: string, run: () => void): HTMLElement =>
  h('button', { class: kind, type: 'button', onclick: run }, words);
