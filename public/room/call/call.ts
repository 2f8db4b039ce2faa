/**
 * Calls as I take part in them: the call of the room, which anybody joins, and calls with one member, which ring. At
 * most one at a time. `call-reducer` decides; this file performs the effects with frames, media, timers and storage.
 * Loaded after the page; does not know the DOM.
 */
import type { Clock } from '../../net/clock.ts';
import type { ChannelOf } from '../../net/mesh/frame-router.ts';
import type { Member, MemberId } from '../people/member.ts';
import { effect, type ReadonlySignal } from '../reactive.ts';
import { CallBroadcast, frameFor } from './broadcast.ts';
import type { CallFrame, callChannel } from './call-channel.ts';
import type { CallSize } from './call-limits.ts';
import type { CallMemory } from './call-memory.ts';
import { reduce } from './call-reducer.ts';
import { CallSignals } from './call-signals.ts';
import {
  type ActiveCall,
  activeCall,
  type CallEffect,
  type CallEvent,
  type CallModel,
  initialModel,
  isSameCall,
} from './call-state.ts';
import { CallTimers } from './call-timers.ts';
import type { DeviceMemory, Using } from './device-memory.ts';
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
  readonly devices: DeviceMemory;
  readonly size: () => CallSize;
}

export class Call {
  readonly own: OwnMedia;
  readonly #options: CallOptions;
  readonly #participants: CallParticipants;
  readonly #broadcast: CallBroadcast;
  readonly #timers: CallTimers;
  readonly #signals: CallSignals;
  readonly #closers: (() => void)[];
  #model: CallModel;

  constructor(options: CallOptions) {
    const { channel, memory } = options;
    this.#options = options;
    this.#model = initialModel(memory.load());
    this.#signals = new CallSignals(this.#model);
    this.own = new OwnMedia(options.capture, options.devices);
    this.#participants = new CallParticipants(options.attachMedia, options.openMedia);
    this.#broadcast = new CallBroadcast({
      members: () => options.members.peek().map(({ id }) => id),
      send: (to, frame) => channel.send(to, frame),
      // While I may return, nothing is told: others see me as away in the call that I was in.
      frameFor: (id) =>
        this.#model.returning === null ? frameFor(id, this.#model.state, this.own.state.peek()) : null,
    });
    this.#timers = new CallTimers(options.clock, (event) => this.#happened(event));
    this.#timers.follow(null, this.#model);
    const unsubscribe = channel.subscribe({
      onFrame: (from, frame) => this.#hear(from, frame),
      onOpen: (id) => {
        this.#broadcast.relinked(id);
        this.#participants.setAway(id);
        this.#broadcast.tell(id);
      },
      onReachable: (id) => this.#broadcast.tell(id),
      onLeft: (id) => {
        this.#broadcast.left(id);
        this.#happened({ kind: 'left', id });
      },
    });
    const stopOwn = effect(() => {
      this.#participants.send(this.own.state.value);
      this.#broadcast.tellAll();
    });
    this.#closers = [unsubscribe, stopOwn];
  }

  /** Where I stand. */
  get state(): ReadonlySignal<CallModel['state']> {
    return this.#signals.state;
  }

  /** Somebody is calling me. */
  get incoming(): ReadonlySignal<CallModel['incoming']> {
    return this.#signals.incoming;
  }

  /** The call that this tab was in before it was reloaded, and may have ended since. */
  get returning(): ReadonlySignal<ActiveCall | null> {
    return this.#signals.returning;
  }

  get news(): ReadonlySignal<CallModel['news']> {
    return this.#signals.news;
  }

  /** The others in my call. */
  get participants(): ReadonlySignal<readonly Participant[]> {
    return this.#participants.participants;
  }

  get inRoomCall(): ReadonlySignal<readonly MemberId[]> {
    return this.#participants.inRoomCall;
  }

  /** How loud somebody is, from 0 to 1. */
  level(id: MemberId): number {
    return this.#participants.level(id);
  }

  /** Whether the other of the call to return to is in it and waits for me. */
  get isAwaited(): boolean {
    const call = this.returning.value;
    return call !== null && call.with !== null && this.#participants.callOf(call.with) === call.id;
  }

  /** Whether they said, since the link with them is open, that they were in no call. */
  wasOut(id: MemberId): boolean {
    return this.#participants.wasOut(id);
  }

  join(using: Using = this.own.wanted): void {
    this.#happened({ kind: 'join', using });
  }

  call(to: MemberId, using: Using = this.own.wanted): void {
    this.#happened({ kind: 'call', to, using });
  }

  accept(using: Using = this.own.wanted): void {
    this.#happened({ kind: 'accept', using });
  }

  decline(): void {
    this.#happened({ kind: 'decline' });
  }

  /** Ends my part in whatever call it is. */
  hangUp(): void {
    this.#happened({ kind: 'hang-up' });
  }

  /** Back to the call that the reload took me out of; rings where nobody waits for me there. */
  goBack(): void {
    this.#happened({ kind: 'return', using: this.own.wanted });
  }

  stayOut(): void {
    this.#happened({ kind: 'stay-out' });
  }

  dismissNews(): void {
    this.#happened({ kind: 'dismiss-news' });
  }

  setCamera(isOn: boolean): void {
    this.#happened({ kind: 'picture', source: 'camera', isOn });
  }

  setScreen(isOn: boolean): void {
    this.#happened({ kind: 'picture', source: 'screen', isOn });
  }

  setMuted(isMuted: boolean): void {
    this.own.setMuted(isMuted);
    if (!isMuted && !this.own.state.value.tracks.microphone) void this.own.start(['microphone']);
  }

  /** The page goes: a reload may return. Idempotent. */
  close(): void {
    for (const close of this.#closers.splice(0)) close();
    this.#timers.close();
    this.#signals.close();
    this.own.release();
  }

  #hear(from: MemberId, frame: CallFrame): void {
    const isAnswer = frame.step === 'declined' || frame.step === 'busy';
    if (!isAnswer) this.#participants.heard(from, frame);
    this.#happened({ kind: 'frame', from, frame });
  }

  #happened(event: CallEvent): void {
    const before = this.#model;
    const { clock, size, random, members } = this.#options;
    const [model, ...effects] = reduce(before, event, {
      now: clock.now(),
      size: size(),
      inRoomCall: this.inRoomCall.peek().length,
      cameras: this.#participants.cameras,
      isAwaited: this.isAwaited,
      isMuted: (id) => members.peek().some((member) => member.id === id && member.isMuted),
      newId: () => Math.floor(random() * 2 ** 52).toString(36),
    });
    // Nobody is sent what is to be off, not for a moment.
    for (const one of effects) if (one.kind === 'stop') this.own.stop(one.source);
    this.#model = model;
    this.#follow(before);
    for (const one of effects) this.#perform(one);
    if (!isSameCall(model.state, before.state) || model.returning !== before.returning)
      this.#broadcast.tellAll();
  }

  /** Brings signals, timers, media and storage in line with the model. */
  #follow(before: CallModel): void {
    const { state, returning } = this.#model;
    this.#timers.follow(before, this.#model);
    this.#signals.show(this.#model);
    if (state !== before.state) {
      this.#participants.enter(activeCall(state));
      if (state.kind === 'none') this.own.release();
    }
    // A reload returns to the call that I am in now.
    if (state !== before.state || returning !== before.returning)
      this.#options.memory.save(returning ?? activeCall(state));
  }

  #perform(one: CallEffect): void {
    switch (one.kind) {
      case 'answer':
        return void this.#options.channel.send(one.to, { type: 'call', step: one.step, id: one.id });
      case 'capture':
        return void this.own.turnOn(one.sources);
      case 'stop':
        return; // done before
      case 'correct':
        return one.member === 'all' ? this.#broadcast.correctAll() : this.#broadcast.correct(one.member);
      case 'away':
        return this.#participants.setAway(one.member);
      case 'gone':
        return this.#participants.heard(one.member, null);
    }
  }
}
