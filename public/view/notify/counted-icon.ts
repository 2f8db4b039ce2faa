/** The icon of the page with a number on it, drawn here: the server that has the plain one may be gone. Loaded after the
 *  page. */

const SIZE = 64;
/** Of favicon.svg, whose units these are. */
const UNITS = 32;
const GROUND = '#15595a';
const PAPER = '#faf7f0';
const RED = '#c5311d';
const MOST = 9;

/** As a `data:` address; null where nothing can be drawn. */
export function countedIcon(count: number): string | null {
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

  // Cut out of the icon, so that it reads on any colour of tab.
  context.globalCompositeOperation = 'destination-out';
  disc(context, 11.5);
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = RED;
  disc(context, 10);
  context.fillStyle = '#fff';
  context.font = '700 15px system-ui, sans-serif';
  context.textAlign = 'center';
  context.fillText(count > MOST ? `${MOST}+` : String(count), 22, 27.4, 17);
  return canvas.toDataURL('image/png');
}

function disc(context: CanvasRenderingContext2D, radius: number): void {
  context.beginPath();
  context.arc(22, 22, radius, 0, 2 * Math.PI);
  context.fill();
}
