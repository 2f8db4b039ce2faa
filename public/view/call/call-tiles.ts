/** The tiles of all participants: all alike, or one of them large and the others beside it. */
import type { MemberId } from '../../room/people/member.ts';
import './call-tiles.css';
import type { Participant } from '../../room/call/participants.ts';
import { effect, type Signal, signal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { callTile, type Tile } from './call-tile.ts';
import type { CallView } from './call-view.ts';
import { largeTile } from './large-tile.ts';
import { fitTiles } from './tile-fit.ts';
import { callWords } from './words.ts';

const GAP = 8;

export interface CallTiles {
  readonly element: HTMLElement;
  /** The video of who is large, else of the first other participant. */
  readonly main: HTMLVideoElement | null;
  /** Who speaks, for the view that shows them large. */
  readonly speaker: Signal<MemberId | null>;
  /** Whom the person chose to see large. */
  readonly pinned: Signal<MemberId | null>;
  setSpeaking(id: MemberId, isSpeaking: boolean): void;
  close(): void;
}

export function callTiles(o: CallView): CallTiles {
  const { call } = o;
  const { self } = o.people;
  const element = h('ul', { class: 'tiles', 'aria-label': callWords.tiles.all });
  const tiles = new Map<MemberId, Tile>();
  const speaker = signal<MemberId | null>(null);
  const pinned = signal<MemberId | null>(null);
  const pin = (id: MemberId) => () => {
    pinned.value = pinned.peek() === id ? null : id;
  };
  const own = callTile(self, true, pin(self));
  let preview: MediaStream | null = null;
  let large: MemberId | null = null;

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
    const tile = tiles.get(one.id) ?? callTile(one.id, false, pin(one.id));
    tiles.set(one.id, tile);
    const { name, isMuted, reach } = o.people.about(one.id);
    const isBroken = one.isAway || reach !== 'connected';
    // They left without hanging up, or came back and did not return to the call: "reconnecting" would be wrong.
    const isGone =
      one.isAway && (reach === 'connected' || !o.people.members.value.some(({ id }) => id === one.id));
    const note = noteOf({ isIndirect: reach === 'via', isGone, isBroken, isMuted });
    const isPinned = pinned.value === one.id;
    tile.update({ ...one, name, isSilent: isMuted, video: isBroken ? null : one.video, note, isPinned });
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
      isPinned: pinned.value === self,
    });
  });
  element.append(own.element);
  const stopLarge = effect(() => {
    large = largeTile({
      self,
      participants: call.participants.value,
      pinned: pinned.value,
      speaker: o.isSpeakerView.value ? speaker.value : null,
    });
    element.toggleAttribute('data-one', large !== null);
    for (const [id, tile] of [...tiles, [self, own] as const])
      tile.element.toggleAttribute('data-large', id === large);
  });
  const stopLoudspeaker = effect(() => {
    void call.participants.value;
    for (const tile of tiles.values()) tile.playOn(o.loudspeaker.value);
  });

  return {
    element,
    speaker,
    pinned,
    get main() {
      const shown = large !== null && tiles.get(large);
      return (shown || tiles.values().next().value)?.video ?? null;
    },
    setSpeaking(id, isSpeaking) {
      const tile = id === self ? own : tiles.get(id);
      tile?.setSpeaking(isSpeaking);
    },
    close() {
      observer.disconnect();
      stopOthers();
      stopOwn();
      stopLarge();
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
