/** Every ICE candidate that other members' signals bring to a page, unsealed: what those members told of themselves. */
import type { Page } from '@playwright/test';

interface Told {
  candidates: string[];
}

/** To be called before the page goes anywhere. */
export async function recordCandidates(page: Page): Promise<void> {
  await page.addInitScript(record);
}

export const toldCandidates = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as Told).candidates);

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
