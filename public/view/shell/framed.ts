/** What the page shows and watches only in a frame of another page. Loaded there. */
import './framed.css';
import { effect, type ReadonlySignal, signal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { isOnScreen } from '../dom/on-screen.ts';
import { place } from '../dom/place.ts';
import { framedWords } from './framed-words.ts';

const SVG = 'http://www.w3.org/2000/svg';
const OUT_OF_THE_BOX = 'M13 4h7v7M20 4l-9 9M17 14.500V20H4V7h5.500';

/** In place of the list of rooms. The referrer and the opener are of no use to the new page. */
export function mountOpenInTab(link: string): () => void {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', OUT_OF_THE_BOX);
  svg.append(path);
  const { openInTab, whyOpenInTab } = framedWords;
  const element = h(
    'a',
    {
      class: 'plain rooms-button open-in-tab',
      href: link,
      target: '_blank',
      rel: 'noopener noreferrer',
      title: whyOpenInTab(new URL(link).host),
    },
    svg,
    h('span', { class: 'words' }, openInTab),
  );
  place('rooms', HTMLElement).before(element);
  return () => element.remove();
}

/** The newest message stands above the box for the next one. Only browsers know how much of a frame the page around shows. */
export function watchScreen(isShown: ReadonlySignal<boolean>): () => void {
  const isInView = signal(true);
  const observer = new IntersectionObserver((entries) => {
    isInView.value = entries.at(-1)?.isIntersecting !== false;
  });
  observer.observe(place('composer', HTMLElement));
  const stop = effect(() => {
    isOnScreen.value = isInView.value && isShown.value;
  });
  return () => {
    stop();
    observer.disconnect();
    isOnScreen.value = true;
  };
}
