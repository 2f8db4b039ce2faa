/** Shows which room this is, with the buttons to share its link. */
import { setText } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { loadPart } from '../lazy-parts.ts';
import type { ShareActions, SharePlaces } from './share-actions.ts';

export interface ShareOptions {
  readonly link: string;
  readonly roomId: string;
  /** Whether the link has a key that the server never sees. */
  readonly isSealed: boolean;
}

export function mountShare(root: HTMLElement, o: ShareOptions): () => void {
  let actions: ShareActions | null = null;
  const places: SharePlaces = {
    field: place('share-link', HTMLInputElement),
    fallback: place('share-fallback', HTMLElement),
    told: place('share-told', HTMLElement),
  };
  const { field } = places;
  const roomName = place('room-id', HTMLElement);
  const handButton = place('hand-link', HTMLButtonElement);

  const by = async (way: 'copy' | 'hand' | 'showQr') => {
    const part = await loadPart('shareActions', { tellsFailure: true });
    if (part === null || root.hidden) return;
    actions ??= part.shareActions(places);
    await actions[way]();
  };

  document.body.dataset.room = o.isSealed ? 'sealed' : 'open';
  setText(roomName, o.roomId);
  roomName.title = o.roomId;
  field.value = o.link;
  handButton.hidden = !('share' in navigator);
  root.hidden = false;

  const life = new AbortController();
  const { signal } = life;
  place('copy-link', HTMLButtonElement).addEventListener('click', () => void by('copy'), { signal });
  handButton.addEventListener('click', () => void by('hand'), { signal });
  place('show-qr', HTMLButtonElement).addEventListener('click', () => void by('showQr'), { signal });

  return () => {
    life.abort();
    actions?.close();
    root.hidden = true;
  };
}
