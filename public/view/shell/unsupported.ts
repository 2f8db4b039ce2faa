/** What the page says where the browser cannot connect to other browsers. */
import { mountDeadEnd } from './dead-end.ts';

export const mountUnsupported = (root: HTMLElement): (() => void) =>
  mountDeadEnd(root, {
    heading: 'This browser cannot take part',
    words: [
      'Parley connects browsers directly with each other by WebRTC, and this one does not have it, or has it switched off.',
      'Please open the link in a current Firefox, Chrome, Edge or Safari.',
    ],
  });
