import { catalogue } from '../words/catalogue.ts';

/** The words of the jump to what is unread. Loaded after the page. */
export const unreadWords = catalogue('unread', { jump: 'Jump to unread' });
