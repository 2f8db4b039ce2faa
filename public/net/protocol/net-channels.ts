/** The kinds of frames that the net itself needs: who leaves, who is linked with whom, and what members relay. */
import * as v from 'valibot';
import { channelKind, type FrameOf } from './channel-kind.ts';
import { countSchema, memberIdSchema, sessionIdSchema, signatureSchema } from './fields.ts';
import { MAX_FRAME_LENGTH } from './frame.ts';

/** Most members in one list of links. */
export const MAX_LINKS = 256;
/** A frame is relayed over this many members at most. */
export const MAX_HOPS = 8;

const bye = v.strictObject({ type: v.literal('bye'), sessionId: sessionIdSchema });

/** The session of the sender is over. */
export const byeChannel = channelKind({ name: 'bye', frames: { bye }, relayed: { bye } });

/** Whom the sender holds open links with. */
const links = v.strictObject({
  type: v.literal('links'),
  members: v.pipe(v.array(memberIdSchema), v.maxLength(MAX_LINKS)),
  /** Those of them whose link goes over a TURN server. */
  relayed: v.optional(v.pipe(v.array(memberIdSchema), v.maxLength(MAX_LINKS))),
});

export const linksChannel = channelKind({ name: 'links', frames: { links } });

/** To be relayed to a member whom its author holds no link with. */
const carried = v.strictObject({
  type: v.literal('carried'),
  from: memberIdSchema,
  to: memberIdSchema,
  /** How often it may still be passed on. */
  hops: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_HOPS)),
  /** Of its author: each counts on its own, as a device's clock may have been set back between two. */
  sessionId: sessionIdSchema,
  /** In milliseconds; grows, and is never twice the same in one session. */
  nonce: countSchema,
  /** An encoded frame that may be relayed. */
  payload: v.pipe(v.string(), v.maxLength(MAX_FRAME_LENGTH)),
  /** Ed25519 by `from` over everything but the hops. */
  signature: signatureSchema,
});

export const relayChannel = channelKind({ name: 'relay', frames: { carried } });
export type CarriedFrame = FrameOf<typeof relayChannel>;

/** A link signal, sealed as it would be for the server. */
const signal = v.strictObject({ type: v.literal('signal'), sealed: v.string() });

export const signalChannel = channelKind({ name: 'signal', relayed: { signal } });

export const NET_CHANNELS = [byeChannel, linksChannel, relayChannel, signalChannel] as const;
