/** Shows invitations to another room; loads what shows them with the first one. */
import { effect } from '../../room/reactive.ts';
import { loadPart } from '../lazy-parts.ts';
import type { InvitationOptions } from './invitation-note.ts';

export function mountInvitations(root: HTMLElement, o: InvitationOptions): () => void {
  let isClosed = false;
  let closeNotes: (() => void) | null = null;
  const stop = effect(() => {
    if (o.invitations.received.value.length === 0 || closeNotes !== null) return;
    void loadPart('rest').then((part) => {
      if (!isClosed) closeNotes ??= part?.mountInvitationNotes(root, o) ?? null;
    });
  });
  return () => {
    isClosed = true;
    stop();
    closeNotes?.();
  };
}
