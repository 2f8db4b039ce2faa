/** Shows a list of things. Elements are reused, so that a selection and the scroll position survive a refresh. */
import { h, setText } from './element.ts';

export interface ListItem<Thing> {
  readonly element: HTMLElement;
  show(thing: Thing): void;
}

export function listIn<Thing>(
  list: HTMLElement,
  make: () => ListItem<Thing>,
): (things: readonly Thing[]) => void {
  const items: ListItem<Thing>[] = [];
  return (things) => {
    for (const { element } of items.splice(things.length)) element.remove();
    for (const [index, thing] of things.entries()) {
      const item = items[index] ?? make();
      items[index] = item;
      item.show(thing);
      if (item.element.parentNode !== list) list.append(item.element);
    }
  };
}

export function textItem(): ListItem<string> {
  const element = h('li');
  return { element, show: (text) => setText(element, text) };
}
