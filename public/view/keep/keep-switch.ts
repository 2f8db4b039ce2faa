/** The switch "Keep on this device" in the room menu, and what it does just now. */
import type { KeepState } from '../../room/keep/keep-switch.ts';
import { effect } from '../../room/reactive.ts';
import { menuSwitch } from '../menu/menu-switch.ts';
import type { Keeping, KeepingOptions } from './keeping.ts';
import { sizeWording } from './size-wording.ts';
import { keepWords } from './words.ts';

export function mountKeepSwitch(group: HTMLElement, menu: HTMLElement, o: KeepingOptions): () => void {
  const turn = (isOn: boolean) => void o.keeping.peek()?.turn(isOn);
  const { element, update } = menuSwitch('keep-switch', keepWords.name, turn);
  const show = () => {
    const keeping = o.keeping.value;
    element.hidden = keeping === null;
    if (keeping === null) return;
    const state = keeping.state.value;
    update({
      isOn: state.kind === 'on' || state.kind === 'failing' || state.kind === 'moving',
      isDisabled: state.kind === 'moving' || isBeyondHelp(state),
      why: whyOf(state, keeping, o.isSealed),
    });
  };
  // It grows while the menu is closed.
  menu.addEventListener('beforetoggle', show);
  group.append(element);
  const stop = effect(show);
  return () => {
    stop();
    menu.removeEventListener('beforetoggle', show);
    element.remove();
  };
}

/** Space may have been made meanwhile; nothing else changes as long as the page is open. */
const isBeyondHelp = (state: KeepState): boolean =>
  state.kind === 'off' && state.problem !== null && state.problem !== 'full' && state.problem !== 'bound';

function whyOf(state: KeepState, keeping: Keeping, isSealed: boolean): string {
  switch (state.kind) {
    case 'moving':
      return keepWords.moving;
    case 'off':
      return state.problem === null ? offWording(keeping.keptBy()) : keepWords.trouble[state.problem];
    case 'failing':
      return keepWords.failing(keepWords.trouble[state.trouble]);
    case 'on':
      return [
        keepWords.on(sizeWording(keeping.bytes())),
        isSealed ? keepWords.sealed : '',
        state.isPersistent ? keepWords.persistent : keepWords.notPersistent,
      ]
        .filter(Boolean)
        .join(' ');
  }
}

const offWording = (kept: string | null): string =>
  kept === null ? keepWords.off : keepWords.offButKept(kept);
