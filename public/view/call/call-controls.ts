/** The buttons of a call. */
import { effect } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { openCallDevices } from './call-devices.ts';
import { type CallIcon, callIcon } from './call-icons.ts';
import type { CallView } from './call-view.ts';
import { callWords } from './words.ts';

export interface ControlsOptions extends CallView {
  /** The video for picture-in-picture. */
  mainVideo(): HTMLVideoElement | null;
  toggleFullScreen(): void;
  /** One is large, by choice or because they speak. */
  isOneLarge(): boolean;
  toggleView(): void;
}

export function callControls(o: ControlsOptions): { element: HTMLElement; close(): void } {
  const { call } = o;
  const words = callWords.controls;
  const state = () => call.own.state.peek();
  const microphone = control(() => call.setMuted(!isMutedOf(state())));
  const camera = control(() => call.setCamera(!state().tracks.camera));
  const screen = control(() => call.setScreen(!state().tracks.screen));
  const view = control(() => o.toggleView());
  const devices = control(() => void openCallDevices(o));
  const apart = control(() => void takeOut(o.mainVideo()));
  const full = control(() => o.toggleFullScreen());
  const hangUp = control(() => call.hangUp());
  hangUp.classList.add('grave');

  screen.hidden = !('getDisplayMedia' in (navigator.mediaDevices ?? {}));
  full.hidden = !document.fullscreenEnabled;
  label(devices, words.devices, 'devices');
  label(apart, words.pictureInPicture, 'apart');
  label(full, words.fullScreen, 'full-screen');

  const stop = effect(() => {
    const own = call.own.state.value;
    const isMuted = isMutedOf(own);
    const { camera: picture, screen: shared } = own.tracks;
    label(microphone, isMuted ? words.unmute : words.mute, isMuted ? 'microphone-off' : 'microphone');
    label(camera, picture ? words.cameraOff : words.cameraOn, picture ? 'camera' : 'camera-off');
    label(screen, shared ? words.stopSharing : words.share, 'screen');
    microphone.toggleAttribute('data-off', isMuted);
    camera.toggleAttribute('data-off', !picture);
    screen.toggleAttribute('data-on', shared !== undefined);
    const isRinging = call.state.value.kind === 'ringing';
    label(hangUp, isRinging ? words.cancel : words.hangUp, 'hang-up');
    const isAlone = call.participants.value.length === 0;
    if (o.isOneLarge()) label(view, words.gridView, 'grid-view');
    else label(view, words.speakerView, 'speaker-view');
    view.hidden = isAlone;
    apart.hidden = !document.pictureInPictureEnabled || isAlone;
  });
  const element = h(
    'div',
    { class: 'call-controls', role: 'group', 'aria-label': words.all },
    ...[microphone, camera, screen, view, devices, apart, full, hangUp],
  );
  return { element, close: stop };
}

const isMutedOf = ({ isMuted, tracks }: { isMuted: boolean; tracks: { microphone?: unknown } }): boolean =>
  isMuted || tracks.microphone === undefined;

const control = (run: () => void): HTMLButtonElement =>
  h('button', { class: 'plain icon-only call-control', type: 'button', onclick: run });

function label(button: HTMLButtonElement, name: string, symbol: CallIcon): void {
  if (button.title === name) return;
  button.title = button.ariaLabel = name;
  button.replaceChildren(callIcon(symbol));
}

async function takeOut(video: HTMLVideoElement | null): Promise<void> {
  try {
    if (document.pictureInPictureElement) await document.exitPictureInPicture();
    else await video?.requestPictureInPicture();
  } catch {
    // There is no picture yet; the button can be pressed again.
  }
}
