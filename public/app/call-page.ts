/** Puts calls on the page, after it: sees the room and the view, like room-page.ts. */

import { systemClock } from '../net/clock.ts';
import { type Log, prefixed } from '../net/log.ts';
import { DeviceCapture } from '../net/media/capture.ts';
import { PairMedia } from '../net/media/pair-media.ts';
import { Call } from '../room/call/call.ts';
import { callChannel } from '../room/call/call-channel.ts';
import { CALL_SIZE } from '../room/call/call-limits.ts';
import { CallMemory } from '../room/call/call-memory.ts';
import type { Store } from '../room/keep/storage.ts';
import { effect, type ReadonlySignal, signal } from '../room/reactive.ts';
import type { Room } from '../room/room.ts';
import { callBeside, mountCallButton } from '../view/call/call-button.ts';
import { mountCallNotes } from '../view/call/call-notes.ts';
import { mountCallPanel } from '../view/call/call-panel.ts';
import { place } from '../view/dom/place.ts';
import type { Beside } from '../view/people/roster.ts';

export interface CallPageOptions {
  readonly room: Room;
  /** Of this tab. */
  readonly store: Store;
  readonly log: Log;
}

export interface CallPage {
  readonly beside: Beside;
  /** The name of who is calling me. */
  readonly caller: ReadonlySignal<string | null>;
  readonly isCalling: ReadonlySignal<boolean>;
  /** I leave the room for good, and can still say so. */
  hangUp(): void;
  close(): void;
}

export function openCalls({ room, store, log }: CallPageOptions): CallPage {
  const own = prefixed(log, 'call');
  let size = CALL_SIZE;
  const stopFollowing = effect(() => {
    const status = room.status.value;
    if (status.kind === 'connected') size = { ...size, cameras: status.callCameras };
  });
  const call = new Call({
    channel: room.router.channel(callChannel),
    attachMedia: (to, media) => room.attachMedia(to, media),
    members: room.members,
    clock: systemClock,
    random: Math.random,
    capture: new DeviceCapture(own),
    openMedia: (received) => new PairMedia({ received }, own),
    memory: new CallMemory(store, room.id),
    size: () => size,
  });
  const view = {
    call,
    id: room.self,
    name: room.name,
    members: room.members,
    loudspeaker: signal(''),
    about: room.about.bind(room),
  };
  const [caller, isCalling] = [signal<string | null>(null), signal(false)];
  const closers = [
    effect(() => {
      const { value } = call.ring;
      caller.value = value && room.about(value.from).name;
      isCalling.value = call.place.value.kind !== 'none';
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
