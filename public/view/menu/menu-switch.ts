/** Something to switch in the room menu: what it is, the switch, and a sentence on what it does. Comes with the menu. */
import { h, setText } from '../dom/element.ts';

export interface MenuSwitch {
  readonly element: HTMLElement;
  /** Complete and idempotent. */
  update(state: { readonly isOn: boolean; readonly isDisabled?: boolean; readonly why: string }): void;
}

export function menuSwitch(id: string, words: string, turned: (isOn: boolean) => void): MenuSwitch {
  const box = h('input', {
    type: 'checkbox',
    role: 'switch',
    class: 'switch',
    'aria-labelledby': id,
    'aria-describedby': `${id}-why`,
    onchange: () => turned(box.checked),
  });
  const why = h('span', { class: 'menu-why', id: `${id}-why` });
  return {
    element: h('label', { class: 'menu-switch' }, h('span', { id }, words), box, why),
    update(state) {
      box.checked = state.isOn;
      box.disabled = state.isDisabled === true;
      setText(why, state.why);
    },
  };
}
