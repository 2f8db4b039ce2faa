/** Puts calls on the page. Loaded after it. */
import { systemClock } from '../net/clock.ts';
import { prefixed } from '../net/log.ts';
import { DeviceCapture } from '../net/media/capture.ts';
import { PairMedia } from '../net/media/pair-media.ts';
import { Call } from '../room/call/call.ts';
import { callChannel } from '../room/call/call-channel.ts';
import { CALL_SIZE } from '../room/call/call-limits.ts';
import { CallMemory } from '../room/call/call-memory.ts';
import { effect, type ReadonlySignal, signal } from '../room/reactive.ts';
import { callBeside, mountCallButton } from '../view/call/call-button.ts';
import { mountCallNotes } from '../view/call/call-notes.ts';
import { mountCallPanel } from '../view/call/call-panel.ts';
import { place } from '../view/dom/place.ts';
import type { Beside } from '../view/people/roster.ts';
import type { Entered } from './enter-room.ts';

export interface CallFeature {
  readonly beside: Beside;
  /** The name of who is calling me. */
  readonly caller: ReadonlySignal<string | null>;
  readonly isCalling: ReadonlySignal<boolean>;
  /** I leave the room for good, and can still say so. */
  hangUp(): void;
  /** Idempotent. */
  close(): void;
}

export function openCalls({ room, store, log }: Entered): CallFeature {
  const { people, connection, router } = room;
  const own = prefixed(log, 'call');
  let size = CALL_SIZE;
  const stopFollowing = effect(() => {
    const status = connection.status.value;
    if (status.kind === 'connected') size = { ...size, cameras: status.callCameras };
  });
  const call = new Call({
    channel: router.channel(callChannel),
    attachMedia: (to, media) => connection.attachMedia(to, media),
    members: people.members,
    clock: systemClock,
    random: Math.random,
    capture: new DeviceCapture(own),
    openMedia: (received) => new PairMedia({ received }, own),
    memory: new CallMemory(store, room.id),
    size: () => size,
  });
  const view = { call, people, loudspeaker: signal('') };
  const [caller, isCalling] = [signal<string | null>(null), signal(false)];
  const closers = [
    effect(() => {
      const { value } = call.incoming;
      caller.value = value && people.about(value.from).name;
      isCalling.value = call.state.value.kind !== 'none';
    }),
    mountCallButton(place('call', HTMLButtonElement), view),
    mountCallPanel(place('call-panel', HTMLElement), view),
    mountCallNotes(place('call-notes', HTMLElement), view),
    () => call.close(),
    stopFollowing,
  ];
  return {
    beside: callBeside(view),
    caller,
    isCalling,
    hangUp: () => call.hangUp(),
    close() {
      for (const close of closers.splice(0)) close();
    },
  };
}
