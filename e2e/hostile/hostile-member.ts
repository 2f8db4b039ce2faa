/** A member who is let in like anybody else and then puts frames of their own making on their links. */

import { expect, type Page } from '@playwright/test';
import type { Signer } from '../../public/net/crypto/signer.ts';
import type { FrameOf } from '../../public/net/protocol/channel-kind.ts';
import type { linksChannel } from '../../public/net/protocol/net-channels.ts';
import type { FileId } from '../../public/room/files/shared-file.ts';
import type { Entry } from '../../public/room/log/entry.ts';
import { type Body, signEntry } from '../../public/room/log/entry.ts';
import type { AnyFrame } from '../../public/testing/frames.ts';
import { LOG } from '../../public/testing/ids.ts';
import { nodeSigner } from '../../public/testing/node-keys.ts';
import { roomIdOf, scopeOf } from '../chat/written-history.ts';
import { membersOnDevice } from '../support/keeping.ts';
import type { Member } from '../support/member.ts';

/** Sent as bytes, which no honest member does. */
export interface BinaryFrame {
  readonly bytes: number;
}

export type RawFrame = string | BinaryFrame;

interface Aim {
  readonly perSecond: number;
  readonly link?: number | undefined;
}

interface Armed {
  isFiring: boolean;
  /** In the order in which they were made. */
  channels: RTCDataChannel[];
  /** Everything that came in on them. */
  heard: string[];
}

export interface Salvo {
  /** What a channel took, counted once for each. */
  readonly sent: number;
  /** What no open channel was there for. */
  readonly unsent: number;
}

/** To be called before the page goes anywhere. */
export const armed = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const channels: RTCDataChannel[] = [];
    const heard: string[] = [];
    Object.assign(globalThis, { channels, heard, isFiring: false } satisfies Armed);
    const { createDataChannel } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.createDataChannel = function (label, options) {
      const channel = createDataChannel.call(this, label, options);
      channels.push(channel);
      channel.addEventListener('message', ({ data }) => heard.push(String(data)));
      return channel;
    };
  });
};

export class HostileMember {
  readonly member: Member;
  readonly signer: Signer;
  readonly #signingContext: string;
  #time = Date.now();

  private constructor(member: Member, key: Uint8Array, signingContext: string) {
    this.member = member;
    this.signer = nodeSigner(key);
    this.#signingContext = signingContext;
  }

  /** Of a tab that was armed and is in its room. */
  static async of(member: Member): Promise<HostileMember> {
    const roomId = roomIdOf(member.page.url());
    return new HostileMember(member, await secretKeyOf(member), scopeOf(roomId));
  }

  /** An entry as nobody could complain of. */
  entry(seq: number, body: Body, signingContext = this.#signingContext): Entry {
    this.#time += 1;
    return signEntry(this.signer, signingContext, { log: LOG, seq, at: this.#time, seen: [], body });
  }

  /** What the others told of the links they hold. */
  async linksToldOf(): Promise<string[][]> {
    const heard = await this.member.page.evaluate(() =>
      (globalThis as unknown as Armed).heard.filter((text) => text.includes('"links"')),
    );
    return heard.map((text) => (JSON.parse(text) as FrameOf<typeof linksChannel>).members);
  }

  /** Files of which somebody told to have all. */
  async filesToldOf(): Promise<FileId[]> {
    const heard = await this.member.page.evaluate(() => (globalThis as unknown as Armed).heard);
    const told = heard.flatMap((text) => /"whole","ids":(\[[^\]]*\])/.exec(text)?.[1] ?? []);
    return [...new Set(told.flatMap((ids) => JSON.parse(ids) as FileId[]))];
  }

  /** From here on the page knows nothing of the answers, and cannot take offence at them. */
  async stopListening(): Promise<void> {
    await this.member.page.evaluate(() => {
      for (const channel of (globalThis as unknown as Armed).channels) channel.onmessage = null;
    });
  }

  send(frame: AnyFrame, link?: number): Promise<Salvo> {
    return this.fire([JSON.stringify(frame)], { perSecond: Number.POSITIVE_INFINITY, link });
  }

  /** Each frame on all links, or on the one that was made as number `link`; as fast as the links take them and no faster than `perSecond`. */
  fire(frames: readonly RawFrame[], { perSecond, link }: Aim): Promise<Salvo> {
    return this.#fire(frames, { perSecond, link, count: frames.length, isEndless: false });
  }

  /** The same frames over and over: at least `count`, and until `ceaseFire`. Whoever is cut off by everybody ends too. */
  flood(frames: readonly RawFrame[], aim: Aim & { readonly count: number }): Promise<Salvo> {
    return this.#fire(frames, { ...aim, isEndless: true });
  }

  async ceaseFire(): Promise<void> {
    await this.member.page.evaluate(() => {
      (globalThis as unknown as Armed).isFiring = false;
    });
  }

  async #fire(
    frames: readonly RawFrame[],
    { perSecond, ...order }: Aim & { readonly count: number; readonly isEndless: boolean },
  ): Promise<Salvo> {
    return this.member.page.evaluate(
      async ({ frames, perTurn, link, count, isEndless }) => {
        const MOST_WAITING = 262_144;
        const TURN_MS = 20;
        const page = globalThis as unknown as Armed;
        page.isFiring = isEndless;
        const salvo = { sent: 0, unsent: 0 };
        const turn = () => new Promise((resolve) => setTimeout(resolve, TURN_MS));
        const isOpen = ({ readyState }: RTCDataChannel) => readyState === 'open';
        let left = perTurn;
        for (let n = 0; n < count || (page.isFiring && page.channels.some(isOpen)); n++) {
          const frame = frames[n % frames.length] ?? '';
          if (left <= 0) {
            await turn();
            left += perTurn;
          }
          left -= 1;
          // The page tries WebRTC before it has links: that channel is closed.
          const all = page.channels.filter(isOpen);
          const open = link === undefined ? all : all.slice(link, link + 1);
          if (open.length === 0) salvo.unsent += 1;
          for (const channel of open) {
            while (isOpen(channel) && channel.bufferedAmount > MOST_WAITING) await turn();
            if (!isOpen(channel)) continue;
            if (typeof frame === 'string') channel.send(frame);
            else channel.send(new Uint8Array(frame.bytes));
            salvo.sent += 1;
          }
        }
        return salvo;
      },
      { frames, perTurn: perSecond === Number.POSITIVE_INFINITY ? 1e9 : perSecond / 50, ...order },
    );
  }
}

/** What a member signs with: their own browser alone has it. */
export async function secretKeyOf({ page }: Member): Promise<Uint8Array> {
  const key = `parley.key.${roomIdOf(page.url())}`;
  // It is written behind.
  await expect.poll(async () => (await membersOnDevice(page)).has(key)).toBe(true);
  return Buffer.from((await membersOnDevice(page)).get(key) ?? '', 'base64url');
}
