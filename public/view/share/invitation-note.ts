/** That somebody invites to another room, until it is accepted or put away. Loaded when first needed. */
import './invitation-note.css';
import type { Invitation, Invitations, SealedAddress } from '../../room/invitation/invitations.ts';
import { readWebAddress } from '../../room/invitation/web-address.ts';
import type { People } from '../../room/people/people.ts';
import { effect } from '../../room/reactive.ts';
import { copySelected, copyText } from '../dom/copy.ts';
import { h, setText } from '../dom/element.ts';

export interface InvitationOptions {
  readonly invitations: Invitations;
  readonly people: People;
  goTo(address: SealedAddress): void;
  /** To this room, on the page at that address. */
  linkAt(page: URL): string;
}

export function mountInvitationNotes(root: HTMLElement, o: InvitationOptions): () => void {
  let names: readonly (readonly [from: string, name: HTMLElement])[] = [];
  const stopNotes = effect(() => {
    const invitations = o.invitations.received.value;
    names = invitations.map(({ from }) => [from, h('bdi')]);
    const notes = invitations.map((one, at) => noteOf(one, names[at]?.[1] ?? h('bdi'), o));
    root.replaceChildren(...notes.filter((note) => note !== null));
  });
  // Apart from the notes: whoever has the focus on a button keeps it when somebody takes another name.
  const stopNames = effect(() => {
    void [o.people.members.value, o.invitations.received.value];
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
    { class: 'plain bordered', type: 'button', onclick: () => o.invitations.dismiss(from) },
    'Not now',
  );
  if (page !== null) return movedNote(o.linkAt(page), page.host, name, notNow);
  if (key === undefined) return null;
  return h(
    'section',
    { class: 'invitation', 'aria-label': 'Invitation' },
    h('p', {}, name, ' invites you to a new sealed room'),
    h('button', { class: 'primary', type: 'button', onclick: () => o.goTo({ roomId, key }) }, 'Go there'),
    notNow,
  );
};

/** The link is in a field: where there is no clipboard, it can be selected there. */
function movedNote(link: string, host: string, name: HTMLElement, notNow: HTMLElement): HTMLElement {
  const field = h('input', {
    class: 'field link-field',
    type: 'text',
    readonly: true,
    value: link,
    'aria-label': 'New link',
  });
  const told = h('span', { 'aria-live': 'polite' });
  const copy = async () => {
    const isCopied = (await copyText(link)) || copySelected(field);
    setText(told, isCopied ? 'Copied' : 'Selected: now copy it');
  };
  return h(
    'section',
    { class: 'invitation', 'aria-label': 'New link to this room' },
    h(
      'p',
      {},
      name,
      ' says that newcomers reach this room over ',
      h('b', {}, host),
      ' now. You stay where you are.',
    ),
    field,
    h('button', { class: 'primary', type: 'button', onclick: () => void copy() }, 'Copy the new link'),
    notNow,
    told,
  );
}
