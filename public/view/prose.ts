/** The words of a message with their links. The finder of links is loaded after the page: until it is there, and if it
 *  never comes, a link is plain text. */
import { h } from './element.ts';
import type { Piece } from './linkify.ts';

/** What has none of these has no link: the finder is not asked. */
const MAY_HOLD_LINK = /:\/\/|\.[a-z]{2}/i;

let findLinks: ((text: string) => Piece[]) | null = null;
let loading: Promise<void> | null = null;
/** What is shown without its links so far. */
const plain = new Map<HTMLElement, string>();

export function showProse(element: HTMLElement, text: string): void {
  plain.delete(element);
  if (!MAY_HOLD_LINK.test(text)) element.replaceChildren(text);
  else if (findLinks !== null) element.replaceChildren(...findLinks(text).map(nodeOf));
  else {
    element.replaceChildren(text);
    plain.set(element, text);
    void loadLinks();
  }
}

/** Also called ahead of need: the server that has the finder may be gone when the first link is said. */
export function loadLinks(): Promise<void> {
  loading ??= import('./linkify.ts').then(
    ({ linkify }) => {
      findLinks = linkify;
      for (const [element, text] of plain) showProse(element, text);
    },
    () => {
      loading = null; // the server is gone: the next link asks again
    },
  );
  return loading;
}

const nodeOf = (piece: Piece): Node | string =>
  typeof piece === 'string'
    ? piece
    : h(
        'a',
        {
          href: piece.href,
          title: piece.href,
          target: '_blank',
          rel: 'noopener noreferrer nofollow',
          dir: 'ltr',
        },
        piece.text,
      );
