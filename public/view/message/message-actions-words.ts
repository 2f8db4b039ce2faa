import { catalogue } from '../words/catalogue.ts';

/** The buttons of a message. */
export const messageActionsWords = catalogue('messageActions', {
  actions: 'Message actions',
  reply: 'Reply',
  react: 'React',
  edit: 'Edit',
  remove: 'Delete',
  reactions: 'Reactions',
  moreReactions: 'More emoji',
});
