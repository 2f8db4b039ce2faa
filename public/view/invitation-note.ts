/** That somebody invites to another room, until it is accepted or put away. Loaded when first needed. */
import '../styles/invitation-note.css';
import type { Invitation, SealedAddress } from '../room/invitations.ts';
import { effect, type ReadonlySignal } from '../room/reactive.ts';
import { h } from './element.ts';

export interface InvitationOptions {
  readonly invitations: ReadonlySignal<readonly Invitation[]>;
  nameOf(id: string): string;
  dismiss(from: string): void;
  goTo(address: SealedAddress): void;
}

export function mountInvitationNotes(root: HTMLElement, o: InvitationOptions): () => void {
  const stop = effect(() => root.replaceChildren(...o.invitations.value.map((one) => noteOf(one, o))));
  return () => {
    stop();
    root.replaceChildren();
  };
}

const noteOf = (invitation: Invitation, o: InvitationOptions): HTMLElement =>
  h(
    'section',
    { class: 'invitation', 'aria-label': 'Invitation' },
    h('p', {}, h('bdi', {}, o.nameOf(invitation.from)), ' invites you to a new sealed room'),
    h('button', { class: 'primary', type: 'button', onclick: () => o.goTo(invitation) }, 'Go there'),
    h(
      'button',
      { class: 'plain bordered', type: 'button', onclick: () => o.dismiss(invitation.from) },
      'Not now',
    ),
  );
