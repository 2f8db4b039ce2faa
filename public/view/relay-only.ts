/** The switch that hides one's address from the others, where there is a TURN server to do it, or where it is on. */
import { effect, type ReadonlySignal, type Signal } from '../room/reactive.ts';
import { h, setText } from './element.ts';

export interface RelayOnlyOptions {
  readonly relayOnly: Signal<boolean>;
  readonly canRelay: ReadonlySignal<boolean>;
}

const WHY =
  "Hides your IP address from the others. Everything goes over the operator's TURN server, still encrypted end to end.";
const NO_RELAY = 'There is no TURN server here: nobody can be reached while this is on.';

export function mountRelayOnly(root: HTMLElement, o: RelayOnlyOptions): () => void {
  const box = h('input', {
    type: 'checkbox',
    role: 'switch',
    class: 'switch',
    'aria-labelledby': 'relay-only',
    'aria-describedby': 'relay-only-why',
    onchange: () => {
      o.relayOnly.value = box.checked;
    },
  });
  const why = h('span', { class: 'menu-why', id: 'relay-only-why' });
  const label = h('label', { class: 'menu-switch' }, h('span', { id: 'relay-only' }, 'Relay only'), box, why);
  root.append(label);

  const stop = effect(() => {
    const [isOn, canRelay] = [o.relayOnly.value, o.canRelay.value];
    label.hidden = !isOn && !canRelay;
    box.checked = isOn;
    setText(why, canRelay ? WHY : NO_RELAY);
  });
  return () => {
    stop();
    label.remove();
  };
}
