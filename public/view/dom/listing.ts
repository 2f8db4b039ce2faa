/** As many children as there are things to show. What is there already is kept and shows the next thing: so a selection
 *  and the place that was scrolled to outlive a refresh. */
import { h, setText } from './element.ts';

export interface Piece<Thing> {
  readonly element: HTMLElement;
  show(thing: Thing): void;
}

export function listing<Thing>(
  list: HTMLElement,
  make: () => Piece<Thing>,
): (things: readonly Thing[]) => void {
  const pieces: Piece<Thing>[] = [];
  return (things) => {
    for (const { element } of pieces.splice(things.length)) element.remove();
    for (const [index, thing] of things.entries()) {
      const piece = pieces[index] ?? make();
      pieces[index] = piece;
      piece.show(thing);
      if (piece.element.parentNode !== list) list.append(piece.element);
    }
  };
}

export function textItem(): Piece<string> {
  const element = h('li');
  return { element, show: (text) => setText(element, text) };
}
