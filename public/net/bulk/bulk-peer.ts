/**
 * Bulk with one member: what both ends want, and what goes between them. Both tell how things stand in a frame that
 * replaces the one before; what was lost with a link is told again on the next.
 */
import type { Cancel } from '../clock.ts';
import type { MemberId } from '../crypto/signer.ts';
import type { Log } from '../log.ts';
import { type BulkWay, LEAST_MESSAGE_BYTES } from './bulk.ts';
import type { BulkContext, BulkPeerHandlers } from './bulk-contract.ts';
import type { BulkFrame } from './bulk-frame.ts';
import { PairConnection } from './pair-connection.ts';
import { Standing } from './standing.ts';
import { Traffic } from './traffic.ts';

/** Without the link nothing can be asked for. */
const LINKLESS_MS = 20_000;

export class BulkPeer {
  readonly #id: MemberId;
  readonly #context: BulkContext;
  readonly #standing: Standing;
  readonly #traffic: Traffic;
  readonly #connection: PairConnection;
  #stopLinkless: Cancel | null = null;

  constructor(id: MemberId, context: BulkContext, handlers: BulkPeerHandlers, log: Log) {
    const { clock, send } = context;
    this.#id = id;
    this.#context = context;
    this.#standing = new Standing(
      (frame) => send(id, frame),
      () => this.#connection.laneIds,
    );
    this.#traffic = new Traffic(clock, {
      ping: (nonce) => void send(id, { type: 'bulk', kind: 'ping', nonce }),
      drained: () => handlers.drained(),
      // While the link is down as well, it is the network.
      stuck: () => this.#standing.isLinkUp && this.#connection.fail(),
    });
    const connection = {
      opened: () => handlers.opened(),
      closed: () => handlers.closed(),
      changed: () => handlers.changed(),
      message: (bytes: Uint8Array) => {
        this.#traffic.moved(bytes.length);
        this.#connection.widen();
        handlers.message(bytes);
      },
    };
    this.#connection = new PairConnection(id, context, this.#standing, this.#traffic, connection, log);
  }

  get isOpen(): boolean {
    return this.#connection.isOpen;
  }

  get way(): BulkWay {
    return this.#connection.way;
  }

  get maxMessageBytes(): number {
    const all = this.#connection.lanes.map(({ maxMessageBytes }) => maxMessageBytes);
    return all.length > 0 ? Math.min(...all) : LEAST_MESSAGE_BYTES;
  }

  setHeld(isHeld: boolean): void {
    if (this.#standing.isHeld === isHeld) return;
    this.#standing.isHeld = isHeld;
    this.#standing.tell();
    this.#connection.settle();
  }

  setCalling(isCalling: boolean): void {
    if (this.#standing.isCalling === isCalling) return;
    this.#standing.isCalling = isCalling;
    this.#standing.tell();
    this.#weighCalls();
  }

  /** Throws when the message is longer than the member takes. */
  send(bytes: Uint8Array): boolean {
    if (!this.isOpen) return false;
    if (bytes.length > this.maxMessageBytes) throw new RangeError('longer than the member takes');
    const isTaken = this.#traffic.send(this.#connection.lanes, bytes);
    if (isTaken) this.#connection.widen();
    return isTaken;
  }

  receive(frame: BulkFrame): void {
    switch (frame.kind) {
      case 'standing':
        this.#standing.hear(frame);
        this.#connection.keepOpen(frame.lanes);
        this.#weighCalls();
        return this.#connection.settle();
      case 'signal': {
        const { type: _type, kind: _kind, lane, ...signal } = frame;
        return this.#connection.receive(lane, signal);
      }
      case 'over':
        return this.#connection.laneOver(frame.lane, frame.why);
      case 'ping':
        return void this.#context.send(this.#id, { type: 'bulk', kind: 'pong', nonce: frame.nonce });
      case 'pong':
        return this.#traffic.answered(frame.nonce);
    }
  }

  /** Frames get through. May be told more than once. */
  linkUp(): void {
    if (this.#standing.isLinkUp) return;
    this.#standing.isLinkUp = true;
    this.#stopLinkless?.();
    this.#standing.tell();
    this.#connection.settle();
  }

  /** Another link than before. */
  linkRenewed(): void {
    this.#connection.linkRenewed();
    this.#standing.tell();
    this.#connection.settle();
  }

  linkLost(): void {
    if (!this.#standing.isLinkUp) return;
    this.#standing.linkLost();
    this.#connection.endOutdated();
    this.#stopLinkless = this.#context.clock.after(LINKLESS_MS, () => this.#connection.fail());
  }

  /** They are another page now, or gone: nothing of before is left at their end. */
  forget(): void {
    this.#standing.forget();
    this.#connection.forget();
    this.#standing.tell();
    this.#connection.settle();
  }

  /** Nothing is called back afterwards. Idempotent. */
  close(): void {
    this.#connection.close();
    this.#stopLinkless?.();
    this.#traffic.clear(true);
  }

  #weighCalls(): void {
    this.#traffic.setGivingWay(this.#standing.isCallingAnywhere);
  }
}
