/**
 * Calls as I take part in them: the room's, which anybody joins, and those with one member, which ring. At most one at a
 * time. Comes after the page; knows no DOM.
 */
import type { Cancel, Clock } from '../../net/clock.ts';
import type { ChannelOf } from '../../net/mesh/frame-router.ts';
import type { Member, MemberId } from '../people/member.ts';
import { effect, type ReadonlySignal, signal } from '../reactive.ts';
import { CallBroadcast } from './broadcast.ts';
import type { CallFrame, callChannel } from './call-channel.ts';
import type { CallSize } from './call-limits.ts';
import type { CallMemory } from './call-memory.ts';
import type { CallEnd, CallNews } from './call-news.ts';
import { CallReturn, RETURN_MS } from './call-return.ts';
import { type CurrentCall, currentCall, type Place, ROOM_CALL, wordFor } from './call-state.ts';
import { IncomingCall, RING_MS, type Ring } from './incoming-call.ts';
import { type Capture, OwnMedia } from './own-media.ts';
import { type AttachMedia, CallParticipants, type OpenMedia, type Participant } from './participants.ts';

export interface CallOptions {
  readonly channel: ChannelOf<typeof callChannel>;
  readonly attachMedia: AttachMedia;
  readonly members: ReadonlySignal<readonly Member[]>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly capture: Capture;
  readonly openMedia: OpenMedia;
  readonly memory: CallMemory;
  readonly size: () => CallSize;
}

export class Call {
  readonly own: OwnMedia;
  readonly #options: CallOptions;
  readonly #party: CallParticipants;
  readonly #bell: IncomingCall;
  readonly #return: CallReturn;
  readonly #telling: CallBroadcast;
  readonly #place = signal<Place>({ kind: 'none' });
  readonly #news = signal<CallNews | null>(null);
  readonly #unsubscribe: () => void;
  readonly #stopOwn: () => void;
  /** How long I wait in this place for the other. */
  #cancelPatience: Cancel | null = null;

  constructor(options: CallOptions) {
    const { channel, clock, members } = options;
    this.#options = options;
    this.own = new OwnMedia(options.capture);
    this.#party = new CallParticipants(options.attachMedia, options.openMedia);
    this.#return = new CallReturn(options.memory, clock, () => this.stayOut());
    this.#telling = new CallBroadcast({
      send: (to, frame) => channel.send(to, frame),
      wordFor: (id) => wordFor(id, this.#place.peek(), this.own.state.peek()),
    });
    this.#bell = new IncomingCall({
      clock,
      isMuted: (id) => members.value.some((member) => member.id === id && member.isMuted),
      answer: (to, step, id) => void channel.send(to, { type: 'call', step, id }),
      missed: (from) => this.#report({ kind: 'missed', with: from }),
    });
    this.#unsubscribe = channel.subscribe({
      onFrame: (from, frame) => this.#hear(from, frame),
      onOpen: (id) => {
        this.#telling.relinked(id);
        this.#party.setAway(id);
        this.#tell(id);
      },
      onReachable: (id) => this.#tell(id),
      onLeft: (id) => this.#lose(id),
    });
    this.#stopOwn = effect(() => {
      this.#party.send(this.own.state.value);
      this.#tellAll();
    });
  }

  get place(): ReadonlySignal<Place> {
    return this.#place;
  }

  /** Somebody is calling me. */
  get ring(): ReadonlySignal<Ring | null> {
    return this.#bell.ring;
  }

  get news(): ReadonlySignal<CallNews | null> {
    return this.#news;
  }

  /** The call that this tab was in before it was reloaded, and may have ended since. */
  get returning(): ReadonlySignal<CurrentCall | null> {
    return this.#return.offer;
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
    const { members } = this.#options.size();
    if (this.inRoomCall.value.length >= members) return this.#report({ kind: 'full', limit: members });
    this.#go({ kind: 'room' });
    this.#start(hasCamera);
  }

  call(id: MemberId): void {
    if (this.#place.value.kind !== 'none') return;
    if (this.ring.value?.from === id) return this.accept();
    this.#go({ kind: 'ringing', id: this.#newId(), with: id });
    this.#waitFor(id, RING_MS, 'no-answer');
    this.#start(true);
  }

  accept(hasCamera = true): void {
    const ring = this.ring.value;
    if (ring === null || this.#place.value.kind !== 'none') return;
    this.#bell.stop();
    this.#go({ kind: 'pair', id: ring.id, with: ring.from });
    this.#start(hasCamera);
  }

  decline(): void {
    this.#bell.decline();
  }

  /** Ends my part in whatever call it is. */
  hangUp(): void {
    this.#go({ kind: 'none' });
  }

  setCamera(isOn: boolean): void {
    this.#setPicture('camera', isOn);
  }

  setScreen(isOn: boolean): void {
    this.#setPicture('screen', isOn);
  }

  setMuted(isMuted: boolean): void {
    this.own.setMuted(isMuted);
    if (!isMuted && !this.own.state.value.tracks.microphone) void this.own.start(['microphone']);
  }

  /** Whether the other is in it and waits for me. */
  get isAwaited(): boolean {
    const call = this.returning.value;
    return call !== null && call.with !== null && this.#party.callOf(call.with) === call.id;
  }

  /** Back to the call that the reload took me out of; rings where nobody waits for me there. */
  goBack(): void {
    const call = this.returning.value;
    if (call === null) return;
    const { isAwaited } = this;
    this.#endReturn();
    if (call.with === null) this.join();
    else if (!isAwaited) this.call(call.with);
    else {
      this.#go({ kind: 'pair', id: call.id, with: call.with });
      this.#start(true);
    }
  }

  stayOut(): void {
    this.#endReturn();
    this.#return.remember(null);
    this.#tellAll();
  }

  dismissNews(): void {
    this.#news.value = null;
  }

  /** The page goes: a reload may return. Idempotent. */
  close(): void {
    this.#unsubscribe();
    this.#stopOwn();
    this.#stopWaiting();
    this.#bell.stop();
    this.#return.close();
    this.own.release();
  }

  get #hasRoomForCamera(): boolean {
    return this.#place.value.kind !== 'room' || this.#party.cameras < this.#options.size().cameras;
  }

  #start(wantsCamera: boolean): void {
    const hasCamera = wantsCamera && this.#hasRoomForCamera;
    if (wantsCamera && !hasCamera) this.#refuseCamera();
    void this.own.start(hasCamera ? ['microphone', 'camera'] : ['microphone']);
  }

  #setPicture(source: 'camera' | 'screen', isOn: boolean): void {
    if (!isOn) this.own.stop(source);
    else if (this.#hasRoomForCamera) void this.own.start([source]);
    else this.#refuseCamera();
  }

  #refuseCamera(): void {
    this.#report({ kind: 'cameras-full', limit: this.#options.size().cameras });
  }

  #go(place: Place): void {
    this.#stopWaiting();
    this.#endReturn();
    this.#news.value = null;
    this.#place.value = place;
    const call = currentCall(place);
    this.#party.enter(call);
    this.#return.remember(call);
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
    this.#bell.takenBackBy(from);
    const isWithMe = isOurs && frame.step === 'in';
    if (place.kind === 'ringing' && isWithMe) this.#go({ ...place, kind: 'pair' });
    else if (place.kind === 'pair' && isWithMe) this.#stopWaiting();
    else if (place.kind === 'pair' && place.with === from) this.#fail('ended', from);
    else if (frame.step === 'in' && frame.id !== ROOM_CALL) this.#deny(from);
  }

  /** They were cut off for longer than I waited, and believe me in a call with them still. */
  #deny(from: MemberId): void {
    this.#telling.owe(from);
    this.#tell(from);
  }

  #rungBy(from: MemberId, id: string): void {
    const place = this.#place.value;
    if (!('with' in place) || place.with !== from) {
      // They come back with a call of their own.
      if (this.returning.value?.with === from) this.stayOut();
      return this.#bell.rungBy(from, id, place.kind !== 'none');
    }
    // Both called each other, so one of the two calls is as good as the other; or they lost ours and call again.
    const isMine = place.kind === 'ringing' && place.id < id;
    this.#go({ kind: 'pair', id: isMine ? place.id : id, with: from });
  }

  #fail(kind: CallEnd, id: MemberId): void {
    this.#go({ kind: 'none' });
    this.#report({ kind, with: id });
  }

  #report(news: CallNews): void {
    this.#news.value = news;
  }

  #lose(id: MemberId): void {
    this.#telling.left(id);
    this.#bell.left(id);
    const place = this.#place.value;
    const isWithMe = 'with' in place && place.with === id;
    if (isWithMe && place.kind === 'pair') {
      // They did not hang up: they may only be reloading the page.
      this.#party.setAway(id);
      return this.#waitFor(id, RETURN_MS, 'ended');
    }
    this.#party.heard(id, null);
    if (isWithMe) this.#fail('unreachable', id);
  }

  #waitFor(id: MemberId, patienceMs: number, end: CallEnd): void {
    this.#stopWaiting();
    this.#cancelPatience = this.#options.clock.after(patienceMs, () => this.#fail(end, id));
  }

  #stopWaiting(): void {
    this.#cancelPatience?.();
    this.#cancelPatience = null;
  }

  #endReturn(): void {
    if (!this.#return.end()) return;
    // Those who hold me for being in the call are to know either way.
    for (const { id } of this.#options.members.value) this.#telling.owe(id);
  }

  #tellAll(): void {
    for (const { id } of this.#options.members.peek()) this.#tell(id);
  }

  #tell(id: MemberId): void {
    if (this.returning.peek() === null) this.#telling.tell(id);
  }

  #newId(): string {
    return Math.floor(this.#options.random() * 2 ** 52).toString(36);
  }
}
