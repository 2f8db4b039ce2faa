/** Watches for invitations to another room; what shows them is fetched with the first. */
import { effect } from '../../room/reactive.ts';
import { quietly } from '../lazy-parts.ts';
import type { InvitationOptions } from './invitation-note.ts';

export function mountInvitations(root: HTMLElement, o: InvitationOptions): () => void {
  let isClosed = false;
  let closeNotes: (() => void) | null = null;
  const stop = effect(() => {
    if (o.invitations.received.value.length === 0 || closeNotes !== null) return;
    void quietly('ways').then((part) => {
      if (!isClosed) closeNotes ??= part?.mountInvitationNotes(root, o) ?? null;
    });
  });
  return () => {
    isClosed = true;
    stop();
    closeNotes?.();
  };
}
