/** How far an own message got, in words that never claim more than was acknowledged. A button: it opens who has it. */
import type { Receipt } from '../../room/timeline/line.ts';
import { h, setText } from '../dom/element.ts';

export function receiptWording({ have, of }: Receipt): string {
  if (of === 0) return 'kept until somebody comes';
  if (have === 0) return 'kept on this device';
  return have < of ? `${have} of ${of}` : 'everyone';
}

export const isComplete = ({ have, of }: Receipt): boolean => of > 0 && have === of;

/** In a conversation of two. */
export const privateReceiptWording = ({ have }: Receipt): string =>
  have === 0 ? 'kept on this device' : 'delivered';

export function receiptButton(
  open: () => void,
  wording: (receipt: Receipt) => string,
): {
  readonly element: HTMLElement;
  update(receipt: Receipt): void;
} {
  const element = h('button', {
    class: 'receipt',
    type: 'button',
    tabindex: -1,
    title: 'Who has this message',
    'aria-haspopup': 'dialog',
    onclick: open,
  });
  return {
    element,
    update(receipt) {
      setText(element, wording(receipt));
      element.toggleAttribute('data-complete', isComplete(receipt));
    },
  };
}
