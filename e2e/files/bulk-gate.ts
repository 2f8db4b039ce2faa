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
  /** By receiver and piece, and by where in it. A receiver is named by the fingerprint of their certificate. */
  readonly bytes: Map<string, Map<number, number>>;
  /** How many pieces each was given some of. */
  readonly begun: Map<string, number>;
  /** Receivers and pieces that they were given whole. */
  readonly whole: Set<string>;
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
      const header = new DataView(data.buffer, data.byteOffset);
      const [piece, offset] = [header.getUint32(4), header.getUint32(8)];
      const key = `${to} ${piece}`;
      if (!round.bytes.has(key)) {
        const begun = (round.begun.get(to) ?? 0) + 1;
        if (begun > (round.pieces * 2) / 3) return false;
        round.begun.set(to, begun);
        round.bytes.set(key, new Map());
      }
      const HEADER_BYTES = 12;
      // What was cut off is sent again.
      const bytes = round.bytes.get(key) ?? new Map<number, number>();
      bytes.set(offset, data.byteLength - HEADER_BYTES);
      if ([...bytes.values()].reduce((sum, part) => sum + part) >= round.pieceBytes) round.whole.add(key);
      const pieces = new Set([...round.whole].map((each) => each.split(' ').at(-1)));
      if (pieces.size === round.pieces) gate.isOpen = false;
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
      gate.round = { pieces, pieceBytes, bytes: new Map(), begun: new Map(), whole: new Set() };
      gate.isOpen = true;
      for (const go of gate.held.splice(0)) go();
    },
    [pieces, pieceBytes] as const,
  );

/** How many pieces went out in the round, those to several counted for each; null while it goes on. */
export const sentInRound = (page: Page): Promise<number | null> =>
  page.evaluate(() => {
    const { gate } = globalThis as unknown as Watched;
    return gate.isOpen ? null : (gate.round?.whole.size ?? null);
  });

export const sentBy = (page: Page): Promise<Gate['sent']> =>
  page.evaluate(() => (globalThis as unknown as Watched).gate.sent);
