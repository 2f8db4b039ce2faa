/** An archive box. It comes with this part: icons in index.html are in the first load. */

const SVG = 'http://www.w3.org/2000/svg';
const BOX = 'M3.500 5h17v4h-17zM5 9v10.500h14V9M9.500 13h5';

/** Decoration only. */
export function keeperIcon(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', BOX);
  svg.append(path);
  return svg;
}
