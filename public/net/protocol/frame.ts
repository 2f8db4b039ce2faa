/**
 * The contract between members: what a frame on a link may be, and the frames of the link itself. The server can
 * neither see a frame nor compile against this file. All other frames belong to channels (`channel-kind`).
 */
import * as v from 'valibot';
import { type ChannelFrame, type ChannelKind, type FrameSchemas, readFrame } from './channel-kind.ts';
import { countSchema, nameSchema, sessionIdSchema, signatureSchema } from './fields.ts';

/** No frame is longer than this; Chromium and Firefox both carry it in one piece. */
export const MAX_FRAME_LENGTH = 65_536;

/** The first frame on a link, both ways: signed over both DTLS fingerprints, the room, the name and the sessionId. */
const hello = v.strictObject({
  type: v.literal('hello'),
  name: nameSchema,
  sessionId: sessionIdSchema,
  signature: signatureSchema,
});
const ping = v.strictObject({ type: v.literal('ping'), nonce: countSchema });
const pong = v.strictObject({ type: v.literal('pong'), nonce: countSchema });

/** Between the two ends of a link, whatever else goes over it. */
const linkFrames = { hello, ping, pong };

export type Hello = v.InferOutput<typeof hello>;
export type LinkFrame = Hello | v.InferOutput<typeof ping> | v.InferOutput<typeof pong>;
/** Whatever may come on a link. */
export type Frame = LinkFrame | ChannelFrame;

export const isLinkFrame = (frame: Frame): frame is LinkFrame => Object.hasOwn(linkFrames, frame.type);

let latest: { readonly frame: Frame; readonly text: string } | null = null;

/** A frame for several members is written once, if it is the same object and sent to one after the other. */
export function encodeFrame<Any extends Frame>(frame: Any): string {
  if (latest?.frame !== frame) latest = { frame, text: JSON.stringify(frame) };
  return latest.text;
}

/** Reads frames of links and of the given kinds. */
export class FrameDecoder {
  readonly #own: FrameSchemas;
  readonly #relayed: FrameSchemas;

  constructor(kinds: readonly ChannelKind[]) {
    this.#own = Object.assign({}, linkFrames, ...kinds.map(({ frames }) => frames));
    this.#relayed = Object.assign({}, ...kinds.map(({ relayed }) => relayed));
  }

  /** The frame, or null for anything that is not one. */
  decode(text: string): Frame | null {
    return read(this.#own, text);
  }

  /** The payload of a `carried` frame, or null for anything that may not be in one. */
  decodeRelayed(text: string): ChannelFrame | null {
    return read(this.#relayed, text);
  }
}

function read(schemas: FrameSchemas, text: string): ChannelFrame | null {
  if (text.length > MAX_FRAME_LENGTH) return null;
  try {
    return readFrame(schemas, JSON.parse(text));
  } catch {
    return null; // not JSON: as malformed as anything the schema refuses
  }
}
