/** The switch that hides one's address from the others, where there is a TURN server to do it, or where it is on. */
import type { Connection } from '../../room/connection.ts';
import { effect, type Signal } from '../../room/reactive.ts';
import { menuSwitch } from './menu-switch.ts';

export interface RelayOnlyOptions {
  readonly relayOnly: Signal<boolean>;
  readonly connection: Connection;
}

const WHY =
  "Hides your IP address from the others. Everything goes over the operator's TURN server, still encrypted end to end.";
const NO_RELAY = 'There is no TURN server here: nobody can be reached while this is on.';

export function mountRelayOnly(root: HTMLElement, o: RelayOnlyOptions): () => void {
  const { element, update } = menuSwitch('relay-only', 'Relay only', (isOn) => {
    o.relayOnly.value = isOn;
  });
  root.append(element);

  const stop = effect(() => {
    const [isOn, canRelay] = [o.relayOnly.value, o.connection.canRelay.value];
    element.hidden = !isOn && !canRelay;
    update({ isOn, why: canRelay ? WHY : NO_RELAY });
  });
  return () => {
    stop();
    element.remove();
  };
}
