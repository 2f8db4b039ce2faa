/**
 * The words in index.html. Its elements name their entry in `data-words` (for their text) and in `data-words-title`,
 * `-label`, `-placeholder` and `-content` (for an attribute). The page has the English already, so this file is not
 * loaded; a test compares the two. Another language replaces the words by these names.
 */
export const pageWords = {
  about:
    'Room chat for small groups, browser to browser. Share a link and talk; what you say goes straight to the others.',
  share: {
    openRoom: 'Open room',
    sealedRoom: 'Sealed room',
    whoComesInOpen:
      'Anyone with the link can come in. The server knows it too; the key of a sealed room it never sees.',
    whoComesInSealed:
      'Only people with the whole link can come in. The part after # is the key: it never reaches the server, which can neither read nor forge anything.',
    copyLink: 'Copy link',
    hand: 'Share…',
    qrCode: 'QR code',
    linkToRoom: 'Link to this room',
  },
  rooms: { open: 'Rooms' },
  menu: { name: 'Room menu' },
  transcript: { name: 'Transcript' },
  empty: {
    heading: 'Share the link, then talk',
    sendLink: 'Send this link to the people you want to talk to. Anyone who has it can come in.',
    address: 'Address to share',
    copy: 'Copy it',
    whereItGoes:
      'What you say goes straight from browser to browser, and lasts until the last of you closes the tab, or longer if somebody keeps the room on their device.',
  },
  people: {
    name: 'People',
    yourName: 'Your name',
    privateConversations: 'Private conversations',
    alone: 'Only you so far',
  },
  storageFull:
    'This browser cannot keep more: what is said from now on is lost when you close or reload this page.',
  malformed: {
    heading: 'There is no such room',
    why: 'The name of a room has up to 64 letters, digits, hyphens and underscores. The one in this address has something else, perhaps because the link was cut or changed on its way.',
    whatToDo: 'Ask for the link again, or start a room of your own.',
  },
  locked: {
    missing: 'This room needs the whole link',
    wrong: 'This link has the key to another room',
    damaged: 'The end of this link is damaged',
    why: 'The part after # is the key to the room. It never reaches the server, so only people who have the whole link can give it to you.',
    whatToDo: 'Ask one of them for the link again, and copy it to its very end.',
  },
  which: {
    heading: 'Which room is it?',
    why: 'The address does not say for certain which room it means. Perhaps the link took in a mark of the text around it, was changed on its way, or was typed by hand. You have entered no room yet.',
  },
  elsewhere: {
    open: 'This room is open in another tab',
    moved: 'This room is now open in another tab',
    silent: 'The other tab does not answer',
    how: 'In one browser you are one person, so one tab at a time has the room. Use it here, and what was said, your draft and what you have not read come along.',
    whySilent: 'It had this room last. It was closed, or the browser put it to sleep.',
    calling:
      'You are in a call in the other tab. Using the room here ends the call there; here you can return to it.',
    useHere: 'Use it here',
  },
  forgotten: {
    heading: 'This room is forgotten',
    why: 'You made this browser forget it: who you were here, your draft and everything that was said are gone from this device.',
    rooms: 'Show my rooms',
  },
  startNewRoom: 'Start a new room',
  unsupported: {
    heading: 'This browser cannot take part',
    explanation:
      'Parley connects browsers directly with each other, by WebRTC. In this one it is missing, switched off or blocked. Open the link in a current Chrome, Edge, Firefox or Safari, or look here:',
    extension: 'An extension against WebRTC leaks, or a privacy setting: allow WebRTC for this page.',
    firefox:
      'Firefox: media.peerconnection.enabled in about:config has to be true. Tor Browser has no WebRTC.',
    lockdown: 'iPhone, iPad, Mac: Lockdown Mode switches it off; exclude this website from it.',
    app: 'A page within another app: open it in the browser itself.',
    policy: 'A device of your work or school: it may be off by policy. Ask whoever manages it.',
    again: 'Try again',
  },
  stopped: {
    heading: 'Parley cannot start here',
    old: 'This browser lacks something that Parley is built on, or has it switched off. Please open this link in a current one: Chrome or Edge 123, Firefox 128, Safari 17.5, or anything newer. On phones the browser often comes with an update of the system.',
    cut: 'Part of the page did not arrive. If it still does not when you reload, the server is away, or something in between keeps it back: an extension that blocks scripts, or a filter in your network.',
    broken:
      'Something in this browser stops the page. It may be an extension that changes pages, or a strict privacy setting: try again without, in a private window, or in another browser.',
    details: 'In technical terms:',
    again: 'Reload',
  },
  composer: { message: 'Message', placeholder: 'Write a message', send: 'Send' },
};
