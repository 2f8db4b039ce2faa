/** A member in a call, as a test follows it: by what is on the screen, and by what the browser's own statistics say flows. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Member } from '../support/member.ts';

/** What decoding silence may add up to while a microphone is heard, gaps filled on a busy machine included: a tenth of what
 *  a fake microphone adds in half a second. */
const SILENCE = 0.002_5;

/** What one page's connections carry, all of them together. */
export interface Traffic {
  /** Connected now. */
  readonly connections: number;
  readonly framesDecoded: number;
  readonly audioEnergy: number;
  /** Of the tallest picture that is sent. */
  readonly sentHeight: number;
  /** Tracks that senders hold, and senders that there are. */
  readonly tracks: number;
  readonly senders: number;
  /** Sections of the longest description in force. */
  readonly sections: number;
}

interface Watched {
  connections: RTCPeerConnection[];
  captured: MediaStreamTrack[];
}

/** Every picture is encoded once for each receiver, by the processor: small ones prove the same. */
const SMALL = { width: 160, height: 120, frameRate: 10 };

/** To be called before the page goes anywhere. */
export const watchMedia = (page: Page): Promise<void> => watch(page, SMALL);

/** For what depends on the size of pictures. */
export const watchLargeMedia = (page: Page): Promise<void> => watch(page, {});

const watch = async (page: Page, size: MediaTrackConstraints): Promise<void> => {
  await page.addInitScript((size) => {
    const watched = globalThis as unknown as Watched & typeof globalThis;
    watched.connections = [];
    watched.captured = [];
    watched.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        watched.connections.push(this);
      }
    };
    const { mediaDevices } = navigator;
    if (!mediaDevices) return;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const wanted = constraints?.video;
      const video = wanted ? { ...(wanted === true ? {} : wanted), ...size } : false;
      const stream = await getUserMedia({ ...constraints, video });
      watched.captured.push(...stream.getTracks());
      return stream;
    };
  }, size);
};

export const traffic = (page: Page): Promise<Traffic> =>
  page.evaluate(async () => {
    const { connections } = globalThis as unknown as Watched;
    const live = connections.filter(({ connectionState }) => connectionState === 'connected');
    const reports = await Promise.all(live.map((connection) => connection.getStats()));
    const all = reports.flatMap((report) => [...(report as unknown as Map<string, never>).values()]);
    const stats = all as { type: string; kind?: string; [field: string]: unknown }[];
    const sum = (type: string, field: string) =>
      stats.reduce((total, stat) => total + (stat.type === type ? Number(stat[field] ?? 0) : 0), 0);
    const senders = live.flatMap((connection) => connection.getSenders());
    const sent = stats.filter(({ type, kind }) => type === 'outbound-rtp' && kind === 'video');
    return {
      connections: live.length,
      framesDecoded: sum('inbound-rtp', 'framesDecoded'),
      audioEnergy: sum('inbound-rtp', 'totalAudioEnergy'),
      sentHeight: Math.max(0, ...sent.map(({ frameHeight }) => Number(frameHeight ?? 0))),
      tracks: senders.filter(({ track }) => track !== null).length,
      senders: senders.length,
      sections: Math.max(
        0,
        ...live.map(({ localDescription }) => localDescription?.sdp.match(/^m=/gm)?.length ?? 0),
      ),
    };
  });

/** Cameras and microphones that are still on. */
export const runningTracks = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      (globalThis as unknown as Watched).captured.filter(({ readyState }) => readyState === 'live').length,
  );

export class Caller {
  readonly member: Member;
  readonly page: Page;
  readonly panel: Locator;
  readonly tiles: Locator;

  constructor(member: Member) {
    this.member = member;
    this.page = member.page;
    this.panel = this.page.getByRole('region', { name: 'Call', exact: true });
    this.tiles = this.panel.getByRole('list', { name: 'In this call' }).getByRole('listitem');
  }

  /** The room's call. */
  get callButton(): Locator {
    return this.page.getByRole('button', { name: /^(Call|Join call \(\d+\)|In a call)$/ });
  }

  /** The look at oneself before a call. */
  get look(): Locator {
    return this.page.getByRole('dialog', { name: /^(Call |Join the call|.* is calling you)/ });
  }

  /** From the look at oneself into the call. */
  async goOn(): Promise<void> {
    await this.look.getByRole('button', { name: /^(Call|Join|Answer)( anyway)?$/ }).click();
  }

  /** Begins the room's call, or joins it. */
  async join(): Promise<void> {
    await this.callButton.click();
    await this.goOn();
  }

  async call(other: Caller): Promise<void> {
    await this.page.getByRole('button', { name: `Call ${await other.member.name()}`, exact: true }).click();
    await this.goOn();
  }

  /** The line of the latest call in the transcript. */
  get line(): Locator {
    return this.page.locator('.call-line').last();
  }

  get ring(): Locator {
    return this.page.getByRole('region', { name: 'Incoming call' });
  }

  async answer(words: 'Answer' | 'Decline' | 'Answer with sound only' = 'Answer'): Promise<void> {
    await this.ring.getByRole('button', { name: words, exact: true }).click();
    if (words === 'Answer') await this.goOn();
  }

  async press(control: string): Promise<void> {
    await this.panel.getByRole('button', { name: control }).click();
  }

  async tileOf(other: Caller): Promise<Locator> {
    return this.tiles.filter({ hasText: await other.member.name() });
  }

  /** Pictures and sound of others come in, newly since this was asked. */
  async receives(): Promise<void> {
    const before = await traffic(this.page);
    await expect
      .poll(async () => {
        const { framesDecoded, audioEnergy } = await traffic(this.page);
        return framesDecoded > before.framesDecoded + 5 && audioEnergy > before.audioEnergy + SILENCE;
      })
      .toBe(true);
  }

  /** What is counted came to a standstill: there was no more of it while as much came the other way as always. */
  async receivesNoMore(counted: 'framesDecoded' | 'audioEnergy', other: Caller): Promise<void> {
    const isStill = async () => {
      const before = await traffic(this.page);
      await other.receives();
      const more = (await traffic(this.page))[counted] - before[counted];
      return more <= (counted === 'audioEnergy' ? SILENCE : 0);
    };
    await expect.poll(isStill).toBe(true);
  }

  /** Every one of the others' pictures moves in its tile. */
  async sees(others: number): Promise<void> {
    const moving = () =>
      this.tiles
        .locator('video')
        .evaluateAll(
          (videos) =>
            (videos as HTMLVideoElement[]).filter(
              (video) => video.videoWidth > 2 && video.currentTime > 0 && !video.paused,
            ).length,
        );
    await expect.poll(moving).toBe(others + 1);
  }
}
