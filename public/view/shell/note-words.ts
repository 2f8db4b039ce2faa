import { catalogue } from '../words/catalogue.ts';

/** The words of the line that says something of the page itself, while there is nothing to say of the server. */
export const noteWords = catalogue('notes', {
  clock: {
    behind: (time: string) => `This device's clock is ${time} behind; times are shown corrected`,
    ahead: (time: string) => `This device's clock is ${time} ahead; times are shown corrected`,
  },
  copied: {
    here: 'Another device has a copy of this browser’s data and is in this room. Here you are somebody new now',
    elsewhere:
      'Another device had a copy of this browser’s data and came into this room as you. It is somebody else now',
  },
  dismiss: 'Dismiss',
  newVersion: 'A new version is there',
  reload: 'Reload',
  later: 'Later',
});
