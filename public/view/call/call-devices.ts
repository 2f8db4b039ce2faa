/** The dialog to choose microphone, camera and loudspeaker. A choice takes effect at once. */
import type { Device } from '../../room/call/own-media.ts';
import { openDialog } from '../dialogs/dialog.ts';
import { h } from '../dom/element.ts';
import { canChooseLoudspeaker } from './call-tile.ts';
import type { CallView } from './call-view.ts';
import { callWords } from './words.ts';

interface Choice {
  readonly label: string;
  readonly devices: readonly Device[];
  readonly chosen: string | null;
  choose(id: string): void;
}

export async function openCallDevices({ call: { own }, loudspeaker }: CallView): Promise<void> {
  const [microphones, cameras, loudspeakers] = await Promise.all([
    own.devices('microphone'),
    own.devices('camera'),
    canChooseLoudspeaker ? own.devices('loudspeaker') : [],
  ]);
  const choiceOf = (label: string, source: 'microphone' | 'camera', devices: readonly Device[]) =>
    field({ label, devices, chosen: own.chosen(source), choose: (id) => void own.choose(source, id) });
  openDialog(
    { heading: callWords.devices.heading },
    choiceOf(callWords.devices.microphone, 'microphone', microphones),
    choiceOf(callWords.devices.camera, 'camera', cameras),
    // Some browsers list no loudspeakers before one was allowed; the system's default is used then.
    ...(loudspeakers.length === 0 ? [] : [loudspeakerField(loudspeaker, loudspeakers)]),
  );
}

const loudspeakerField = (loudspeaker: CallView['loudspeaker'], devices: readonly Device[]): HTMLElement =>
  field({
    label: callWords.devices.loudspeaker,
    devices: withDefault(devices),
    chosen: loudspeaker.value,
    choose: (id) => {
      loudspeaker.value = id;
    },
  });

/** Chromium lists the system's default as a device, Firefox does not. */
const withDefault = (devices: readonly Device[]): readonly Device[] => [
  { id: '', label: callWords.devices.systemsChoice },
  ...devices.filter(({ id }) => id !== 'default' && id !== 'communications'),
];

function field({ label, devices, chosen, choose }: Choice): HTMLElement {
  const options = devices.map((device, at) =>
    h(
      'option',
      { value: device.id, selected: device.id === chosen },
      device.label || callWords.devices.nth(label, at + 1),
    ),
  );
  const select = h(
    'select',
    { class: 'field', disabled: devices.length === 0, onchange: () => choose(select.value) },
    ...(devices.length === 0 ? [h('option', {}, callWords.devices.noneFound)] : options),
  );
  return h('label', { class: 'call-device' }, label, select);
}
