/** The ways through a transcript that there are messages in. Loaded together, after the page. */
import '../styles/message-foot.css';

export { mountMessageCursor } from './message-cursor.ts';
export { mountUnreadJump } from './unread-jump.ts';
