/** The line of a call in the transcript: while it runs who began it, how many are in it and a button to join; then how long
 *  it was, and who was in it. */
import './call-line.css';
import type { CallRecord } from '../../room/call/call-record.ts';
import type { MemberId } from '../../room/people/member.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { h, icon } from '../dom/element.ts';
import { setPhrase } from '../dom/set-phrase.ts';
import { type CallTelling, callTelling } from '../transcript/call-telling.ts';
import type { Phrase } from '../words/phrase.ts';
import { openCallLook } from './call-look.ts';
import type { CallView } from './call-view.ts';
import { recordPhrases } from './call-words.ts';
import { callWords } from './words.ts';

export interface CallLineOptions extends CallView {
  /** By the id of their notice. */
  readonly records: ReadonlySignal<ReadonlyMap<string, CallRecord>>;
}

const BETWEEN = ' · ';

export function mountCallLines(o: CallLineOptions): () => void {
  const elements = new Map<string, HTMLElement>();
  const stops: (() => void)[] = [];
  const telling: CallTelling = {
    element(id) {
      const element = elements.get(id) ?? h('span', { class: 'call-line' });
      if (!elements.has(id)) stops.push(keepCurrent(element, id, o));
      elements.set(id, element);
      return element;
    },
    // On paper and in the clipboard nobody is "You".
    words: ({ id, isOwn, name }) => {
      const record = o.records.peek().get(id);
      const { people } = o;
      const nameOf = (member: MemberId) =>
        member === people.self ? (isOwn ? null : people.name.peek()) : people.nameOf(member);
      return record ? joined(recordPhrases(record, nameOf)).join('') : name;
    },
  };
  Object.assign(callTelling, telling);
  return () => {
    // The lines stay as they are.
    for (const stop of stops) stop();
    for (const element of elements.values()) element.querySelector('button')?.remove();
  };
}

function keepCurrent(element: HTMLElement, id: string, o: CallLineOptions): () => void {
  const { call, people, records } = o;
  const words = h('span');
  const names = new Map<MemberId, HTMLElement>();
  const nameOf = (member: MemberId): HTMLElement | null => {
    if (member === people.self) return null;
    const name = names.get(member) ?? h('bdi');
    names.set(member, name);
    name.textContent = people.nameOf(member);
    return name;
  };
  const join = h(
    'button',
    { type: 'button', onclick: () => openCallLook(o, { kind: 'join' }) },
    callWords.line.join,
  );
  element.replaceChildren(icon('call'), words, ' ', join);
  return effect(() => {
    void [people.members.value, people.changes.value];
    const record = records.value.get(id);
    if (record === undefined) return;
    const isIn = call.state.value.kind === 'room';
    const isRunning = record.over === null;
    const parts: readonly Phrase<Node>[] = recordPhrases<Node>(record, nameOf);
    setPhrase(words, joined(isRunning && isIn ? [...parts, [callWords.line.isIn]] : parts));
    join.hidden = !isRunning || call.state.value.kind !== 'none';
    element.toggleAttribute('data-on', isRunning);
  });
}

const joined = <Piece>(parts: readonly Phrase<Piece>[]): Phrase<Piece> =>
  parts.flatMap((part, at) => (at === 0 ? part : [BETWEEN, ...part]));
