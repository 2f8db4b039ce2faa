/** The part of the page that is fetched after it was painted: what nobody needs in the first second. */

import './shell/second-look.css';
import './shell/narrow.css';
import { prefetchLaterParts } from './later-parts.ts';

export { mountLive } from './aloud/live.ts';
export { mountIntent } from './composer/intent.ts';
export { mountTransfers } from './composer/transfer.ts';
export { openChangeLock } from './dialogs/change-lock.ts';
export { askToDelete } from './dialogs/confirm.ts';
export { openConnectionReport } from './dialogs/connection-report.ts';
export { openWhoHasIt } from './dialogs/who-has-it.ts';
export { mountKeys } from './keys/mount-keys.ts';
export { obey } from './keys/obey.ts';
export { completeCommands } from './keys/slash-source.ts';
export { mountRoomMenuItems, showRoomMenu } from './menu/room-menu-items.ts';
export { messageActions } from './message/message-actions.ts';
export { mountMessageCursor } from './message/message-cursor.ts';
export { messageFoot } from './message/message-foot.ts';
export { followMessageLink, mountLinkedPlace } from './message/message-link.ts';
export { mountPeopleCount } from './people/people-count.ts';
export { showPerson } from './people/person.ts';
export { mountSearchable } from './search/opening.ts';
export { mountInvitationNotes } from './share/invitation-note.ts';
export { mountPaper } from './shell/paper.ts';
export { mountStorageNote } from './shell/storage-note.ts';
export { mountCopying } from './transcript/copying.ts';
export { mountOnPaper } from './transcript/on-paper.ts';
export { toldTogether } from './transcript/together.ts';
export { mountUnreadJump } from './transcript/unread-jump.ts';

prefetchLaterParts();
