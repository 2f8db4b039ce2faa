/** Puts calls on the page. Loaded after it. */
import { systemClock } from '../net/clock.ts';
import { prefixed } from '../net/log.ts';
import { DeviceCapture } from '../net/media/capture.ts';
import { PairMedia } from '../net/media/pair-media.ts';
import { Call } from '../room/call/call.ts';
import { callChannel } from '../room/call/call-channel.ts';
import { CallHistory } from '../room/call/call-history.ts';
import { CALL_SIZE } from '../room/call/call-limits.ts';
import { CallMemory } from '../room/call/call-memory.ts';
import { DeviceMemory } from '../room/call/device-memory.ts';
import type { Store } from '../room/keep/storage.ts';
import { effect, type Signal, signal } from '../room/reactive.ts';
import { callBeside, mountCallButton } from '../view/call/call-button.ts';
import { mountCallLines } from '../view/call/call-line.ts';
import { mountCallNotes } from '../view/call/call-notes.ts';
import { mountCallPanel } from '../view/call/call-panel.ts';
import { place } from '../view/dom/place.ts';
import type { Beside } from '../view/people/roster.ts';
import type { Entered } from './enter-room.ts';

export interface CallFeature {
  readonly beside: Beside;
  /** I leave the room for good, and can still say so. */
  hangUp(): void;
  /** Idempotent. */
  close(): void;
}

export interface CallFeatureOptions extends Entered {
  readonly lastingStore: Store;
  /** Told here: the name of who is calling me. */
  readonly caller: Signal<string | null>;
  /** Told here. */
  readonly isCalling: Signal<boolean>;
}

export function openCalls(o: CallFeatureOptions): CallFeature {
  const { room, store, lastingStore, log, caller, isCalling } = o;
  const { people, connection, router } = room;
  const own = prefixed(log, 'call');
  let size = CALL_SIZE;
  const stopFollowing = effect(() => {
    const status = connection.status.value;
    if (status.kind === 'connected') size = { ...size, cameras: status.callCameras };
  });
  const devices = new DeviceMemory(lastingStore);
  const call = new Call({
    channel: router.channel(callChannel),
    attachMedia: (to, media) => connection.attachMedia(to, media),
    members: people.members,
    clock: systemClock,
    random: Math.random,
    capture: new DeviceCapture(own),
    openMedia: (received) => new PairMedia({ received }, own),
    memory: new CallMemory(store, room.id),
    devices,
    size: () => size,
  });
  const history = new CallHistory({
    call,
    people,
    clock: systemClock,
    now: () => room.clock.now(),
    isOnline: () => connection.status.peek().kind === 'connected',
  });
  const loudspeaker = signal(devices.choice.loudspeaker ?? '');
  const view = { call, people, loudspeaker, isSpeakerView: signal(false) };
  const panel = place('call-panel', HTMLElement);
  const closers = [
    effect(() => {
      const { value } = call.incoming;
      caller.value = value && people.about(value.from).name;
      isCalling.value = call.state.value.kind !== 'none';
    }),
    effect(() => {
      if (loudspeaker.value !== (devices.choice.loudspeaker ?? ''))
        devices.save({ loudspeaker: loudspeaker.value });
    }),
    mountCallButton(place('call', HTMLButtonElement), view, () =>
      panel.querySelector<HTMLElement>('.call-control:not([hidden])')?.focus(),
    ),
    mountCallPanel(panel, view),
    mountCallLines({ ...view, records: history.records }),
    mountCallNotes(place('call-notes', HTMLElement), view),
    () => history.close(),
    () => call.close(),
    stopFollowing,
  ];
  return {
    beside: callBeside(view),
    hangUp: () => call.hangUp(),
    close() {
      for (const close of closers.splice(0)) close();
    },
  };
}
