import { catalogue } from '../words/catalogue.ts';

/** The words of the page that asks which room something is for. */
export const chooseRoomWords = catalogue('chooseRoom', {
  heading: 'Which room is this for?',
  what: 'Shared text',
  whatHappens: 'It is put into the message box there. Nothing is sent until you send it.',
  freshRoom: 'A new room',
});
