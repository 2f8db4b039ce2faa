/** All that the page can do and need not do to be there: one part, fetched once it is at rest. */
export { openChangeLock } from './change-lock.ts';
export { openConnectionReport } from './connection-report.ts';
export { mountIntent } from './intent.ts';
export { mountInvitationNotes } from './invitation-note.ts';
export { mountLateParts } from './late-parts.ts';
export * from './message-actions.ts';
export * from './message-ways.ts';
export { nameRefusal } from './name-refusal.ts';
export * from './people-ways.ts';
export { askToDelete } from './questions.ts';
export { refusal } from './refusals.ts';
export { mountRoomMenuItems, showRoomMenu } from './room-menu-items.ts';
export { sayRefusal } from './say-refusal.ts';
export { openThread, showAway, showThreadButton } from './thread-ways.ts';
export { openWhoHasIt } from './who-has-it.ts';
