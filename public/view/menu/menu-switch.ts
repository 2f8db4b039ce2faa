/** A switch of the room menu, with a sentence on what it does. */
import { h, setText } from '../dom/element.ts';

interface MenuSwitch {
  readonly element: HTMLElement;
  /** Idempotent. */
  update(state: { readonly isOn: boolean; readonly isDisabled?: boolean; readonly why: string }): void;
}

export function menuSwitch(id: string, name: string, turned: (isOn: boolean) => void): MenuSwitch {
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
    element: h('label', { class: 'menu-switch' }, h('span', { id }, name), box, why),
    update(state) {
      box.checked = state.isOn;
      box.disabled = state.isDisabled === true;
      setText(why, state.why);
    },
  };
}
