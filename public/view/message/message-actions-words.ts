import { catalogue } from '../words/catalogue.ts';

/** The buttons of a message, its menu, and what these open. */
export const messageActionsWords = catalogue('messageActions', {
  actions: 'Message actions',
  reply: 'Reply',
  react: 'React',
  edit: 'Edit',
  remove: 'Delete',
  more: 'More',
  copyText: 'Copy text',
  copyLink: 'Copy link to message',
  forward: 'Forward to private',
  reactions: 'Reactions',
  moreReactions: 'More emoji',

  textCopied: 'Text copied',
  linkCopied: 'Link copied',
  notCopied: 'This browser lets the page copy nothing',

  forwarding: {
    to: 'To',
    nobody: 'Nobody else is here',
    why: (name: string) =>
      `It goes as a private message of yours. That ${name} wrote it, they have only your word for.`,
    whyOwn: 'It goes as a private message of yours.',
    from: (name: string) => `Forwarded, from ${name}:`,
    own: 'Forwarded, from me:',
    send: 'Send privately',
    tooLong: 'It is too long to be forwarded',
    notSent: 'It could not be sent',
  },

  linked: {
    looking: 'Looking for the message of this link…',
    missing: 'The message of this link is not here. It comes when somebody who has it is here.',
    dismiss: 'Do not wait',
  },
});
