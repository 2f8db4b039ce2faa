/** Holds back the pieces that a page sends, so that a test meets a transfer in its middle however fast the machine is. */
import type { Page } from '@playwright/test';

interface Gate {
  isOpen: boolean;
  /** While it shuts by itself. */
  round: Round | null;
  held: (() => void)[];
  /** When each message of bytes was handed to the browser, and of how many it was. */
  sent: [atMs: number, bytes: number][];
}

interface Round {
  readonly pieces: number;
  readonly pieceBytes: number;
  /** By receiver and piece. A receiver is named by the fingerprint of their certificate. */
  readonly bytes: Map<string, number>;
  /** How many pieces each was given. */
  readonly given: Map<string, number>;
  /** That somebody was given whole. */
  readonly whole: Set<number>;
}

interface Watched {
  gate: Gate;
}

/** To be called before the page goes anywhere. The gate is open. */
export async function gated(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const gate: Gate = { isOpen: true, round: null, held: [], sent: [] };
    Object.assign(globalThis, { gate } satisfies Watched);
    const { createDataChannel } = RTCPeerConnection.prototype;
    const owners = new WeakMap<RTCDataChannel, RTCPeerConnection>();
    RTCPeerConnection.prototype.createDataChannel = function (...args) {
      const channel = createDataChannel.apply(this, args);
      owners.set(channel, this);
      return channel;
    };
    const receiverOf = (channel: RTCDataChannel) => {
      const sdp = owners.get(channel)?.remoteDescription?.sdp ?? '';
      return /^a=fingerprint:(.*)$/m.exec(sdp)?.[1] ?? '';
    };
    const mayGo = (channel: RTCDataChannel, data: ArrayBufferView) => {
      const { round } = gate;
      if (!gate.isOpen || round === null) return gate.isOpen;
      const to = receiverOf(channel);
      const piece = new DataView(data.buffer, data.byteOffset).getUint32(4);
      const key = `${to} ${piece}`;
      const before = round.bytes.get(key);
      if (before === undefined) {
        const given = (round.given.get(to) ?? 0) + 1;
        if (given > (round.pieces * 2) / 3) return false;
        round.given.set(to, given);
      }
      const HEADER_BYTES = 12;
      const bytes = (before ?? 0) + data.byteLength - HEADER_BYTES;
      round.bytes.set(key, bytes);
      if (bytes >= round.pieceBytes) round.whole.add(piece);
      if (round.whole.size === round.pieces) gate.isOpen = false;
      return true;
    };
    const { send } = RTCDataChannel.prototype as { send(data: ArrayBufferView): void };
    RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: ArrayBufferView) {
      if (this.label !== 'bulk') return send.call(this, data);
      if (mayGo(this, data)) {
        if (this.readyState !== 'open') return;
        gate.sent.push([performance.now(), data.byteLength]);
        return send.call(this, data);
      }
      // The page writes its next message into the same memory.
      const copy = new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
      gate.held.push(() => this.send(copy));
    } as RTCDataChannel['send'];
  });
}

export const shutGate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (globalThis as unknown as Watched).gate.isOpen = false;
  });

/** What was held back goes out. */
export const openGate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { gate } = globalThis as unknown as Watched;
    gate.isOpen = true;
    for (const go of gate.held.splice(0)) go();
  });

/** Until somebody has been given each piece of the one file that goes out. Nobody gets more than two thirds of it. */
export const openGateForOneRound = (page: Page, pieces: number, pieceBytes: number): Promise<void> =>
  page.evaluate(
    ([pieces, pieceBytes]) => {
      const { gate } = globalThis as unknown as Watched;
      gate.round = { pieces, pieceBytes, bytes: new Map(), given: new Map(), whole: new Set() };
      gate.isOpen = true;
      for (const go of gate.held.splice(0)) go();
    },
    [pieces, pieceBytes] as const,
  );

export const sentBy = (page: Page): Promise<Gate['sent']> =>
  page.evaluate(() => (globalThis as unknown as Watched).gate.sent);
