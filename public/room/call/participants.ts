/**
 * The other participants of my call: what they told, what they send, and what they are sent. Does not know ringing.
 */

import type { LinkMedia } from '../../net/link/link.ts';
import type { SendLimit } from '../../net/media/bitrate-limiter.ts';
import type { MediaKind } from '../../net/media/pair-media.ts';
import type { MemberId } from '../people/member.ts';
import { type ReadonlySignal, signal } from '../reactive.ts';
import type { CallFrame } from './call-channel.ts';
import { sendLimit } from './call-limits.ts';
import { type ActiveCall, ROOM_CALL } from './call-state.ts';
import type { OwnState } from './own-media.ts';

export interface Participant {
  readonly id: MemberId;
  readonly isMuted: boolean;
  readonly video: 'camera' | 'screen' | null;
  readonly stream: MediaStream | null;
  /** Has not said again that they are there since the link was replaced, or they left without hanging up. */
  readonly isAway: boolean;
}

/** Media with one member, over all their connections. */
export interface Media extends LinkMedia {
  readonly level: number;
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void;
  setLimit(kind: MediaKind, limit: SendLimit): void;
}

/** To the link with a member, as long as that one lasts; null takes them off. */
export type AttachMedia = (to: MemberId, media: LinkMedia | null) => void;
export type OpenMedia = (received: (stream: MediaStream | null) => void) => Media;

interface Present {
  readonly media: Media;
  stream: MediaStream | null;
}

export class CallParticipants {
  readonly #attach: AttachMedia;
  readonly #openMedia: OpenMedia;
  /** By member: the latest frame of everybody who is in a call. */
  readonly #frames = new Map<MemberId, CallFrame>();
  readonly #away = new Set<MemberId>();
  /** Who said on the present link that they were in no call. */
  readonly #out = new Set<MemberId>();
  readonly #present = new Map<MemberId, Present>();
  readonly #participants = signal<readonly Participant[]>([]);
  readonly #calls = signal<ReadonlyMap<MemberId, string>>(new Map());
  readonly #inRoomCall = signal<readonly MemberId[]>([]);
  #call: ActiveCall | null = null;
  #own: OwnState | null = null;

  constructor(attach: AttachMedia, openMedia: OpenMedia) {
    this.#attach = attach;
    this.#openMedia = openMedia;
  }

  /** In the same call as I. */
  get participants(): ReadonlySignal<readonly Participant[]> {
    return this.#participants;
  }

  get inRoomCall(): ReadonlySignal<readonly MemberId[]> {
    return this.#inRoomCall;
  }

  /** With a picture in the room's call, but for me. */
  get cameras(): number {
    return this.#inRoomCall.value.filter((id) => this.#frames.get(id)?.video !== undefined).length;
  }

  /** The id of the call that a member is in. */
  callOf(id: MemberId): string | null {
    return this.#calls.value.get(id) ?? null;
  }

  wasOut(id: MemberId): boolean {
    return this.#out.has(id);
  }

  level(id: MemberId): number {
    return this.#present.get(id)?.media.level ?? 0;
  }

  /** Null: they are gone. */
  heard(from: MemberId, frame: CallFrame | null): void {
    if (frame === null) this.#out.delete(from);
    else if (frame.step !== 'in') this.#out.add(from);
    this.#away.delete(from);
    if (frame?.step === 'in') this.#frames.set(from, frame);
    else this.#frames.delete(from);
    this.#settle();
  }

  /** Nothing is sent to them until they tell again that they are in the call. */
  setAway(id: MemberId): void {
    this.#out.delete(id);
    if (!this.#frames.has(id)) return;
    this.#away.add(id);
    const present = this.#present.get(id);
    if (present) present.stream = null;
    this.#settle();
  }

  /** Where I am from now on. */
  enter(call: ActiveCall | null): void {
    this.#call = call;
    this.#settle();
  }

  send(own: OwnState): void {
    this.#own = own;
    this.#settle();
  }

  #isWithMe(id: MemberId): boolean {
    const call = this.#call;
    if (call === null || this.#frames.get(id)?.id !== call.id) return false;
    return call.with === null || call.with === id;
  }

  #settle(): void {
    const ids = [...this.#frames.keys()].filter((id) => this.#isWithMe(id));
    for (const id of this.#present.keys()) if (!ids.includes(id)) this.#drop(id);
    for (const id of ids) this.#include(id, ids.length);
    this.#publish();
  }

  #include(id: MemberId, receivers: number): void {
    const present = this.#present.get(id) ?? this.#open(id);
    const { microphone, camera, screen } = this.#own?.tracks ?? {};
    present.media.setTrack('audio', microphone ?? null);
    present.media.setTrack('video', screen ?? camera ?? null);
    for (const kind of ['audio', 'video'] as const)
      present.media.setLimit(kind, sendLimit(kind, receivers, screen !== undefined));
    if (!this.#away.has(id)) this.#attach(id, present.media);
  }

  #open(id: MemberId): Present {
    const media = this.#openMedia((stream) => {
      present.stream = stream;
      this.#publish();
    });
    const present: Present = { media, stream: null };
    this.#present.set(id, present);
    return present;
  }

  #drop(id: MemberId): void {
    this.#present.delete(id);
    this.#attach(id, null);
  }

  #publish(): void {
    const frames = [...this.#frames].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#calls.value = new Map(frames.map(([id, frame]) => [id, frame.id]));
    this.#inRoomCall.value = frames.flatMap(([id, frame]) => (frame.id === ROOM_CALL ? [id] : []));
    this.#participants.value = frames.flatMap(([id, { isMuted, video }]) =>
      this.#isWithMe(id)
        ? [
            {
              id,
              isMuted: isMuted === true,
              video: video ?? null,
              stream: this.#present.get(id)?.stream ?? null,
              isAway: this.#away.has(id),
            },
          ]
        : [],
    );
  }
}
