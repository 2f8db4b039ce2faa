/** The ICE candidates of signals: those that other members told a page, unsealed; and a page that is slow to find its own. */
import type { Page } from '@playwright/test';

/** Longer than the page waits for candidates to go with a description, or with each other. */
const CANDIDATE_DELAY_MS = 500;
const BETWEEN_CANDIDATES_MS = 100;

interface Told {
  candidates: string[];
}

/** To be called before the page goes anywhere. */
export async function recordCandidates(page: Page): Promise<void> {
  await page.addInitScript(record);
}

export const toldCandidates = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as Told).candidates);

/** To be called before the page goes anywhere. */
export async function delayCandidates(page: Page): Promise<void> {
  await page.addInitScript(delay, [CANDIDATE_DELAY_MS, BETWEEN_CANDIDATES_MS] as const);
}

function delay([delayMs, betweenMs]: readonly [number, number]): void {
  const { prototype } = RTCPeerConnection;
  const property = Object.getOwnPropertyDescriptor(prototype, 'onicecandidate');
  Object.defineProperty(prototype, 'onicecandidate', {
    ...property,
    set(this: RTCPeerConnection, heed: ((event: Event) => void) | null) {
      let waitMs = delayMs;
      const later = (event: Event) => {
        setTimeout(() => heed?.(event), waitMs);
        waitMs += betweenMs;
      };
      property?.set?.call(this, heed && later);
    },
  });
}

function record(): void {
  const told: string[] = [];
  (globalThis as unknown as Told).candidates = told;
  const { prototype } = RTCPeerConnection;
  const setRemoteDescription = prototype.setRemoteDescription as (
    description: RTCSessionDescriptionInit,
  ) => Promise<void>;
  const addIceCandidate = prototype.addIceCandidate as (
    candidate?: RTCIceCandidateInit | null,
  ) => Promise<void>;
  prototype.setRemoteDescription = function (
    this: RTCPeerConnection,
    description: RTCSessionDescriptionInit,
  ) {
    told.push(...((description.sdp ?? '').match(/^a=candidate:.*$/gm) ?? []));
    return setRemoteDescription.call(this, description);
  };
  prototype.addIceCandidate = function (this: RTCPeerConnection, candidate?: RTCIceCandidateInit | null) {
    if (candidate?.candidate) told.push(candidate.candidate);
    return addIceCandidate.call(this, candidate);
  };
}
