/**
 * Links as somebody would write them by hand who knows how to: one certificate for all of a member's, nothing that is
 * negotiated but one channel, nothing checked, nobody proved, nothing repaired. Over the plain ws relay.
 */
import type { Invitation, Prepare, Seat } from './stage.ts';

interface Signal {
  readonly description?: RTCSessionDescriptionInit;
  readonly candidates?: readonly RTCIceCandidateInit[];
}

interface Told {
  readonly id?: string;
  readonly members?: readonly string[];
  readonly from?: string;
  readonly left?: string;
  readonly signal?: Signal;
}

export interface Style {
  /** For how long candidates wait for each other and for their description; null: each goes at once. */
  readonly batchMs: number | null;
}

const TO_CHANNEL = { negotiated: true, id: 0 };

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as Algorithm;

export const rawLinks =
  ({ batchMs }: Style): Prepare =>
  async (roomId) => {
    const certificate = await RTCPeerConnection.generateCertificate(ALGORITHM);
    return (invitation) => enter(roomId, invitation, certificate, batchMs);
  };

async function enter(
  roomId: string,
  { server, changed, heard }: Invitation,
  certificate: RTCCertificate,
  batchMs: number | null,
): Promise<Seat> {
  const links = new Map<string, RTCPeerConnection>();
  const socket = new WebSocket(server);
  const open = new Map<string, RTCDataChannel>();

  function link(to: string): RTCPeerConnection {
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', certificates: [certificate] });
    links.set(to, connection);
    const channel = connection.createDataChannel('raw', TO_CHANNEL);
    channel.onopen = () => {
      open.set(to, channel);
      changed();
    };
    channel.onmessage = ({ data }: MessageEvent<string>) =>
      heard((JSON.parse(data) as { text: string }).text);
    const send = (signal: Signal) => socket.send(JSON.stringify({ to, signal }));
    if (batchMs === null) {
      connection.onicecandidate = ({ candidate }) =>
        candidate?.candidate && send({ candidates: [candidate] });
      return connection;
    }
    let candidates: RTCIceCandidate[] = [];
    let isTold = false;
    const flush = () => {
      const { localDescription } = connection;
      if (localDescription === null || (isTold && candidates.length === 0)) return;
      // Without the candidates that are in it by now: they go beside it.
      const sdp = localDescription.sdp.replace(/^a=(?:candidate|end-of-candidates).*\r\n/gm, '');
      send(isTold ? { candidates } : { description: { type: localDescription.type, sdp }, candidates });
      isTold = true;
      candidates = [];
    };
    connection.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) candidates.push(candidate);
    };
    connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && flush();
    connection.onsignalingstatechange = () => setTimeout(flush, batchMs);
    return connection;
  }

  async function describe(to: string, connection: RTCPeerConnection): Promise<void> {
    await connection.setLocalDescription();
    const { localDescription } = connection;
    if (batchMs !== null || localDescription === null) return;
    socket.send(JSON.stringify({ to, signal: { description: localDescription } }));
  }

  async function hear(from: string, { description, candidates = [] }: Signal): Promise<void> {
    const connection = links.get(from) ?? link(from);
    if (description) void connection.setRemoteDescription(description);
    for (const candidate of candidates) void connection.addIceCandidate(candidate);
    if (description?.type === 'offer') await describe(from, connection);
  }

  function part(from: string): void {
    links.get(from)?.close();
    links.delete(from);
    open.delete(from);
    changed();
  }

  await new Promise<void>((resolve) => {
    socket.onopen = () => socket.send(JSON.stringify({ join: roomId }));
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const { members, from, signal, left } = JSON.parse(data) as Told;
      if (from !== undefined && signal) void hear(from, signal);
      for (const id of members ?? []) void describe(id, link(id));
      if (members) resolve();
      if (left !== undefined) part(left);
    };
  });
  return {
    get links() {
      return open.size;
    },
    say(text) {
      const frame = JSON.stringify({ text, at: Date.now() });
      for (const channel of open.values()) channel.send(frame);
    },
    leave() {
      socket.close();
      for (const connection of links.values()) connection.close();
    },
  };
}
