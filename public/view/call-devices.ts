/** Which microphone and which camera, in a dialog; what is chosen is used at once. */
import type { OwnMedia } from '../room/own-media.ts';
import { openDialog } from './dialog.ts';
import { h } from './element.ts';

type Choice = 'microphone' | 'camera';
const LABELS: Record<Choice, string> = { microphone: 'Microphone', camera: 'Camera' };

export async function openCallDevices(own: OwnMedia): Promise<void> {
  const choices = await Promise.all(
    (['microphone', 'camera'] as const).map((source) => choiceOf(own, source)),
  );
  openDialog({ heading: 'Devices' }, ...choices);
}

async function choiceOf(own: OwnMedia, source: Choice): Promise<HTMLElement> {
  const devices = await own.devices(source);
  const chosen = own.chosen(source);
  const options = devices.map(({ id, label }, at) =>
    h('option', { value: id, selected: id === chosen }, label || `${LABELS[source]} ${at + 1}`),
  );
  const select = h(
    'select',
    { class: 'field', disabled: devices.length === 0, onchange: () => void own.choose(source, select.value) },
    ...(devices.length === 0 ? [h('option', {}, 'None found')] : options),
  );
  return h('label', { class: 'call-device' }, LABELS[source], select);
}
