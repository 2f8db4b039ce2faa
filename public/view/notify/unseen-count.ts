/** How many messages nobody has seen yet, in the title of the page and on its icon. Loaded after the page. */
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { countedIcon } from './counted-icon.ts';

const MOST_IN_TITLE = 99;

export function mountUnseenCount(unseen: ReadonlySignal<number>): () => void {
  const { title } = document;
  const icon = document.querySelector('link[rel=icon]');
  const plain = { href: icon?.getAttribute('href') ?? '', type: icon?.getAttribute('type') ?? '' };

  const show = (count: number) => {
    document.title =
      count === 0 ? title : `(${count > MOST_IN_TITLE ? `${MOST_IN_TITLE}+` : count}) ${title}`;
    const drawn = count === 0 ? null : countedIcon(count);
    icon?.setAttribute('type', drawn === null ? plain.type : 'image/png');
    icon?.setAttribute('href', drawn ?? plain.href);
  };

  const stop = effect(() => show(unseen.value));
  return () => {
    stop();
    show(0);
  };
}
