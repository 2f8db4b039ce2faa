/** The number of unseen messages, in the title of the page and on its icon. The icon is drawn here, because the server
 *  may be gone. Loaded after the page. */
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { notifyWords } from './words.ts';

const MOST_IN_TITLE = 99;

export function mountUnseenCount(unseen: ReadonlySignal<number>): () => void {
  const { title } = document;
  // Browsers choose among them.
  const icons = [...document.querySelectorAll('link[rel=icon]')].map((icon) => ({
    icon,
    href: icon.getAttribute('href') ?? '',
    type: icon.getAttribute('type') ?? '',
  }));

  const show = (count: number) => {
    document.title = count === 0 ? title : notifyWords.countedTitle(atMost(MOST_IN_TITLE, count), title);
    const drawn = count === 0 ? null : countedIcon(count);
    for (const { icon, href, type } of icons) {
      icon.setAttribute('type', drawn === null ? type : 'image/png');
      icon.setAttribute('href', drawn ?? href);
    }
  };

  const stop = effect(() => show(unseen.value));
  return () => {
    stop();
    show(0);
  };
}

const atMost = (most: number, count: number): string => (count > most ? `${most}+` : String(count));

const SIZE = 64;
/** The size of favicon.svg in its own units. */
const UNITS = 32;
const GROUND = '#15595a';
const PAPER = '#faf7f0';
const RED = '#c5311d';
const MOST_ON_ICON = 9;

/** As a `data:` URL; null where nothing can be drawn. */
function countedIcon(count: number): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const context = canvas.getContext('2d');
  const quote = document.getElementById('mark-quote')?.getAttribute('d');
  if (context === null || !quote) return null;
  context.scale(SIZE / UNITS, SIZE / UNITS);

  context.fillStyle = GROUND;
  context.beginPath();
  context.roundRect(0, 0, UNITS, UNITS, 8);
  context.fill();
  context.fillStyle = PAPER;
  const mark = new Path2D(quote);
  context.fill(mark);
  context.save();
  context.translate(UNITS, UNITS);
  context.rotate(Math.PI);
  context.fill(mark);
  context.restore();

  // Cut a ring out of the icon, so that the disc stands out on a tab of any colour.
  context.globalCompositeOperation = 'destination-out';
  disc(context, 11.5);
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = RED;
  disc(context, 10);
  context.fillStyle = '#fff';
  context.font = '700 15px system-ui, sans-serif';
  context.textAlign = 'center';
  context.fillText(atMost(MOST_ON_ICON, count), 22, 27.4, 17);
  return canvas.toDataURL('image/png');
}

function disc(context: CanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(22, 22, radius, 0, 2 * Math.PI);
  context.fill();
}
