/** Owns what a way to a STUN server looks like, whatever carries it. */

export interface ChannelEvents {
  /** One datagram, or one whole message of a stream. It may be anything. */
  received(bytes: Buffer): void;
  /** The last event: the system's error code, `closed` for a stream that ended, or `garbled` for one that makes no sense. */
  failed(cause: string): void;
}

export interface Channel {
  /** Whether what is sent may get lost. */
  readonly isLossy: boolean;
  /** Which address it leads to, as soon as that is known. */
  readonly remoteAddress: string | undefined;
  /** May be called before there is a connection. */
  send(bytes: Buffer): void;
  /** Idempotent. Nothing is heard of it afterwards. */
  close(): void;
}
