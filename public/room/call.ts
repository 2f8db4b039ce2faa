/**
 * Calls as I take part in them: the room's, which anybody joins, and those with one member, which ring. At most one at a
 * time. Tells everybody where I stand, as often as a new link makes it needed. Comes after the page; knows no DOM.
 */
import type { Cancel, Clock } from '../net/clock.ts';
import type { CallDesk, CallFrame } from './call-desk.ts';
import { CALL_SIZE, type CallSize } from './call-limits.ts';
import type { CallMemory, RememberedCall } from './call-memory.ts';
import { CallParty, type OpenMedia, type Participant, ROOM_CALL } from './call-party.ts';
import type { Member, MemberId } from './member.ts';
import { type Capture, OwnMedia } from './own-media.ts';
import { effect, type ReadonlySignal, signal } from './reactive.ts';

export type Place =
  | { readonly kind: 'none' }
  | { readonly kind: 'room' }
  /** I am calling them; they have not answered. */
  | { readonly kind: 'ringing'; readonly id: string; readonly with: MemberId }
  | { readonly kind: 'pair'; readonly id: string; readonly with: MemberId };

/** Somebody is calling me. */
export interface Ring {
  readonly from: MemberId;
  readonly id: string;
}

/** How a call ended or why it did not come about, to be told once. */
export type CallNews =
  | {
      readonly kind: 'declined' | 'busy' | 'no-answer' | 'unreachable' | 'ended' | 'missed';
      readonly with: MemberId;
    }
  | { readonly kind: 'full' | 'cameras-full' };

export interface CallOptions {
  readonly desk: CallDesk;
  readonly members: ReadonlySignal<readonly Member[]>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly capture: Capture;
  readonly openMedia: OpenMedia;
  readonly memory: CallMemory;
  readonly size?: CallSize;
}

const RING_MS = 30_000;
/** A caller who crashed never takes their ring back. */
const RUNG_MS = RING_MS + 5_000;
/** After being declined, nobody rings again at once. */
const REST_MS = 3_000;
/** Others see one who reloaded as away for so long at most. */
const RETURN_MS = 60_000;

export class Call {
  readonly own: OwnMedia;
  readonly #options: CallOptions;
  readonly #size: CallSize;
  readonly #party: CallParty;
  readonly #place = signal<Place>({ kind: 'none' });
  readonly #ring = signal<Ring | null>(null);
  readonly #news = signal<CallNews | null>(null);
  readonly #returning = signal<RememberedCall | null>(null);
  /** What each member was told last; empty where that may be forgotten. */
  readonly #told = new Map<MemberId, string>();
  readonly #declinedAt = new Map<MemberId, number>();
  readonly #stopOwn: () => void;
  #cancelRing: Cancel | null = null;
  #cancelRung: Cancel | null = null;
  #cancelReturn: Cancel | null = null;

  constructor(options: CallOptions) {
    this.#options = options;
    this.#size = options.size ?? CALL_SIZE;
    this.own = new OwnMedia(options.capture);
    this.#party = new CallParty(options.desk.ways.carry, options.openMedia);
    this.#returning.value = options.memory.load();
    if (this.#returning.value) this.#cancelReturn = options.clock.after(RETURN_MS, () => this.stayOut());
    options.desk.listen({
      heard: (from, frame) => this.#hear(from, frame),
      opened: (id) => {
        if (this.#told.has(id)) this.#told.set(id, '');
        this.#party.opened(id);
        this.#tell(id);
      },
      reached: (id) => this.#tell(id),
      left: (id) => this.#lose(id),
    });
    this.#stopOwn = effect(() => {
      this.#party.send(this.own.state.value);
      this.#tellAll();
    });
  }

  get place(): ReadonlySignal<Place> {
    return this.#place;
  }

  get ring(): ReadonlySignal<Ring | null> {
    return this.#ring;
  }

  get news(): ReadonlySignal<CallNews | null> {
    return this.#news;
  }

  /** The call that this tab was in before it was reloaded. */
  get returning(): ReadonlySignal<RememberedCall | null> {
    return this.#returning;
  }

  /** The others in my call. */
  get participants(): ReadonlySignal<readonly Participant[]> {
    return this.#party.participants;
  }

  get inRoomCall(): ReadonlySignal<readonly MemberId[]> {
    return this.#party.inRoomCall;
  }

  /** How loud somebody is, from 0 to 1. */
  level(id: MemberId): number {
    return this.#party.level(id);
  }

  join(hasCamera = true): void {
    if (this.#place.value.kind !== 'none') return;
    if (this.inRoomCall.value.length >= this.#size.members) return this.#report({ kind: 'full' });
    this.#go({ kind: 'room' });
    this.#start(hasCamera);
  }

  call(id: MemberId): void {
    if (this.#place.value.kind !== 'none') return;
    if (this.#ring.value?.from === id) return this.accept();
    this.#go({ kind: 'ringing', id: this.#newId(), with: id });
    this.#cancelRing = this.#options.clock.after(RING_MS, () => this.#fail('no-answer', id));
    this.#start(true);
  }

  accept(hasCamera = true): void {
    const ring = this.#ring.value;
    if (ring === null || this.#place.value.kind !== 'none') return;
    this.#stopRing();
    this.#go({ kind: 'pair', id: ring.id, with: ring.from });
    this.#start(hasCamera);
  }

  decline(): void {
    const ring = this.#ring.value;
    if (ring === null) return;
    this.#answer(ring.from, 'declined', ring.id);
    this.#declinedAt.set(ring.from, this.#options.clock.now());
    this.#stopRing();
  }

  /** Ends my part in whatever call it is. */
  hangUp(): void {
    this.#go({ kind: 'none' });
  }

  setCamera(isOn: boolean): void {
    if (!isOn) this.own.stop('camera');
    else if (this.#hasRoomForCamera) void this.own.start(['camera']);
    else this.#report({ kind: 'cameras-full' });
  }

  setScreen(isOn: boolean): void {
    if (!isOn) this.own.stop('screen');
    else if (this.#hasRoomForCamera) void this.own.start(['screen']);
    else this.#report({ kind: 'cameras-full' });
  }

  setMuted(isMuted: boolean): void {
    this.own.setMuted(isMuted);
    if (!isMuted && !this.own.state.value.tracks.microphone) void this.own.start(['microphone']);
  }

  /** Back to the call that the reload took me out of. */
  goBack(): void {
    const call = this.#returning.value;
    if (call === null) return;
    this.#endReturn();
    if (call.with === null) this.join();
    else if (this.#party.callOf(call.with) !== call.id) this.call(call.with);
    else {
      this.#go({ kind: 'pair', id: call.id, with: call.with });
      this.#start(true);
    }
  }

  stayOut(): void {
    this.#endReturn();
    this.#options.memory.save(null);
    this.#tellAll();
  }

  dismissNews(): void {
    this.#news.value = null;
  }

  /** The page goes: a reload may return. Idempotent. */
  close(): void {
    this.#stopOwn();
    for (const cancel of [this.#cancelRing, this.#cancelRung, this.#cancelReturn]) cancel?.();
    this.own.release();
  }

  get #hasRoomForCamera(): boolean {
    return this.#place.value.kind !== 'room' || this.#party.cameras < this.#size.cameras;
  }

  #start(wantsCamera: boolean): void {
    const hasCamera = wantsCamera && this.#hasRoomForCamera;
    if (wantsCamera && !hasCamera) this.#report({ kind: 'cameras-full' });
    void this.own.start(hasCamera ? ['microphone', 'camera'] : ['microphone']);
  }

  #go(place: Place): void {
    this.#cancelRing?.();
    this.#cancelRing = null;
    this.#endReturn();
    this.#news.value = null;
    this.#place.value = place;
    const call = place.kind === 'room' ? { id: ROOM_CALL, with: null } : place.kind === 'pair' ? place : null;
    this.#party.enter(call && { id: call.id, with: call.with });
    this.#options.memory.save(call && { id: call.id, with: call.with });
    if (place.kind === 'none') this.own.release();
    this.#tellAll();
  }

  #hear(from: MemberId, frame: CallFrame): void {
    const place = this.#place.value;
    const isOurs = 'id' in place && place.with === from && place.id === frame.id;
    if (frame.step === 'declined' || frame.step === 'busy') {
      if (place.kind === 'ringing' && isOurs) this.#fail(frame.step, from);
      return;
    }
    this.#party.heard(from, frame.step === 'in' ? frame : null);
    if (frame.step === 'ring') return this.#rungBy(from, frame.id);
    if (this.#ring.value?.from === from) this.#miss();
    const isWithMe = isOurs && frame.step === 'in';
    if (place.kind === 'ringing' && isWithMe) this.#go({ ...place, kind: 'pair' });
    else if (place.kind === 'pair' && place.with === from && !isWithMe) this.#fail('ended', from);
    const { value } = this.#returning;
    if (value?.with === from && frame.step === 'out') this.stayOut();
  }

  #rungBy(from: MemberId, id: string): void {
    const place = this.#place.value;
    // Both called each other, so one of the two calls is as good as the other; or they lost ours and call again.
    if ('with' in place && place.with === from) {
      const isMine = place.kind === 'ringing' && place.id < id;
      return this.#go({ kind: 'pair', id: isMine ? place.id : id, with: from });
    }
    const ring = this.#ring.value;
    if (ring?.from === from && ring.id === id) return;
    const isResting =
      this.#options.clock.now() - (this.#declinedAt.get(from) ?? Number.NEGATIVE_INFINITY) < REST_MS;
    if (place.kind !== 'none' || (ring && ring.from !== from) || isResting)
      return this.#answer(from, 'busy', id);
    // Whom I muted may ring as long as they like.
    if (this.#options.members.value.find((member) => member.id === from)?.isMuted) return;
    this.#stopRing();
    this.#ring.value = { from, id };
    this.#cancelRung = this.#options.clock.after(RUNG_MS, () => this.#miss());
  }

  #miss(): void {
    const ring = this.#ring.value;
    this.#stopRing();
    if (ring) this.#report({ kind: 'missed', with: ring.from });
  }

  #stopRing(): void {
    this.#cancelRung?.();
    this.#cancelRung = null;
    this.#ring.value = null;
  }

  #fail(kind: 'declined' | 'busy' | 'no-answer' | 'unreachable' | 'ended', id: MemberId): void {
    this.#go({ kind: 'none' });
    this.#report({ kind, with: id });
  }

  #report(news: CallNews): void {
    this.#news.value = news;
  }

  #lose(id: MemberId): void {
    this.#told.delete(id);
    this.#declinedAt.delete(id);
    this.#party.heard(id, null);
    if (this.#ring.value?.from === id) this.#miss();
    const place = this.#place.value;
    if ('with' in place && place.with === id) this.#fail(place.kind === 'pair' ? 'ended' : 'unreachable', id);
  }

  #endReturn(): void {
    this.#cancelReturn?.();
    this.#cancelReturn = null;
    if (this.#returning.value === null) return;
    this.#returning.value = null;
    // Those who hold me for being in the call are to know either way.
    for (const { id } of this.#options.members.value) this.#told.set(id, '');
  }

  #tellAll(): void {
    for (const { id } of this.#options.members.peek()) this.#tell(id);
  }

  /** Nothing twice, and nothing to whom there was nothing to tell of. */
  #tell(id: MemberId): void {
    if (this.#returning.peek() !== null) return;
    const frame = this.#frameFor(id);
    const words = JSON.stringify(frame);
    const told = this.#told.get(id);
    if (told === words || (told === undefined && frame.step === 'out')) return;
    this.#told.set(id, this.#options.desk.ways.send(id, frame) ? words : '');
  }

  #answer(to: MemberId, step: 'declined' | 'busy', id: string): void {
    this.#options.desk.ways.send(to, { type: 'call', step, id });
  }

  #frameFor(id: MemberId): CallFrame {
    const place = this.#place.peek();
    if (place.kind === 'none' || (place.kind !== 'room' && place.with !== id))
      return { type: 'call', step: 'out', id: ROOM_CALL };
    if (place.kind === 'ringing') return { type: 'call', step: 'ring', id: place.id };
    const { tracks, isMuted } = this.own.state.peek();
    const video = tracks.screen ? 'screen' : tracks.camera ? 'camera' : null;
    return {
      type: 'call',
      step: 'in',
      id: place.kind === 'room' ? ROOM_CALL : place.id,
      ...(isMuted || !tracks.microphone ? { isMuted: true } : {}),
      ...(video ? { video } : {}),
    };
  }

  #newId(): string {
    return Math.floor(this.#options.random() * 2 ** 52).toString(36);
  }
}
