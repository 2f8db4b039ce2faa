/**
 * What a kind of frames is: its schemas and its policy. Every kind is declared in the folder it belongs to and stands in
 * the list that the frame router is made with; nothing else has to know of it.
 */
import * as v from 'valibot';

/** Frames are told apart by their type, which is the same in no two kinds. */
export interface ChannelFrame {
  readonly type: string;
}

/** By the frame's type. */
export type FrameSchemas = Readonly<Record<string, v.GenericSchema<unknown, ChannelFrame>>>;

export interface ChannelKind<
  Own extends FrameSchemas = FrameSchemas,
  Relayed extends FrameSchemas = FrameSchemas,
> {
  readonly name: string;
  /** What may come on a member's own link. */
  readonly frames: Own;
  /** What may come over other members; where there is nothing, only own links count as a way. */
  readonly relayed: Relayed;
  /** Kept until somebody subscribes: the latest frame of each member who is here, or so many frames in their order. */
  readonly buffer: 'latest' | number;
  /** Types that the other end answers at once: silence after one shows within seconds that a link is dead. */
  readonly answered: readonly string[];
}

export type FrameOf<Kind extends ChannelKind> = Kind extends ChannelKind
  ? v.InferOutput<Kind['frames'][keyof Kind['frames']]>
  : never;
export type RelayedOf<Kind extends ChannelKind> = Kind extends ChannelKind
  ? v.InferOutput<Kind['relayed'][keyof Kind['relayed']]>
  : never;

type NoFrames = Readonly<Record<never, never>>;

/** Declares a kind of frames. */
export const channelKind = <
  Own extends FrameSchemas = NoFrames,
  Relayed extends FrameSchemas = NoFrames,
>(kind: {
  readonly name: string;
  readonly frames?: Own;
  readonly relayed?: Relayed;
  readonly buffer?: 'latest' | number;
  readonly answered?: readonly (keyof Own & string)[];
}): ChannelKind<Own, Relayed> => ({
  frames: {} as Own,
  relayed: {} as Relayed,
  buffer: 0,
  answered: [],
  ...kind,
});

/** Frames of which only the type is known here: the code that comes later reads what they say. */
export const readLater = <Frame extends ChannelFrame>() => v.custom<Frame>(() => true);

/** The frame, or null for anything that is none of these. */
export function readFrame<Schemas extends FrameSchemas>(
  schemas: Schemas,
  content: unknown,
): v.InferOutput<Schemas[keyof Schemas]> | null {
  const { type } = (content ?? {}) as { readonly type?: unknown };
  const schema = typeof type === 'string' && Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  const frame = schema && v.safeParse(schema, content);
  return frame?.success ? frame.output : null;
}
