/** Icons of calls. They come with this part: those in index.html are in the first load. */

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  'hang-up': 'M3 14.5c0-6 18-6 18 0v2l-5-.8v-3c-2.5-.9-5.5-.9-8 0v3l-5 .8z',
  microphone: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.500V21',
  'microphone-off':
    'M9 9.500V11a3 3 0 0 0 4.8 2.400M15 10V6a3 3 0 0 0-5.7-1.300M5.5 11a6.5 6.5 0 0 0 10.3 5.300M18.5 11a6.5 6.5 0 0 1-.8 3.100M12 17.500V21M4 4l16 16',
  camera: 'M3.5 7h11v10h-11zM14.5 11l6-3.5v9l-6-3.5',
  'camera-off': 'M9 7h5.500v5.500M14.5 17h-11V7H5M16.5 12.200l4-2.700v7M4 4l16 16',
  screen: 'M3.5 5h17v11h-17zM8.5 20h7M12 13V8M9.5 10.3 12 8l2.5 2.3',
  devices: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  apart: 'M20.5 11V5h-17v13H11M13 13.500h7.500V19H13z',
  'full-screen': 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  'speaker-view': 'M3.500 5h17v8.500h-17zM3.500 17h4v2.500h-4zM10 17h4v2.500h-4zM16.500 17h4v2.500h-4z',
  'grid-view': 'M3.500 5h7v6h-7zM13.500 5h7v6h-7zM3.500 14h7v6h-7zM13.500 14h7v6h-7z',
} as const;

export type CallIcon = keyof typeof PATHS;

/** Decoration only. */
export function callIcon(name: CallIcon): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
