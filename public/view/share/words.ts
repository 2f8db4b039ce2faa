import { catalogue } from '../words/catalogue.ts';
import { phrase } from '../words/phrase.ts';

/** The words about the room's link and about invitations to another room. */
export const shareWords = catalogue('share', {
  copied: 'Copied',
  selected: 'Selected: now copy it',
  copiedFirst: 'Copied. Now send it to someone.',
  selectedFirst: 'Selected: copy it and send it to someone.',
  linkHasChanged: 'The link has changed',
  qrHeading: 'Scan to join',
  qrCode: 'QR code of the link to this room',

  invitation: 'Invitation',
  invites: <Name>(name: Name) => phrase`${name} invites you to a new sealed room`,
  goThere: 'Go there',
  notNow: 'Not now',
  newLinkToRoom: 'New link to this room',
  newLink: 'New link',
  moved: <Piece>(name: Piece, host: Piece) =>
    phrase`${name} says that newcomers reach this room over ${host} now. You stay where you are.`,
  copyNewLink: 'Copy the new link',
});
