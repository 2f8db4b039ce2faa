/**
 * The dialog "Move to a new sealed room": invites chosen members into a new sealed room and shows who has the invitation. Loaded
 * after the page.
 */
import type { MemberId } from '../../room/people/member.ts';
import './change-lock.css';
import type { InvitationSource, SealedAddress } from '../../room/invitation/invitations.ts';
import { invitationsOf } from '../../room/invitation/invitations-of.ts';
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import { h, setText } from '../dom/element.ts';
import { openDialog } from './dialog.ts';
import { dialogWords } from './words.ts';

export interface ChangeLockOptions {
  readonly people: People;
  readonly invitations: InvitationSource;
  newAddress(): SealedAddress;
  goTo(address: SealedAddress): void;
}

interface Guest {
  readonly name: HTMLElement;
  readonly item: HTMLElement;
  readonly box: HTMLInputElement;
  readonly state: HTMLElement;
}

export function openChangeLock(o: ChangeLockOptions): () => void {
  const text = dialogWords.lock;
  const invitations = invitationsOf(o.invitations);
  const address = o.newAddress();
  const guests = new Map<MemberId, Guest>();
  const sentTo = new Set<MemberId>();
  const list = h('ul', { class: 'guests' });
  const nobody = h('p', { class: 'soft' }, text.nobody);
  const told = h('p', { class: 'soft', 'aria-live': 'polite' });

  const guestOf = (id: MemberId): Guest => {
    const known = guests.get(id);
    if (known) return known;
    const box = h('input', { type: 'checkbox', checked: true });
    const name = h('bdi');
    const state = h('span', { class: 'guest-state' });
    const item = h('li', {}, h('label', {}, box, ' ', name), ' ', state);
    const guest = { name, item, box, state };
    guests.set(id, guest);
    return guest;
  };

  const update = () => {
    // A keeper goes nowhere by itself; whoever runs it gives it the link.
    const members = o.people.members.value.filter(({ keeper }) => keeper === null);
    const shown = members.map((member) => {
      const { name, item, box, state } = guestOf(member.id);
      setText(name, member.name);
      const isLinked = member.reach === 'connected';
      const isSent = sentTo.has(member.id);
      box.disabled = !isLinked || isSent;
      if (!isLinked && !isSent) box.checked = false;
      setText(state, stateWords(isSent, invitations.isConfirmed(member.id, address.roomId), isLinked));
      return item;
    });
    // An element that is inserted again loses the focus.
    if (shown.length !== list.children.length || shown.some((item, at) => item !== list.children[at]))
      list.replaceChildren(...shown);
    nobody.hidden = members.length > 0;
  };

  const invite = () => {
    for (const { id, reach, keeper } of o.people.members.peek()) {
      if (keeper !== null) continue;
      const isWanted = guests.get(id)?.box.checked === true && !sentTo.has(id) && reach === 'connected';
      if (isWanted && invitations.send(id, address)) sentTo.add(id);
    }
    setText(told, text.isThere);
    inviteButton.hidden = true;
    goButton.hidden = false;
    goButton.focus();
    update();
  };

  const inviteButton = h('button', { class: 'primary', type: 'button', onclick: invite }, text.invite);
  const goButton = h(
    'button',
    { class: 'primary', type: 'button', hidden: true, onclick: () => o.goTo(address) },
    text.go,
  );
  const stop = effect(update);
  return openDialog(
    { heading: text.heading, actions: [inviteButton, goButton], closed: stop },
    ...text.explanation.map((paragraph) => h('p', {}, paragraph)),
    list,
    nobody,
    told,
  );
}

function stateWords(isSent: boolean, isInvited: boolean, isLinked: boolean): string {
  const text = dialogWords.lock;
  if (isInvited) return text.hasInvitation;
  if (isSent) return text.underWay;
  return isLinked ? '' : text.noLink;
}
