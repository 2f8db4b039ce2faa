/** Icons of files and of attaching. They come with this part: those in index.html are in the first load. */
import type { FileKind } from './name-parts.ts';

const SVG = 'http://www.w3.org/2000/svg';
const SHEET = 'M6 3.5h8l4 4v13H6zM14 3.500v4h4';

const PATHS: Readonly<Record<FileKind | 'attach', string>> = {
  attach:
    'M18.5 11.500 12 18a4.200 4.200 0 0 1-6-6l7.300-7.300a2.800 2.800 0 0 1 4 4L10.200 16a1.400 1.400 0 0 1-2-2l6.100-6.100',
  picture: 'M3.500 5h17v14h-17zM4 16l4.500-5 4 4.500 2.500-2.500 5 5M15.500 8.700v.1',
  sound:
    'M9 17.500V6l10-2v11.500M9 17.500a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0zM19 15.500a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0z',
  video: 'M3.500 5h17v14h-17zM10 9v6l5-3z',
  archive: `${SHEET}M10.500 4v2M12 6v2M10.500 8v2M12 10v2M10.500 13.500h2v3h-2z`,
  document: `${SHEET}M9 12h6M9 15h6M9 18h3.500`,
  code: `${SHEET}M10.500 12 8.500 14.500l2 2.500M13.500 12l2 2.500-2 2.500`,
  other: SHEET,
};

/** Decoration only. */
export function fileIcon(name: FileKind | 'attach'): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
