/** All that the page can do and need not do to be there: one part, fetched once it is at rest. */

export { mountIntent } from './composer/intent.ts';
export { openChangeLock } from './dialogs/change-lock.ts';
export { openConnectionReport } from './dialogs/connection-report.ts';
export { askToDelete } from './dialogs/questions.ts';
export { openWhoHasIt } from './dialogs/who-has-it.ts';
export { mountRoomMenuItems, showRoomMenu } from './menu/room-menu-items.ts';
export * from './message/message-actions.ts';
export * from './message/message-ways.ts';
export * from './people/people-ways.ts';
export { mountInvitationNotes } from './share/invitation-note.ts';
