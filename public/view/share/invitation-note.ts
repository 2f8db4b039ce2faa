/** Notes above the composer: a member invites to another room, or says that the room has a new link. Loaded after the
 *  page. */
import type { MemberId } from '../../room/people/member.ts';
import './invitation-note.css';
import type { Invitation, InvitationSource, SealedAddress } from '../../room/invitation/invitations.ts';
import { invitationsOf } from '../../room/invitation/invitations-of.ts';
import { readWebAddress } from '../../room/invitation/web-address.ts';
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import { copySelected, copyText } from '../dom/clipboard.ts';
import { h, setText } from '../dom/element.ts';
import { shareWords } from './words.ts';

export interface InvitationOptions {
  readonly invitations: InvitationSource;
  readonly people: People;
  goTo(address: SealedAddress): void;
  /** To this room, on the page at that address. */
  linkAt(page: URL): string;
}

export function mountInvitationNotes(root: HTMLElement, o: InvitationOptions): () => void {
  const invitations = invitationsOf(o.invitations);
  let names: readonly (readonly [from: MemberId, name: HTMLElement])[] = [];
  const stopNotes = effect(() => {
    const received = invitations.received.value;
    names = received.map(({ from }) => [from, h('bdi')]);
    const notes = received.map((one, at) => noteOf(one, names[at]?.[1] ?? h('bdi'), o));
    root.replaceChildren(...notes.filter((note) => note !== null));
  });
  // An effect of its own, so that a changed name does not rebuild the notes: a focused button keeps the focus.
  const stopNames = effect(() => {
    void [o.people.members.value, invitations.received.value];
    for (const [from, name] of names) setText(name, o.people.about(from).name);
  });
  return () => {
    stopNotes();
    stopNames();
    root.replaceChildren();
  };
}

const noteOf = (invitation: Invitation, name: HTMLElement, o: InvitationOptions): HTMLElement | null => {
  const { from, roomId, key, url } = invitation;
  const page = readWebAddress(url);
  const notNow = h(
    'button',
    { class: 'plain bordered', type: 'button', onclick: () => invitationsOf(o.invitations).dismiss(from) },
    shareWords.notNow,
  );
  if (page !== null) return movedNote(o.linkAt(page), page.host, name, notNow);
  if (key === undefined) return null;
  return h(
    'section',
    { class: 'invitation', 'aria-label': shareWords.invitation },
    h('p', {}, ...shareWords.invites(name)),
    h(
      'button',
      { class: 'primary', type: 'button', onclick: () => o.goTo({ roomId, key }) },
      shareWords.goThere,
    ),
    notNow,
  );
};

/** With the link in a field, to select it there without a clipboard. */
function movedNote(link: string, host: string, name: HTMLElement, notNow: HTMLElement): HTMLElement {
  const field = h('input', {
    class: 'field link-field',
    type: 'text',
    readonly: true,
    value: link,
    'aria-label': shareWords.newLink,
  });
  const told = h('span', { 'aria-live': 'polite' });
  const copy = async () => {
    const isCopied = (await copyText(link)) || copySelected(field);
    setText(told, isCopied ? shareWords.copied : shareWords.selected);
  };
  return h(
    'section',
    { class: 'invitation', 'aria-label': shareWords.newLinkToRoom },
    h('p', {}, ...shareWords.moved(name, h('b', {}, host))),
    field,
    h('button', { class: 'primary', type: 'button', onclick: () => void copy() }, shareWords.copyNewLink),
    notNow,
    told,
  );
}
