import { catalogue } from '../words/catalogue.ts';

/** The words of the room menu. */
export const menuWords = catalogue('menu', {
  /** What the items of each are about. */
  groups: {
    invite: 'Invite',
    rooms: 'Rooms',
    keep: 'Keep and export',
    notices: 'Notifications',
    appearance: 'Appearance',
    safety: 'Safety',
    help: 'Help',
  },
  search: 'Search',
  keys: 'Keys and commands',
  report: 'Connection report',
  changeLock: 'Move to a new sealed room',
  newSealedRoom: 'New sealed room',
  export: 'Export',
  import: 'Import',
  aboutPage: 'About this page',
  leave: 'Leave',
  forget: 'Forget this room',

  language: 'Language',
  /** As the browser asks for it. */
  browsersLanguage: 'As in the browser',
  /** In English, whatever the language. */
  english: 'English',
  whyLanguage: 'The page is loaded again. The room and your draft stay.',

  sound: 'Sound',
  whySound: 'A short sound when somebody writes while you look at something else.',
  notifications: 'Notifications',
  whyNotifications:
    'While this page is in the background: who wrote, and what. Only this device shows it, on its lock screen too if you let it.',
  notifyingProblem: {
    insecure: 'Not on this page: browsers allow notifications only over https.',
    missing: 'This browser shows no notifications of pages like this one.',
    blocked:
      'Your browser blocks notifications of this page. You can change that in its settings for this site.',
  },
  exampleNotification: 'New messages will be shown like this.',
  rememberKey: 'Remember the key on this device',
  whyRememberKey:
    'Then your list of rooms opens this one. Whoever gets at this device can open it too. Without this you need the link.',
  keyNotKept: 'This browser keeps nothing: its storage is full or switched off.',
  pictures: 'Pictures come by themselves',
  whyPictures: 'Up to 1 MB each. All other files, and larger pictures, only when you ask for them.',
  picturesMetered: 'Not now: this device saves data, so each picture waits until you ask for it.',
  relayOnly: 'Relay only',
  whyRelayOnly:
    'Hides your IP address from the others. Everything goes over a relay of whoever runs this page, still encrypted end to end.',
  noRelay: 'There is no relay here: nobody can be reached while this is on.',
});
