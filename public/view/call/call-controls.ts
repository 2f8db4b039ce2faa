/** The buttons of a call. */
import { effect } from '../../room/reactive.ts';
import { h, icon } from '../dom/element.ts';
import { openCallDevices } from './call-devices.ts';
import type { CallView } from './call-view.ts';

export interface ControlsOptions extends CallView {
  /** Which picture is taken out of the page. */
  mainVideo(): HTMLVideoElement | null;
  toggleFullScreen(): void;
}

export function callControls(o: ControlsOptions): { element: HTMLElement; close(): void } {
  const { call } = o;
  const state = () => call.own.state.peek();
  const microphone = control(() => call.setMuted(!isMutedOf(state())));
  const camera = control(() => call.setCamera(!state().tracks.camera));
  const screen = control(() => call.setScreen(!state().tracks.screen));
  const devices = control(() => void openCallDevices(o));
  const apart = control(() => void takeOut(o.mainVideo()));
  const full = control(() => o.toggleFullScreen());
  const hangUp = control(() => call.hangUp());
  hangUp.classList.add('grave');

  screen.hidden = !('getDisplayMedia' in (navigator.mediaDevices ?? {}));
  full.hidden = !document.fullscreenEnabled;
  label(devices, 'Choose devices', 'devices');
  label(apart, 'Picture in picture', 'apart');
  label(full, 'Full screen', 'full-screen');

  const stop = effect(() => {
    const own = call.own.state.value;
    const isMuted = isMutedOf(own);
    const { camera: picture, screen: shared } = own.tracks;
    label(
      microphone,
      isMuted ? 'Unmute microphone' : 'Mute microphone',
      isMuted ? 'microphone-off' : 'microphone',
    );
    label(camera, picture ? 'Turn camera off' : 'Turn camera on', picture ? 'camera' : 'camera-off');
    label(screen, shared ? 'Stop sharing' : 'Share screen', 'screen');
    microphone.toggleAttribute('data-off', isMuted);
    camera.toggleAttribute('data-off', !picture);
    screen.toggleAttribute('data-on', shared !== undefined);
    const isRinging = call.state.value.kind === 'ringing';
    label(hangUp, isRinging ? 'Cancel the call' : 'Hang up', 'hang-up');
    apart.hidden = !document.pictureInPictureEnabled || call.participants.value.length === 0;
  });
  const element = h(
    'div',
    { class: 'call-controls', role: 'group', 'aria-label': 'Call controls' },
    ...[microphone, camera, screen, devices, apart, full, hangUp],
  );
  return { element, close: stop };
}

const isMutedOf = ({ isMuted, tracks }: { isMuted: boolean; tracks: { microphone?: unknown } }): boolean =>
  isMuted || tracks.microphone === undefined;

const control = (run: () => void): HTMLButtonElement =>
  h('button', { class: 'plain icon-only call-control', type: 'button', onclick: run });

function label(button: HTMLButtonElement, words: string, symbol: string): void {
  if (button.title === words) return;
  button.title = button.ariaLabel = words;
  button.replaceChildren(icon(symbol));
}

async function takeOut(video: HTMLVideoElement | null): Promise<void> {
  try {
    if (document.pictureInPictureElement) await document.exitPictureInPicture();
    else await video?.requestPictureInPicture();
  } catch {
    // Without a picture so far there is nothing to take out; the button stays to be pressed again.
  }
}
