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
  network:
    'Your network blocks direct connections, so you reach nobody here. Try another network, such as mobile data or a phone’s hotspot, or switch off a VPN. If only this one is possible, send the connection report to whoever gave you the link: they can make a way.',
  report: 'Connection report',
  dismiss: 'Dismiss',
  /** Two who reach each other in no other way. */
  lastResort: {
    possible: (name: string) => `No direct path to ${name}. Talk through the server? It cannot read it.`,
    asked: (name: string) =>
      `There is no direct path between you and ${name}, who asks to talk through the server. It cannot read it.`,
    wished: (name: string) => `Waiting for ${name} to agree to talk through the server`,
    open: 'What you say to each other goes through the server, sealed: it cannot read it, and sees that and how much you talk. Calls and files need a direct path.',
    talk: 'Talk through the server',
    notNow: 'Not now',
  },
  newVersion: 'A new version is there',
  reload: 'Reload',
  later: 'Later',
});
