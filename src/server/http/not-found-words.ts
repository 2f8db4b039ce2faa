/** The words of the page for addresses where nothing is. */
export const notFoundWords = {
  title: 'Not found · Parley',
  heading: 'There is nothing here',
  why: 'The address may have been cut or changed on its way. Ask for the link again, or start a room of your own.',
  freshRoom: 'Start a new room',
  /** For programs. */
  plain: 'Not found',
};
