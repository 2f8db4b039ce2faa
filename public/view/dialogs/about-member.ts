/** What there is to know of one other member and to make of them, in a dialog that stays true while it is open: the
 *  safety code to compare, the mark for it, and silence. Loaded when first needed. */
import './about-member.css';
import type { Member } from '../../room/people/member.ts';
import type { MemberFlag } from '../../room/people/member-flags.ts';
import { safetyCode } from '../../room/people/safety-code.ts';
import { effect } from '../../room/reactive.ts';
import { h, icon, setText } from '../dom/element.ts';
import { listing, textItem } from '../dom/listing.ts';
import { loadPart } from '../lazy-parts.ts';
import { isAway, reachWords } from '../people/reach-words.ts';
import type { ReportOptions } from './connection-report.ts';
import { openDialog } from './dialog.ts';

export interface AboutOptions extends ReportOptions {
  /** Of oneself. */
  readonly id: string;
  /** Of the room, so that a code is worth nothing in another. */
  readonly signingContext: string;
  /** Also of one who is not here any more. */
  about(id: string): Member;
  mark(id: string, kind: MemberFlag, isOn: boolean): void;
}

const HOW_TO =
  'Read it to each other in person or on the phone, in words or in digits. If all of it is the same, nobody stands between you. If not, somebody does.';
const MUTING = 'Hides what they say, for you alone. Nobody is told, and they still get what you say.';
const MUTED =
  'What they say is hidden, for you alone. It is kept and passed on as before, and comes back when you unmute.';

export function openAboutMember(id: string, o: AboutOptions): () => void {
  const heading = h('bdi');
  const reach = h('p', { class: 'about-reach soft' });
  const warning = h('p', { class: 'about-warning' });
  const verified = h('p', { class: 'about-verified' });
  const muted = h('p', { class: 'soft' });
  const words = h('ol', { class: 'code-words', 'aria-label': 'Safety code in words' });
  const digits = h('p', { class: 'code-digits' });
  const toggle = (kind: MemberFlag) => {
    const isOn = () => o.about(id)[kind === 'verified' ? 'isVerified' : 'isMuted'];
    const run = () => o.mark(id, kind, !isOn());
    return h('button', { class: 'plain bordered', type: 'button', onclick: run });
  };
  const [verify, mute] = [toggle('verified'), toggle('muted')];

  const stop = effect(() => {
    const isHere = o.members.value.some((member) => member.id === id);
    const member = o.about(id);
    const { name, tag, isVerified, isMuted } = member;
    setText(heading, name);
    setText(
      reach,
      `${tag === null ? '' : `${tag}: `}${isHere ? `${reachWords(member)}${isAway(member) ? ', away' : ''}` : 'not here now'}`,
    );
    warning.replaceChildren(...warningOf(member));
    warning.dataset.namesake = member.namesake ?? '';
    verified.hidden = !isVerified;
    verified.replaceChildren(icon('verified'), 'Verified: you compared the code of this key.');
    setText(verify, isVerified ? 'Take the mark back' : 'Mark as verified');
    mute.replaceChildren(h('span', {}, isMuted ? 'Unmute ' : 'Mute ', h('bdi', {}, name)));
    setText(muted, isMuted ? MUTED : MUTING);
  });

  const showCode = () => {
    const code = safetyCode(o.signingContext, o.id, id);
    listing(words, textItem)(code.words);
    setText(digits, code.digits.join(' '));
  };
  // The dialog is seen first: the code takes a moment of work.
  const timer = setTimeout(showCode);
  const report = async () => {
    close();
    (await loadPart('rest', { tellsFailure: true }))?.openConnectionReport(o);
  };
  const reportButton = h(
    'button',
    { class: 'plain', type: 'button', onclick: () => void report() },
    icon('report'),
    'Connection report',
  );
  const closed = () => {
    clearTimeout(timer);
    stop();
  };
  const close = openDialog(
    { heading: h('span', {}, 'About ', heading), closed },
    reach,
    warning,
    h(
      'section',
      { class: 'about-part' },
      h('h3', {}, 'Safety code'),
      h('div', { class: 'code' }, words, digits),
      h('p', { class: 'soft' }, HOW_TO),
      verified,
      verify,
    ),
    h('section', { class: 'about-part' }, mute, muted),
    h('div', { class: 'about-part' }, reportButton),
  );
  return close;
}

function warningOf(member: Member): readonly (Node | string)[] {
  const name = h('bdi', {}, member.name);
  if (member.namesake === 'verified')
    return [
      'This is not the ',
      name,
      ' you verified: it is another key. Trust it only once you compared the code.',
    ];
  if (member.namesake === 'met')
    return [
      'Somebody called ',
      name,
      ' was here before, with another key. Mostly that is the same person in a new tab; comparing the code tells.',
    ];
  return member.isFlagged ? [name, ' sends faulty data; it is refused.'] : [];
}
