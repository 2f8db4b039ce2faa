/**
 * Moves everybody who is wanted into a fresh sealed room: whom to invite, and who has got it. Loaded when first needed.
 * Makes no room and sends nothing itself.
 */
import './change-lock.css';
import type { Invitations, SealedAddress } from '../../room/invitation/invitations.ts';
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import { h, setText } from '../dom/element.ts';
import { openDialog } from './dialog.ts';

export interface ChangeLockOptions {
  readonly people: People;
  readonly invitations: Invitations;
  newAddress(): SealedAddress;
  goTo(address: SealedAddress): void;
}

const WORDS = [
  'Makes a sealed room with a key that nobody has yet, and invites the people you choose, over your links with them.',
  'This room stays as it is: whoever has its link can still come here, and what was said here stays here.',
];

interface Guest {
  readonly name: HTMLElement;
  readonly item: HTMLElement;
  readonly box: HTMLInputElement;
  readonly state: HTMLElement;
}

export function openChangeLock(o: ChangeLockOptions): () => void {
  const address = o.newAddress();
  const guests = new Map<string, Guest>();
  const sentTo = new Set<string>();
  const list = h('ul', { class: 'guests' });
  const nobody = h(
    'p',
    { class: 'soft' },
    'Nobody else is here: you can share the link of the new room there.',
  );
  const told = h('p', { class: 'soft', 'aria-live': 'polite' });

  const guestOf = (id: string): Guest => {
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
    const members = o.people.members.value;
    const shown = members.map((member) => {
      const { name, item, box, state } = guestOf(member.id);
      setText(name, member.name);
      const isLinked = member.reach === 'connected';
      const isSent = sentTo.has(member.id);
      box.disabled = !isLinked || isSent;
      if (!isLinked && !isSent) box.checked = false;
      setText(state, stateWords(isSent, o.invitations.isConfirmed(member.id, address.roomId), isLinked));
      return item;
    });
    // Put in again it would lose the focus.
    if (shown.length !== list.children.length || shown.some((item, at) => item !== list.children[at]))
      list.replaceChildren(...shown);
    nobody.hidden = members.length > 0;
  };

  const invite = () => {
    for (const { id, reach } of o.people.members.peek()) {
      const isWanted = guests.get(id)?.box.checked === true && !sentTo.has(id) && reach === 'connected';
      if (isWanted && o.invitations.send(id, address)) sentTo.add(id);
    }
    setText(told, 'The new room is there. Go when those you wait for have their invitation.');
    inviteButton.hidden = true;
    goButton.hidden = false;
    goButton.focus();
    update();
  };

  const inviteButton = h(
    'button',
    { class: 'primary', type: 'button', onclick: invite },
    'Invite to a new room',
  );
  const goButton = h(
    'button',
    { class: 'primary', type: 'button', hidden: true, onclick: () => o.goTo(address) },
    'Go to the new room',
  );
  const stop = effect(update);
  return openDialog(
    { heading: 'Change the lock', actions: [inviteButton, goButton], closed: stop },
    ...WORDS.map((paragraph) => h('p', {}, paragraph)),
    list,
    nobody,
    told,
  );
}

function stateWords(isSent: boolean, isInvited: boolean, isLinked: boolean): string {
  if (isInvited) return 'has the invitation';
  if (isSent) return 'invitation under way…';
  return isLinked ? '' : 'no link of your own: cannot be invited from here';
}
