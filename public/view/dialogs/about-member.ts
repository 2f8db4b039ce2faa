/** The dialog about one member: how they are reached, the safety code, the marks "verified" and "muted". Updated while it
 *  is open. Loaded after the page. */
import './about-member.css';
import type { Connection } from '../../room/connection.ts';
import type { Member, MemberId } from '../../room/people/member.ts';
import type { MemberFlag } from '../../room/people/member-flags.ts';
import type { People } from '../../room/people/people.ts';
import { safetyCode } from '../../room/people/safety-code.ts';
import { effect } from '../../room/reactive.ts';
import { h, icon, setText } from '../dom/element.ts';
import { listIn, textItem } from '../dom/list.ts';
import { keeperWording } from '../keep/keeper-wording.ts';
import type { KeepingOptions } from '../keep/keeping.ts';
import { keepWords } from '../keep/words.ts';
import { isAway, reachOrReason } from '../people/reach-reason.ts';
import { noteWords } from '../shell/note-words.ts';
import type { Phrase } from '../words/phrase.ts';
import { openDialog } from './dialog.ts';
import { dialogWords } from './words.ts';

export interface AboutOptions extends Pick<KeepingOptions, 'keeping'> {
  readonly people: People;
  readonly connection: Connection;
  /** Of the room, so that a code is worth nothing in another. */
  readonly signingContext: string;
}

/** `report` opens the connection report in its place. */
export function openAboutMember(id: MemberId, o: AboutOptions, report: () => void): () => void {
  const text = dialogWords.about;
  const heading = h('bdi');
  const reach = h('p', { class: 'about-reach soft' });
  const lastResort = h('p', { class: 'about-reach' });
  const talk = h(
    'button',
    { class: 'primary', type: 'button', onclick: () => o.connection.wantLastResort(id) },
    noteWords.lastResort.talk,
  );
  const kept = h('p', { class: 'about-kept soft' });
  const warning = h('p', { class: 'about-warning' });
  const verified = h('p', { class: 'about-verified' });
  const muted = h('p', { class: 'soft' });
  const words = h('ol', { class: 'code-words', 'aria-label': text.codeInWords });
  const digits = h('p', { class: 'code-digits' });
  const toggle = (flag: MemberFlag) => {
    const isOn = () => o.people.about(id)[flag === 'verified' ? 'isVerified' : 'isMuted'];
    const run = () => o.people.setFlag(id, flag, !isOn());
    return h('button', { class: 'plain bordered', type: 'button', onclick: run });
  };
  const [verify, mute] = [toggle('verified'), toggle('muted')];

  const stop = effect(() => {
    const isHere = o.people.members.value.some((member) => member.id === id);
    const member = o.people.about(id);
    const { name, tag, isVerified, isMuted } = member;
    setText(heading, name);
    setText(
      reach,
      isHere ? text.reach(reachOrReason(member), tag, isAway(member)) : text.reach(text.notHere, tag, false),
    );
    const words = noteWords.lastResort;
    lastResort.hidden = !isHere || member.lastResort === 'none';
    talk.hidden = lastResort.hidden || member.lastResort === 'open' || member.lastResort === 'wished';
    if (member.lastResort !== 'none') {
      const wording = words[member.lastResort];
      setText(lastResort, typeof wording === 'string' ? wording : wording(`\u2068${name}\u2069`));
    }
    const keeps = o.keeping.value?.told.value.get(id);
    kept.hidden = keeps === undefined && member.keeper === null;
    const told = keeps ? keepWords.keeps : keepWords.keepsNot;
    setText(kept, member.keeper ? keeperWording(member.keeper) : told);
    warning.replaceChildren(...warningOf(member));
    warning.dataset.namesake = member.namesake ?? '';
    verified.hidden = !isVerified;
    verified.replaceChildren(icon('verified'), text.verified);
    setText(verify, isVerified ? text.unverify : text.verify);
    mute.replaceChildren(h('span', {}, ...(isMuted ? text.unmute : text.mute)(h('bdi', {}, name))));
    setText(muted, isMuted ? text.muted : text.muting);
  });

  const showCode = () => {
    const code = safetyCode(o.signingContext, o.people.self, id);
    listIn(words, textItem)(code.words);
    setText(digits, code.digits.join(' '));
  };
  // After the dialog is shown: computing the code takes a moment.
  const timer = setTimeout(showCode);
  const showReport = () => {
    close();
    report();
  };
  const reportButton = h(
    'button',
    { class: 'plain', type: 'button', onclick: showReport },
    icon('report'),
    dialogWords.report.heading,
  );
  const closed = () => {
    clearTimeout(timer);
    stop();
  };
  const close = openDialog(
    { heading: h('span', {}, ...text.heading(heading)), closed },
    reach,
    lastResort,
    talk,
    kept,
    warning,
    h(
      'section',
      { class: 'about-part' },
      h('h3', {}, text.code),
      h('div', { class: 'code', dir: 'ltr' }, words, digits),
      h('p', { class: 'soft' }, text.howToCompare),
      verified,
      verify,
    ),
    h('section', { class: 'about-part' }, mute, muted),
    h('div', { class: 'about-part' }, reportButton),
  );
  return close;
}

function warningOf(member: Member): Phrase<Node> {
  const name = h('bdi', {}, member.name);
  if (member.namesake === 'verified') return dialogWords.about.verifiedNamesake(name);
  if (member.namesake === 'met') return dialogWords.about.metNamesake(name);
  return member.isFaulty ? dialogWords.about.faulty(name) : [];
}
