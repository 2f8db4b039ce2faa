/** A signal between the two ends of an attempt, as it is sealed and sent through the server or over members. */
import * as v from 'valibot';
import { linkSignalSchema } from '../link/link.ts';
import { sessionIdSchema } from '../protocol/fields.ts';

const latestOfferSchema = v.object({
  /** The sender's session. */
  sessionId: sessionIdSchema,
  /** When it last offered the receiver a connection, by its own clock: greater with every offer. 0: not yet. */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
/** Is in every signal, so that no offer counts that was made before the latest one heard of. */
export type LatestOffer = v.InferOutput<typeof latestOfferSchema>;

const peerSignalSchema = v.object({
  attempt: v.pipe(v.string(), v.minLength(1), v.maxLength(32)),
  /** Its place among the attempt's signals from this end. */
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  latestOffer: latestOfferSchema,
  ...linkSignalSchema.entries,
  /** Given up at the sender's end: nothing will come of it. */
  isOver: v.optional(v.literal(true)),
});
export type PeerSignal = v.InferOutput<typeof peerSignalSchema>;

/** The part of a signal that its attempt handles. */
export type AttemptSignal = Omit<PeerSignal, 'attempt' | 'latestOffer'>;

/** Null for anything that is none. */
export function readPeerSignal(content: unknown): PeerSignal | null {
  const signal = v.safeParse(peerSignalSchema, content);
  return signal.success ? signal.output : null;
}

/** Names the attempt that an offer begins. */
export const attemptOf = ({ sessionId, at }: LatestOffer): string => `${sessionId}.${at}`;
