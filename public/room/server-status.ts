/** The truth about the server connection, as the banner tells it. */
export type { SignalingStatus as ServerStatus } from '../net/signaling/signaling.ts';
