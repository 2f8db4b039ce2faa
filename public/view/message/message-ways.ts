/** The ways through a transcript that there are messages in. Loaded together, after the page. */
import './message-foot.css';

export { mountUnreadJump } from '../transcript/unread-jump.ts';
export { mountMessageCursor } from './message-cursor.ts';
