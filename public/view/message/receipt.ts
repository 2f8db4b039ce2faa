/** How many members have an own message; counts only what was acknowledged. A button that opens "Who has this message". Loaded
 *  after the page. */
import type { Receipt } from '../../room/timeline/line.ts';
import { h, setText } from '../dom/element.ts';
import { footWords } from './foot-words.ts';

export function receiptWording({ have, of, keepers }: Receipt): string {
  const words = footWords.receipt;
  if (have === 0 && keepers > 0) return words.keeper;
  if (of === 0) return words.waiting;
  if (have === 0) return words.kept;
  return have < of ? words.partly(have, of) : words.everyone;
}

export const isComplete = ({ have, of }: Receipt): boolean => of > 0 && have === of;

/** In a private conversation. */
export const privateReceiptWording = ({ have, keepers }: Receipt): string =>
  have + keepers === 0 ? footWords.receipt.kept : footWords.receipt.delivered;

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
    title: footWords.receipt.title,
    'aria-haspopup': 'dialog',
    onclick: open,
  });
  return {
    element,
    update(receipt) {
      setText(element, wording(receipt));
      element.toggleAttribute('data-complete', isComplete(receipt));
      element.toggleAttribute('data-waiting', receipt.of === 0 && receipt.keepers === 0);
    },
  };
}
