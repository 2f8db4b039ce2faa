/** Small line charts, two beside each other, as plain SVG that is readable on light and on dark pages. */

export interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const WIDTH = 360;
const HEIGHT = 230;
const LEFT = 52;
const RIGHT = 14;
const TOP = 50;
/** Panels in a row. */
const COLUMNS = 2;
const BOTTOM = 40;
const TICKS = 4;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #57606a; }
  .title { font-size: 13px; font-weight: 600; fill: #1f2328; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .line { stroke: #0b6bcb; stroke-width: 2; fill: none; }
  .dot { fill: #0b6bcb; }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1; }
    .title { fill: #f0f6fc; }
    .grid { stroke: #3d444d; }
    .line { stroke: #6cb6ff; }
    .dot { fill: #6cb6ff; }
  }`;

/** A round number that `TICKS` steps of reach `most`. */
function stepOf(most: number): number {
  const rough = most / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((digit) => digit * power >= rough) ?? 10) * power;
}

function drawn({ title, unit, points }: Panel, xTitle: string): string {
  const step = stepOf(Math.max(...points.map(([, y]) => y)));
  const mostX = Math.max(...points.map(([x]) => x));
  const across = (x: number) => LEFT + (x / mostX) * (WIDTH - LEFT - RIGHT);
  const down = (y: number) => HEIGHT - BOTTOM - (y / (TICKS * step)) * (HEIGHT - TOP - BOTTOM);
  const at = points.map(([x, y]) => [across(x).toFixed(1), down(y).toFixed(1)] as const);
  const ticks = Array.from({ length: TICKS + 1 }, (_, n) => n * step);
  return [
    `<text class="title" x="10" y="18">${title}</text>`,
    `<text x="10" y="33">${unit}</text>`,
    ...ticks.map(
      (y) =>
        `<path class="grid" d="M${LEFT} ${down(y).toFixed(1)}H${WIDTH - RIGHT}"/>` +
        `<text x="${LEFT - 6}" y="${(down(y) + 4).toFixed(1)}" text-anchor="end">${Number(y.toPrecision(3)).toLocaleString('en')}</text>`,
    ),
    ...points
      // Two and four stand too close to be told apart.
      .filter(([x]) => x !== 4)
      .map(
        ([x]) =>
          `<text x="${across(x).toFixed(1)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${x}</text>`,
      ),
    `<text x="${across(mostX / 2).toFixed(1)}" y="${HEIGHT - 6}" text-anchor="middle">${xTitle}</text>`,
    `<path class="line" d="M${at.map((point) => point.join(' ')).join('L')}"/>`,
    ...at.map(([x, y]) => `<circle class="dot" cx="${x}" cy="${y}" r="3.5"/>`),
  ].join('\n');
}

/** Panels that share what their horizontal axis counts. */
export function plot(panels: readonly Panel[], xTitle: string, label: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${COLUMNS * WIDTH} ${Math.ceil(panels.length / COLUMNS) * HEIGHT}" role="img" aria-label="${label}">`,
    `<style>${STYLE}</style>`,
    ...panels.map((panel, n) => {
      const [x, y] = [(n % COLUMNS) * WIDTH, Math.floor(n / COLUMNS) * HEIGHT];
      return `<g transform="translate(${x} ${y})">\n${drawn(panel, xTitle)}\n</g>`;
    }),
    '</svg>',
    '',
  ].join('\n');
}
