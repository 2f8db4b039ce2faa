/** Things that are pasted or dropped, as events with the data of a test: no driver puts a file on the clipboard of every
 *  browser. What a browser does by itself then does not happen. */
import { expect, type Locator } from '@playwright/test';

export interface Goods {
  /** By type: `text/plain`. */
  readonly data?: Readonly<Record<string, string>>;
  /** Names of files. */
  readonly files?: readonly string[];
}

interface Outcome {
  /** Whether the page took it into its own hands. */
  readonly isPrevented: boolean;
  /** What the pointer shows while it is dragged there. */
  readonly isDropOffered: boolean;
}

export const paste = (target: Locator, goods: Goods): Promise<Outcome> => hand(target, 'paste', goods);

/** Dragged there from outside of the page, and dropped if the page lets it. */
export const drop = (target: Locator, goods: Goods): Promise<Outcome> => hand(target, 'drop', goods);

async function hand(target: Locator, kind: 'paste' | 'drop', goods: Goods): Promise<Outcome> {
  // What takes it comes after the page, in one part with what completes names.
  const box = target.page().getByRole('textbox', { name: 'Message' });
  if (await box.isVisible()) await expect(box).toHaveAttribute('aria-autocomplete', 'list');
  return target.evaluate(
    (element, { kind, data = {}, files = [] }) => {
      const transfer = new DataTransfer();
      for (const [type, value] of Object.entries(data)) transfer.setData(type, value);
      for (const name of files) transfer.items.add(new File(['bytes'], name, { type: 'image/png' }));
      const bubbling = { bubbles: true, cancelable: true };
      if (kind === 'paste') {
        const event = new ClipboardEvent('paste', bubbling);
        // Firefox drops what its constructor is given.
        Object.defineProperty(event, 'clipboardData', { value: transfer });
        element.dispatchEvent(event);
        return { isPrevented: event.defaultPrevented, isDropOffered: false };
      }
      const over = new DragEvent('dragover', { ...bubbling, dataTransfer: transfer });
      element.dispatchEvent(over);
      const event = new DragEvent('drop', { ...bubbling, dataTransfer: transfer });
      element.dispatchEvent(event);
      return {
        isPrevented: over.defaultPrevented && event.defaultPrevented,
        isDropOffered: over.dataTransfer?.dropEffect === 'copy',
      };
    },
    { kind, ...goods },
  );
}
