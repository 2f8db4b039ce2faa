/**
 * Whether the browser gives WebRTC any address to connect from, or holds all of them back: an extension, a setting or a
 * policy does that. A network that lets nothing through is another matter: there the browser still knows its own.
 * Loaded after the page.
 */
import type { Cancel, Clock } from '../clock.ts';
import type { CheckedConnection } from './browser-check.ts';

/** The part of a connection that the tests use. */
export interface TestConnection extends CheckedConnection {
  onicecandidate: ((event: RTCPeerConnectionIceEvent) => void) | null;
  onicegatheringstatechange: ((event: Event) => void) | null;
  readonly iceGatheringState: RTCIceGatheringState;
  createAnswer(): Promise<RTCSessionDescriptionInit>;
  setLocalDescription(description: RTCSessionDescriptionInit): Promise<void>;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
}

/** Addresses of the machine itself come within some milliseconds. A browser that has not begun by then does not look. */
const BEGIN_MS = 500;
/** Far TURN servers answer later. */
const LOOK_MS = 3_000;
/** No server answers later. */
const END_MS = 30_000;

/** Whether one connection finds an address, asking no server. A no may be a matter of patience. */
export async function findsAddress(open: () => TestConnection, clock: Clock): Promise<boolean> {
  const connection = open();
  const isFound = await new Promise<boolean>((resolve) => {
    whenGathered(connection, resolve);
    clock.after(BEGIN_MS, () => resolve(false));
    offer(connection).catch(() => resolve(false));
  });
  close(connection);
  return isFound;
}

/**
 * Two connections of this page with each other, over the room's STUN and TURN servers. Tells that the browser is blocked
 * if neither finds an address; and that it is not after all, if one comes late.
 */
export function testBrowser(
  open: () => TestConnection,
  clock: Clock,
  told: (isBlocked: boolean) => void,
): Cancel {
  const [a, b] = [open(), open()];
  const pair = [a, b];
  const waiting = new Set(pair);
  let verdict: boolean | null = null;
  const decide = (isBlocked: boolean) => {
    if (verdict === isBlocked) return;
    verdict = isBlocked;
    told(isBlocked);
  };
  const end = () => {
    for (const cancel of timers) cancel();
    pair.forEach(close);
  };
  const timers = [
    clock.after(BEGIN_MS, () => {
      if (pair.every(({ iceGatheringState }) => iceGatheringState === 'new')) decide(true);
    }),
    clock.after(LOOK_MS, () => decide(true)),
    clock.after(END_MS, end),
  ];
  for (const connection of pair)
    whenGathered(connection, (isAny) => {
      waiting.delete(connection);
      if (!isAny && waiting.size > 0) return;
      decide(!isAny);
      end();
    });
  // Whatever is wrong if they fail to agree, it is not that addresses are held back.
  connect(a, b).catch(end);
  return end;
}

/** Tells whether there are addresses: at the first one, or when the browser has looked everywhere. */
function whenGathered(connection: TestConnection, told: (isAny: boolean) => void): void {
  connection.onicecandidate = ({ candidate }) => {
    // Browsers mark the end in their ways.
    if (candidate?.candidate) told(true);
  };
  connection.onicegatheringstatechange = () => {
    if (connection.iceGatheringState === 'complete') told(false);
  };
}

async function offer(connection: TestConnection): Promise<RTCSessionDescriptionInit> {
  connection.createDataChannel('test');
  const description = await connection.createOffer();
  await connection.setLocalDescription(description);
  return description;
}

async function connect(a: TestConnection, b: TestConnection): Promise<void> {
  await b.setRemoteDescription(await offer(a));
  const answer = await b.createAnswer();
  await b.setLocalDescription(answer);
  await a.setRemoteDescription(answer);
}

function close(connection: TestConnection): void {
  connection.onicecandidate = connection.onicegatheringstatechange = null;
  connection.close();
}
