/**
 * The far end of two members' connections at once: a browser page of the attacker's that answers one, offers to the other,
 * and hands on word for word what comes over either. Knows nothing of rooms and signs nothing.
 */
import type { Page } from '@playwright/test';

export type Side = 'initiator' | 'answerer';

interface Ends {
  readonly ends: Map<string, { connection: RTCPeerConnection; channel: RTCDataChannel }>;
  readonly frames: string[];
  open(name: string, twin: string): RTCPeerConnection;
}

export class Interceptor {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async on(page: Page): Promise<Interceptor> {
    await page.goto('about:blank');
    await page.evaluate(prepare);
    return new Interceptor(page);
  }

  /** An answer to the initiator of an attempt, with all candidates in it. */
  answer(attempt: string, sdp: string, candidates: readonly RTCIceCandidateInit[]): Promise<string> {
    return this.#page.evaluate(
      async ({ attempt, sdp, candidates }) => {
        const connection = (globalThis as unknown as Ends).open(
          `initiator ${attempt}`,
          `answerer ${attempt}`,
        );
        await connection.setRemoteDescription({ type: 'offer', sdp });
        for (const candidate of candidates) await connection.addIceCandidate(candidate);
        await connection.setLocalDescription();
        await new Promise<void>((resolve) => {
          const look = () => connection.iceGatheringState === 'complete' && resolve();
          connection.onicegatheringstatechange = look;
          look();
        });
        return connection.localDescription?.sdp ?? '';
      },
      { attempt, sdp, candidates },
    );
  }

  /** An offer of its own for the one who answers. */
  offer(attempt: string): Promise<string> {
    return this.#page.evaluate(async (attempt) => {
      const connection = (globalThis as unknown as Ends).open(`answerer ${attempt}`, `initiator ${attempt}`);
      await connection.setLocalDescription();
      await new Promise<void>((resolve) => {
        const look = () => connection.iceGatheringState === 'complete' && resolve();
        connection.onicegatheringstatechange = look;
        look();
      });
      return connection.localDescription?.sdp ?? '';
    }, attempt);
  }

  async accept(attempt: string, sdp: string): Promise<void> {
    await this.#page.evaluate(
      ({ attempt, sdp }) =>
        (globalThis as unknown as Ends).ends
          .get(`answerer ${attempt}`)
          ?.connection.setRemoteDescription({ type: 'answer', sdp }),
      { attempt, sdp },
    );
  }

  async addCandidates(
    attempt: string,
    side: Side,
    candidates: readonly RTCIceCandidateInit[],
  ): Promise<void> {
    await this.#page.evaluate(
      async ({ name, candidates }) => {
        const end = (globalThis as unknown as Ends).ends.get(name);
        for (const candidate of candidates)
          await end?.connection.addIceCandidate(candidate).catch(() => undefined);
      },
      { name: `${side} ${attempt}`, candidates },
    );
  }

  /** Every frame that came over any of its connections. */
  frames(): Promise<string[]> {
    return this.#page.evaluate(() => (globalThis as unknown as Ends).frames);
  }

  /** Puts a frame of the attacker's own on every connection. */
  async say(frame: string): Promise<void> {
    await this.#page.evaluate((text) => {
      for (const { channel } of (globalThis as unknown as Ends).ends.values())
        if (channel.readyState === 'open') channel.send(text);
    }, frame);
  }
}

function prepare(): void {
  const ends: Ends['ends'] = new Map();
  const frames: string[] = [];
  const open = (name: string, twin: string) => {
    const connection = new RTCPeerConnection();
    // As the product makes it: both ends do, and nothing is said of it.
    const channel = connection.createDataChannel('parley', { negotiated: true, id: 0 });
    ends.set(name, { connection, channel });
    channel.onmessage = ({ data }) => {
      frames.push(String(data));
      const other = ends.get(twin)?.channel;
      if (other?.readyState === 'open') other.send(data);
      else other?.addEventListener('open', () => other.send(data));
    };
    return connection;
  };
  Object.assign(globalThis, { ends, frames, open } satisfies Ends);
}
