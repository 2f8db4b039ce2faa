/** A list of microphones or cameras to choose from before a call, with none of them as a choice. Remembered. */
import type { Device } from '../../room/call/own-media.ts';
import { effect } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import type { CallView } from './call-view.ts';
import { callWords } from './words.ts';

const NONE = 'none';

export function deviceSelect(
  { call: { own } }: CallView,
  source: 'microphone' | 'camera',
  none: string,
): { element: HTMLElement; close(): void } {
  const label = callWords.devices[source];
  let isClosed = false;

  const choose = async () => {
    const { value } = select;
    own.want(source, value !== NONE);
    if (value === NONE) return own.stop(source);
    await own.choose(source, value);
    await own.turnOn([source]);
  };
  const select = h('select', { class: 'field', onchange: () => void choose() });

  const show = (devices: readonly Device[]) => {
    // Browsers do not tell which there are without a permission, nor, as Firefox, to a page without the focus.
    const unknown = { id: own.chosen(source) ?? '', label: own.state.peek().tracks[source]?.label };
    const all =
      devices.length > 0
        ? devices
        : [{ ...unknown, label: unknown.label || callWords.devices.systemsChoice }];
    const choices = [
      ...all.map((device, at) => [device.id, device.label || callWords.devices.nth(label, at + 1)] as const),
      [NONE, none] as const,
    ];
    const isSame =
      choices.length === select.options.length &&
      choices.every(([id, words], at) => {
        const option = select.options[at];
        return option?.value === id && option.text === words;
      });
    // An open list stays open.
    if (!isSame) select.replaceChildren(...choices.map(([value, words]) => h('option', { value }, words)));
    const chosen = own.wanted.includes(source) ? own.chosen(source) : NONE;
    const isThere = choices.some(([id]) => id === chosen);
    select.value = isThere && chosen !== null ? chosen : (choices[0]?.[0] ?? NONE);
  };
  const update = () =>
    void own.devices(source).then((devices) => {
      if (!isClosed) show(devices);
    });
  show([]);
  // Their names are known once one of them is allowed.
  const stop = effect(() => {
    void own.state.value;
    update();
  });
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  mediaDevices?.addEventListener('devicechange', update);
  return {
    element: h('label', { class: 'call-device' }, label, select),
    close() {
      isClosed = true;
      stop();
      mediaDevices?.removeEventListener('devicechange', update);
    },
  };
}
