/** A connection that finds what a test says, and nothing by itself. */
import type { TestConnection } from '../self-test.ts';

export class FakeConnection implements TestConnection {
  onicecandidate: TestConnection['onicecandidate'] = null;
  onicegatheringstatechange: TestConnection['onicegatheringstatechange'] = null;
  iceGatheringState: RTCIceGatheringState = 'new';
  isClosed = false;

  createDataChannel(): unknown {
    return {};
  }

  async createOffer(): Promise<RTCSessionDescriptionInit> {
    return { type: 'offer', sdp: 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n' };
  }

  async createAnswer(): Promise<RTCSessionDescriptionInit> {
    return { type: 'answer', sdp: 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n' };
  }

  async setLocalDescription(): Promise<void> {
    await Promise.resolve();
  }

  async setRemoteDescription(): Promise<void> {
    await Promise.resolve();
  }

  close(): void {
    this.isClosed = true;
  }

  /** Begins to look for addresses. */
  begin(): void {
    this.iceGatheringState = 'gathering';
  }

  find(candidate: string): void {
    this.onicecandidate?.({ candidate: { candidate } } as RTCPeerConnectionIceEvent);
  }

  /** Has looked everywhere. */
  complete(): void {
    this.iceGatheringState = 'complete';
    this.onicegatheringstatechange?.({} as Event);
  }
}

/** Until whatever was begun is done: the fake connection waits for nothing. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));
