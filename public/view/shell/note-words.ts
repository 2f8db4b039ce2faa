import { catalogue } from '../words/catalogue.ts';

/** The words of the line that says something of the page itself, while there is nothing to say of the server. */
export const noteWords = catalogue('notes', {
  clock: {
    behind: (time: string) => `This device's clock is ${time} behind; times are shown corrected`,
    ahead: (time: string) => `This device's clock is ${time} ahead; times are shown corrected`,
  },
  dismiss: 'Dismiss',
  newVersion: 'A new version is there',
  reload: 'Reload',
  later: 'Later',
});
