/** The empty transcript: how to invite somebody. Says nothing about who is there. */
import { setHidden, setText } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { loadPart } from '../lazy-parts.ts';

export interface Empty {
  show(isEmpty: boolean): void;
  close(): void;
}

/** `link` leads to the room. Where the device keeps it, what index.html says of that is not true. */
export function mountEmpty(section: HTMLElement, link: string, isKept: boolean): Empty {
  // A textarea, so that a long link wraps: people read a link to its end before they trust it.
  const field = place('empty-link', HTMLTextAreaElement);
  const told = place('empty-told', HTMLElement);

  const run = async () => {
    const part = await loadPart('shareActions', { tellsFailure: true });
    if (part) setText(told, await part.copyFrom(field));
  };

  const life = new AbortController();
  const { signal } = life;
  place('where-kept', HTMLElement).hidden = isKept;
  field.value = link;
  field.addEventListener('focus', () => field.select(), { signal });
  place('empty-copy', HTMLButtonElement).addEventListener('click', () => void run(), { signal });

  return {
    show(isEmpty) {
      if (!isEmpty) setText(told, '');
      setHidden(section, !isEmpty);
      document.body.toggleAttribute('data-silent', isEmpty);
    },
    close() {
      life.abort();
      section.hidden = true;
    },
  };
}
