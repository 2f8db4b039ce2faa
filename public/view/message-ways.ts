/** The ways through a transcript that there are messages in. Loaded together, after the page. */
export { mountMessageCursor } from './message-cursor.ts';
export { mountUnreadJump } from './unread-jump.ts';
