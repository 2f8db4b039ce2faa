/**
 * Whether this browser has WebRTC that works, seen by trying a connection to nobody. What is removed, a stub, or switched
 * off is told apart from a network that lets nothing through: that is found out by links, and later. Pure but for the
 * connection it is given.
 */
import type { Cancel, Clock } from '../clock.ts';

/** The part of a connection that the check uses. */
export interface TestConnection {
  onicecandidate: ((event: RTCPeerConnectionIceEvent) => void) | null;
  onicegatheringstatechange: ((event: Event) => void) | null;
  readonly iceGatheringState: RTCIceGatheringState;
  createDataChannel(label: string): unknown;
  createOffer(): Promise<RTCSessionDescriptionInit>;
  setLocalDescription(description: RTCSessionDescriptionInit): Promise<void>;
  close(): void;
}

/** Candidates of this machine itself come within some milliseconds. */
const GATHER_MS = 500;

export interface CheckResult {
  /** It offers a data channel. */
  readonly works: boolean;
  /** It finds an address to connect from, without asking any server. False may be a matter of patience. */
  readonly gathers: Promise<boolean>;
}

/** Does not settle where the browser does not. Closes its connection at the end. */
export async function checkBrowser(open: () => TestConnection, clock: Clock): Promise<CheckResult> {
  let connection: TestConnection | null = null;
  try {
    connection = open();
    connection.createDataChannel('check');
    const offer = await connection.createOffer();
    // Stubs answer with nothing, and browsers built without data channels leave them out.
    if (!offer.sdp?.includes('m=application')) throw new Error('the browser offers no data channel');
    return { works: true, gathers: gathers(connection, offer, clock) };
  } catch {
    close(connection);
    return { works: false, gathers: Promise.resolve(false) };
  }
}

async function gathers(
  connection: TestConnection,
  offer: RTCSessionDescriptionInit,
  clock: Clock,
): Promise<boolean> {
  let stop: Cancel = () => undefined;
  const found = new Promise<boolean>((resolve) => {
    whenGathered(connection, resolve);
    stop = clock.after(GATHER_MS, () => resolve(false));
    connection.setLocalDescription(offer).catch(() => resolve(false));
  });
  const result = await found;
  stop();
  close(connection);
  return result;
}

/** Tells once whether there are candidates: at the first one, or when the browser has looked everywhere. */
export function whenGathered(connection: TestConnection, told: (isAny: boolean) => void): void {
  connection.onicecandidate = ({ candidate }) => {
    // Browsers mark the end in their ways.
    if (candidate?.candidate) told(true);
  };
  connection.onicegatheringstatechange = () => {
    if (connection.iceGatheringState === 'complete') told(false);
  };
}

/** A stub may have no way to. */
function close(connection: TestConnection | null): void {
  try {
    connection?.close();
  } catch {
    // It holds nothing.
  }
}
