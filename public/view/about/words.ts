import { catalogue } from '../words/catalogue.ts';

/** The words of the dialog about the page and its code. */
export const aboutPageWords = catalogue('aboutPage', {
  heading: 'About this page',
  version: 'Version',
  hash: 'SHA-256 of its code',
  before: 'Before',
  after: 'Afterwards',
  looking: 'looking…',
  unknown: 'not known while the server cannot be reached',

  changed: 'The code of this page has changed since your last visit.',
  noticed: (when: string) => `Noticed on ${when}.`,
  lastChange: (when: string) => `The code of this page last changed on ${when}.`,
  unchanged: 'The code of this page is what it was when this device first kept it.',

  keeping: {
    kept: 'Kept on this device: this page opens without the server too.',
    'not-yet': 'Not kept on this device yet: without the server it does not open.',
    insecure:
      'Not kept on this device, so without the server it does not open. Browsers keep pages only over https.',
    missing:
      'Not kept on this device, so without the server it does not open. This browser keeps no pages, or not in this kind of window.',
  },

  compare: 'Comparing',
  howToCompare: [
    'The server prints this hash when it starts, and a build of the same source has it in dist/hashes.json. If they are equal, this page is what that source makes. Others in the room can read theirs to you.',
    'A page that was changed on purpose can tell any hash. Whoever has to be sure compares the files, with another program:',
  ],
  files: 'all files and their hashes',
  copy: 'Copy as text',
  asText: (version: string, hash: string) => `Parley ${version}, SHA-256 ${hash}`,
});
