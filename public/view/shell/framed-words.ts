import { catalogue } from '../words/catalogue.ts';

/** What is said only where the page is in a frame of another one. */
export const framedWords = catalogue('framed', {
  openInTab: 'Open in a tab',
  whyOpenInTab: (host: string) =>
    `This room by itself, at ${host}. Most browsers keep embedded pages apart: in the tab you are then somebody else.`,
  keptApart:
    'You are here inside another website. Most browsers find what is kept here, and who you are, only inside that site again.',
});
