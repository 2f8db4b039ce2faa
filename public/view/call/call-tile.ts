/** One participant of a call: their video or avatar, their name, whether they are muted or speaking. */

import type { MemberId } from '../../room/people/member.ts';
import { h, setText } from '../dom/element.ts';
import { avatar, renameAvatar } from '../people/avatar.ts';
import { callIcon } from './call-icons.ts';
import { callWords } from './words.ts';

/** Not in every browser. */
export const canChooseLoudspeaker = 'setSinkId' in HTMLMediaElement.prototype;

export interface TileContent {
  readonly name: string;
  readonly video: 'camera' | 'screen' | null;
  readonly stream: MediaStream | null;
  readonly isMuted: boolean;
  /** Their sound is not played: it is my own tile, or I muted them. */
  readonly isSilent: boolean;
  /** Shown after the name. */
  readonly note: string;
  /** They are shown large, and stay so. */
  readonly isPinned: boolean;
}

export interface Tile {
  readonly element: HTMLElement;
  readonly video: HTMLVideoElement;
  update(content: TileContent): void;
  setSpeaking(isSpeaking: boolean): void;
  /** Chooses the loudspeaker, where the browser can. */
  playOn(loudspeaker: string): void;
}

/** `pin` is called when the tile is pressed. */
export function callTile(id: MemberId, isOwn: boolean, pin: () => void): Tile {
  const video = h('video', { autoplay: true, playsinline: true });
  const face = avatar(id, '');
  const name = h('bdi', { class: 'tile-name' });
  const note = h('span', { class: 'tile-note' });
  const muted = h('span', { role: 'img', 'aria-label': callWords.tiles.muted }, callIcon('microphone-off'));
  const button = h('button', { class: 'tile-pin', type: 'button', onclick: pin });
  const element = h(
    'li',
    { class: 'tile', 'data-own': isOwn },
    video,
    h('span', { class: 'tile-face' }, face),
    h('span', { class: 'tile-words' }, muted, name, note),
    button,
  );

  return {
    element,
    video,
    update(content) {
      setText(name, content.name);
      setText(note, content.note);
      renameAvatar(face, content.name);
      muted.hidden = !content.isMuted;
      button.ariaPressed = String(content.isPinned);
      button.title = button.ariaLabel = (
        content.isPinned ? callWords.tiles.release : callWords.tiles.enlarge
      )(content.name);
      element.dataset.video = content.video ?? 'none';
      video.ariaLabel =
        content.video === 'screen'
          ? callWords.tiles.screenOf(content.name)
          : callWords.tiles.pictureOf(content.name);
      video.muted = content.isSilent;
      if (video.srcObject !== content.stream) video.srcObject = content.stream;
    },
    setSpeaking(isSpeaking) {
      element.toggleAttribute('data-speaking', isSpeaking);
    },
    playOn(loudspeaker) {
      if (!canChooseLoudspeaker || video.sinkId === loudspeaker) return;
      // The device is gone or not allowed: the present one stays.
      video.setSinkId(loudspeaker).catch(() => undefined);
    },
  };
}
