/** That somebody invites to another room, until it is accepted or put away. Loaded when first needed. */
import '../styles/invitation-note.css';
import type { Invitation, SealedAddress } from '../room/invitations.ts';
import type { Member } from '../room/member.ts';
import { effect, type ReadonlySignal } from '../room/reactive.ts';
import { h, setText } from './element.ts';

export interface InvitationOptions {
  readonly invitations: ReadonlySignal<readonly Invitation[]>;
  readonly members: ReadonlySignal<readonly Member[]>;
  /** Also of one who is not here any more. */
  about(id: string): Member;
  dismiss(from: string): void;
  goTo(address: SealedAddress): void;
}

export function mountInvitationNotes(root: HTMLElement, o: InvitationOptions): () => void {
  let names: readonly (readonly [from: string, name: HTMLElement])[] = [];
  const stopNotes = effect(() => {
    const invitations = o.invitations.value;
    names = invitations.map(({ from }) => [from, h('bdi')]);
    root.replaceChildren(...invitations.map((one, at) => noteOf(one, names[at]?.[1] ?? h('bdi'), o)));
  });
  // Apart from the notes: whoever has the focus on a button keeps it when somebody takes another name.
  const stopNames = effect(() => {
    void [o.members.value, o.invitations.value];
    for (const [from, name] of names) setText(name, o.about(from).name);
  });
  return () => {
    stopNotes();
    stopNames();
    root.replaceChildren();
  };
}

const noteOf = (invitation: Invitation, name: HTMLElement, o: InvitationOptions): HTMLElement =>
  h(
    'section',
    { class: 'invitation', 'aria-label': 'Invitation' },
    h('p', {}, name, ' invites you to a new sealed room'),
    h('button', { class: 'primary', type: 'button', onclick: () => o.goTo(invitation) }, 'Go there'),
    h(
      'button',
      { class: 'plain bordered', type: 'button', onclick: () => o.dismiss(invitation.from) },
      'Not now',
    ),
  );
