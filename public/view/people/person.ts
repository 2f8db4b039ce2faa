/** Shows the marks beside a name in the People list, and below it how the member is reached, with warnings. Loaded after
 *  the page. */
import './person-state.css';
import type { Member } from '../../room/people/member.ts';
import { h, icon, setText } from '../dom/element.ts';
import { keeperIcon } from './keeper-icon.ts';
import { personWords } from './person-words.ts';
import { isAway, reachOrReason } from './reach-reason.ts';
import { peopleWords } from './words.ts';

const MARKS = ['keeper', 'verified', 'muted', 'away'] as const;
type Mark = (typeof MARKS)[number];

/** Idempotent. Fills the elements `marks` and `state`. */
export function showPerson(marks: HTMLElement, state: HTMLElement, member: Member): void {
  const isMarked = {
    keeper: member.keeper !== null,
    verified: member.isVerified,
    muted: member.isMuted,
    away: isAway(member),
  };
  const marked = MARKS.filter((kind) => isMarked[kind]);
  if (marks.dataset.marks !== marked.join(' ')) marks.replaceChildren(...marked.map(mark));
  marks.dataset.marks = marked.join(' ');

  const reach = state.querySelector('.person-reach') ?? h('span', { class: 'person-reach' });
  const carrier = reach.querySelector('bdi');
  if (member.via === null) setText(reach, reachOrReason(member));
  else if (carrier?.textContent !== member.via)
    reach.replaceChildren(...peopleWords.reach.via(h('bdi', {}, member.via)));

  const words = warningWords(member);
  const warning = state.querySelector('.person-warning') ?? h('span', { class: 'person-warning' });
  setText(warning, words);
  warning.toggleAttribute('data-grave', member.isFaulty || member.namesake === 'verified');
  const keeps =
    state.querySelector('.person-keeps') ?? h('span', { class: 'person-keeps' }, personWords.keeps);
  const shown = [...(member.keeper ? [keeps] : []), reach, ...(words === '' ? [] : [warning])];
  const isComplete =
    shown.length === state.children.length && shown.every((part, at) => part === state.children[at]);
  if (!isComplete) state.replaceChildren(...shown.flatMap((part, at) => (at === 0 ? [part] : [' ', part])));
}

function mark(kind: Mark): HTMLElement {
  const words = personWords.marks[kind];
  return kind === 'away'
    ? h('span', { class: 'person-away' }, words)
    : h(
        'span',
        { class: `mark-${kind}`, role: 'img', 'aria-label': words, title: words },
        kind === 'keeper' ? keeperIcon() : icon(kind),
      );
}

function warningWords({ isFaulty, namesake }: Member): string {
  if (isFaulty) return personWords.warning.faulty;
  if (namesake === 'verified') return personWords.warning.verifiedNamesake;
  return namesake === 'met' ? personWords.warning.metNamesake : '';
}
