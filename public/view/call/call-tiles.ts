/** The tiles of all participants, sized to fill the panel. */
import type { MemberId } from '../../room/people/member.ts';
import './call-tiles.css';
import type { Participant } from '../../room/call/participants.ts';
import { effect } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { callTile, type Tile } from './call-tile.ts';
import type { CallView } from './call-view.ts';
import { fitTiles } from './tile-fit.ts';
import { callWords } from './words.ts';

const GAP = 8;

export interface CallTiles {
  readonly element: HTMLElement;
  /** The video of who shares a screen, else of the first other participant. */
  readonly main: HTMLVideoElement | null;
  setSpeaking(id: MemberId, isSpeaking: boolean): void;
  close(): void;
}

export function callTiles(o: CallView): CallTiles {
  const { call } = o;
  const element = h('ul', { class: 'tiles', 'aria-label': callWords.tiles.all });
  const tiles = new Map<MemberId, Tile>();
  const own = callTile(o.people.self, true);
  let preview: MediaStream | null = null;

  const layOut = () => {
    const { columns, width, height } = fitTiles(
      tiles.size + 1,
      element.clientWidth,
      element.clientHeight,
      GAP,
    );
    element.style.setProperty('--row-width', `${columns * width + (columns - 1) * GAP}px`);
    element.style.setProperty('--tile-width', `${width}px`);
    element.style.setProperty('--tile-height', `${height}px`);
  };
  const observer = new ResizeObserver(layOut);
  observer.observe(element);

  const show = (one: Participant) => {
    const tile = tiles.get(one.id) ?? callTile(one.id, false);
    tiles.set(one.id, tile);
    const { name, isMuted, reach } = o.people.about(one.id);
    const isBroken = one.isAway || reach !== 'connected';
    // They left without hanging up, or came back and did not return to the call: "reconnecting" would be wrong.
    const isGone =
      one.isAway && (reach === 'connected' || !o.people.members.value.some(({ id }) => id === one.id));
    const note = noteOf({ isIndirect: reach === 'via', isGone, isBroken, isMuted });
    tile.update({ ...one, name, isSilent: isMuted, video: isBroken ? null : one.video, note });
    return tile;
  };

  const stopOthers = effect(() => {
    void o.people.members.value;
    const participants = call.participants.value;
    for (const [id, tile] of tiles) {
      if (participants.some((one) => one.id === id)) continue;
      tile.element.remove();
      tile.video.srcObject = null;
      tiles.delete(id);
    }
    for (const one of participants) {
      const tile = show(one);
      if (tile.element.parentNode === null) element.insertBefore(tile.element, own.element);
    }
    layOut();
  });
  const stopOwn = effect(() => {
    const { tracks, isMuted } = call.own.state.value;
    const track = tracks.screen ?? tracks.camera ?? null;
    if ((preview?.getTracks()[0] ?? null) !== track) preview = track && new MediaStream([track]);
    const video = tracks.screen ? 'screen' : track ? 'camera' : null;
    const isSilenced = isMuted || !tracks.microphone;
    own.update({
      name: o.people.name.value,
      video,
      stream: preview,
      isMuted: isSilenced,
      isSilent: true,
      note: callWords.tiles.self,
    });
  });
  element.append(own.element);
  const stopLoudspeaker = effect(() => {
    void call.participants.value;
    for (const tile of tiles.values()) tile.playOn(o.loudspeaker.value);
  });

  return {
    element,
    get main() {
      const screen = element.querySelector<HTMLVideoElement>('[data-video="screen"]:not([data-own]) video');
      return screen ?? tiles.values().next().value?.video ?? null;
    },
    setSpeaking(id, isSpeaking) {
      const tile = id === o.people.self ? own : tiles.get(id);
      tile?.setSpeaking(isSpeaking);
    },
    close() {
      observer.disconnect();
      stopOthers();
      stopOwn();
      stopLoudspeaker();
      for (const { video } of [...tiles.values(), own]) video.srcObject = null;
    },
  };
}

/** Shows the first that is true. */
function noteOf(one: Readonly<Record<'isIndirect' | 'isGone' | 'isBroken' | 'isMuted', boolean>>): string {
  const words = callWords.tiles;
  if (one.isIndirect) return words.noDirectConnection;
  if (one.isGone) return words.away;
  if (one.isBroken) return words.reconnecting;
  return one.isMuted ? words.mutedByYou : '';
}
