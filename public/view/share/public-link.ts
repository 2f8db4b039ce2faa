/**
 * The public link of a server behind a tunnel. It replaces the page's own link wherever that is shared. When it changes,
 * all members are told over their links: pages opened by the old link have lost the server.
 */
import type { InvitationSource } from '../../room/invitation/invitations.ts';
import { invitationsOf } from '../../room/invitation/invitations-of.ts';
import { readWebAddress } from '../../room/invitation/web-address.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { People } from '../../room/people/people.ts';
import { effect, type ReadonlySignal, signal } from '../../room/reactive.ts';
import { setText } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { shareWords } from './words.ts';

export interface PublicLinkOptions {
  readonly roomId: string;
  /** As the server sent it, not validated. */
  readonly published: ReadonlySignal<unknown>;
  readonly people: People;
  readonly invitations: InvitationSource;
  /** To this room, on the page at that address. */
  linkAt(page: URL): string;
}

/** Longer than other notes: nobody expects this one. */
const TOLD_MS = 10_000;

export function mountPublicLink(o: PublicLinkOptions): () => void {
  const invitations = invitationsOf(o.invitations);
  const current = signal<{ readonly url: string; readonly isNew: boolean } | null>(null);
  const toldTo = new Set<MemberId>();
  const note = place('share-told', HTMLElement);
  let timer = 0;

  const stopReading = effect(() => {
    const page = readWebAddress(o.published.value);
    const before = current.peek();
    if (page === null || page.href === before?.url) return;
    current.value = { url: page.href, isNew: before !== null };
    const link = o.linkAt(page);
    place('share-link', HTMLInputElement).value = link;
    place('empty-link', HTMLTextAreaElement).value = link;
    toldTo.clear();
    if (before === null) return;
    setText(note, shareWords.linkHasChanged);
    clearTimeout(timer);
    timer = window.setTimeout(() => setText(note, ''), TOLD_MS);
  });

  const stopTelling = effect(() => {
    const { url, isNew } = current.value ?? { url: '', isNew: false };
    if (!isNew) return;
    for (const { id, reach } of o.people.members.value) {
      const isDue = reach === 'connected' && !toldTo.has(id);
      if (isDue && invitations.send(id, { roomId: o.roomId, url })) toldTo.add(id);
    }
  });

  // The server told us already: drop the same news from members.
  const stopHearing = effect(() => {
    const url = current.value?.url;
    for (const invitation of invitations.received.value)
      if (url !== undefined && invitation.url === url) invitations.dismiss(invitation.from);
  });

  return () => {
    stopReading();
    stopTelling();
    stopHearing();
    clearTimeout(timer);
  };
}
