/**
 * Two connections of this page with each other, over the room's STUN and TURN servers. If neither finds any address to
 * connect from, the browser holds them back: an extension, a setting or a policy. A network that lets nothing through is
 * another matter, for there the browser still knows its own addresses. Loaded when the first check found none.
 */
import type { Cancel, Clock } from '../clock.ts';
import { type TestConnection, whenGathered } from './browser-check.ts';

/** The part of a connection that the test uses. */
export interface PairedConnection extends TestConnection {
  createAnswer(): Promise<RTCSessionDescriptionInit>;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
}

/** A browser that has not begun by then does not look at all. */
const BEGIN_MS = 500;
/** Far TURN servers answer later. */
const LOOK_MS = 3_000;
/** No server answers later. */
const END_MS = 30_000;

/** Tells whether the browser is found to be blocked; and that it is not after all, if an address comes late. */
export function testBrowser(
  open: () => PairedConnection,
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
    for (const connection of pair) {
      connection.onicecandidate = connection.onicegatheringstatechange = null;
      connection.close();
    }
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
  connect(a, b).catch(() => {
    // Whatever is wrong then, it is not that addresses are held back.
    end();
  });
  return end;
}

async function connect(a: PairedConnection, b: PairedConnection): Promise<void> {
  a.createDataChannel('test');
  const offer = await a.createOffer();
  await a.setLocalDescription(offer);
  await b.setRemoteDescription(offer);
  const answer = await b.createAnswer();
  await b.setLocalDescription(answer);
  await a.setRemoteDescription(answer);
}
