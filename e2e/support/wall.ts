/**
 * Keeps the pages behind it from each other: none takes up a candidate of another, so no ICE pair ever forms. Whose
 * candidate it is tells the fingerprint of the connection; the server could not tell, signals are sealed.
 */
import type { Page } from '@playwright/test';

interface Walled {
  /** Tells the test the page's own fingerprints; answers with those of the others. */
  reportFingerprints(own: string[]): Promise<string[]>;
  blockFingerprints(others: string[]): void;
}

export class Wall {
  /** What each page's present certificate is known by. */
  readonly #fingerprints = new Map<Page, readonly string[]>();
  #isStanding = true;

  /** To be called before the page goes anywhere. */
  readonly before = async (page: Page): Promise<void> => {
    await page.exposeFunction('reportFingerprints', (own: string[]) => this.#meet(page, own));
    await page.addInitScript(refuseBlockedCandidates);
  };

  /** Connections made from now on are let through; a page that loads anew makes new ones. */
  fall(): void {
    this.#isStanding = false;
  }

  async #meet(page: Page, own: string[]): Promise<string[]> {
    if (!this.#isStanding) return [];
    const others = [...this.#fingerprints].filter(([other]) => other !== page);
    this.#fingerprints.set(page, own);
    const block = (fingerprints: string[]) =>
      (globalThis as unknown as Walled).blockFingerprints(fingerprints);
    await Promise.all(others.map(([other]) => other.evaluate(block, own)));
    return others.flatMap(([, fingerprints]) => fingerprints);
  }
}

function refuseBlockedCandidates(): void {
  const page = globalThis as unknown as Walled;
  const blocked = new Set<string>();
  page.blockFingerprints = (others) => {
    for (const other of others) blocked.add(other.toUpperCase());
  };

  const { prototype } = RTCPeerConnection;
  const { generateCertificate } = RTCPeerConnection;
  RTCPeerConnection.generateCertificate = async (algorithm) => {
    const certificate = await generateCertificate.call(RTCPeerConnection, algorithm);
    // Nothing connects before the certificate is there: nobody slips through.
    const own = certificate.getFingerprints().flatMap(({ value }) => value ?? []);
    page.blockFingerprints(await page.reportFingerprints(own));
    return certificate;
  };

  const addIceCandidate = prototype.addIceCandidate as (
    candidate?: RTCIceCandidateInit | null,
  ) => Promise<void>;
  prototype.addIceCandidate = function (this: RTCPeerConnection, candidate?: RTCIceCandidateInit | null) {
    const [, fingerprint = ''] = /^a=fingerprint:\S+ (\S+)/m.exec(this.remoteDescription?.sdp ?? '') ?? [];
    if (blocked.has(fingerprint.toUpperCase())) return Promise.resolve();
    return addIceCandidate.call(this, candidate);
  };
}
