/** What stands beside a name in the People list: marks, how they are reached, what there is to beware of. Loaded after
 *  the page. */
import './person-state.css';
import type { Member } from '../../room/people/member.ts';
import { h, icon, setText } from '../dom/element.ts';
import { isAway, reachWords } from './reach-words.ts';

/** Complete and idempotent; `marks` and `state` are the places for them. */
export function showPerson(marks: HTMLElement, state: HTMLElement, member: Member): void {
  const marked = [
    member.isVerified ? 'verified' : '',
    member.isMuted ? 'muted' : '',
    isAway(member) ? 'away' : '',
  ].filter(Boolean);
  if (marks.dataset.marks !== marked.join(' ')) marks.replaceChildren(...marked.map(mark));
  marks.dataset.marks = marked.join(' ');

  const reach = state.querySelector('.person-reach') ?? h('span', { class: 'person-reach' });
  const relay = reach.querySelector('bdi');
  if (member.via === null) setText(reach, reachWords(member));
  else if (relay?.textContent !== member.via) reach.replaceChildren('via ', h('bdi', {}, member.via));

  const words = warningWords(member);
  const warning = state.querySelector('.person-warning') ?? h('span', { class: 'person-warning' });
  setText(warning, words);
  warning.toggleAttribute('data-grave', member.isFaulty || member.namesake === 'verified');
  const isComplete = reach.parentNode === state && (warning.parentNode === state) === (words !== '');
  if (!isComplete) state.replaceChildren(...(words === '' ? [reach] : [reach, ' ', warning]));
}

const mark = (words: string): HTMLElement =>
  words === 'away'
    ? h('span', { class: 'person-away' }, words)
    : h('span', { role: 'img', 'aria-label': words, title: words }, icon(words));

function warningWords({ isFaulty, namesake }: Member): string {
  if (isFaulty) return 'sends faulty data; it is refused';
  if (namesake === 'verified') return 'not the one you verified';
  return namesake === 'met' ? 'another key than before' : '';
}
