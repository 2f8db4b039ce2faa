/**
 * Connections for files as somebody would write them by hand, over the plain ws relay: as many between two members as
 * they want, each with as many channels. One certificate for all, nothing proved, nothing repaired.
 */
import type { Invitation } from '../stage.ts';

export interface Lanes {
  readonly connections: number;
  /** Of each connection. */
  readonly channels: number;
  readonly ordered: boolean;
}

interface Signal {
  readonly lane: number;
  readonly description?: RTCSessionDescriptionInit;
  readonly candidate?: RTCIceCandidateInit;
}

interface Told {
  readonly members?: readonly string[];
  readonly from?: string;
  readonly signal?: Signal;
}

export interface Meeting {
  /** The channels to each member to whom all of them are open, connection by connection. */
  readonly open: ReadonlyMap<string, readonly RTCDataChannel[]>;
  close(): void;
}

/** `opened` is told of every channel before anything comes over it. */
export async function meet(
  roomId: string,
  { server, changed }: Pick<Invitation, 'server' | 'changed'>,
  lanes: Lanes,
  opened: (channel: RTCDataChannel) => void,
): Promise<Meeting> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as Algorithm;
  const certificates = [await RTCPeerConnection.generateCertificate(algorithm)];
  const connections = new Map<string, RTCPeerConnection[]>();
  const open = new Map<string, readonly RTCDataChannel[]>();
  const socket = new WebSocket(server);

  function connect(to: string): RTCPeerConnection[] {
    const channels: RTCDataChannel[] = [];
    const made = Array.from({ length: lanes.connections }, (_, lane) => {
      const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', certificates });
      const send = (signal: object) => socket.send(JSON.stringify({ to, signal: { lane, ...signal } }));
      connection.onicecandidate = ({ candidate }) => candidate?.candidate && send({ candidate });
      connection.onsignalingstatechange = () => {
        const { signalingState, localDescription: description } = connection;
        // At once, before the first candidate: those are for whoever has the description.
        const isAnswered = signalingState === 'stable' && description?.type === 'answer';
        if (signalingState === 'have-local-offer' || isAnswered) send({ description });
      };
      for (let id = 0; id < lanes.channels; id += 1) {
        const channel = connection.createDataChannel('file', {
          negotiated: true,
          id,
          ordered: lanes.ordered,
        });
        channel.binaryType = 'arraybuffer';
        opened(channel);
        channels.push(channel);
        channel.onopen = () => {
          if (channels.some(({ readyState }) => readyState !== 'open')) return;
          open.set(to, channels);
          changed();
        };
      }
      return connection;
    });
    connections.set(to, made);
    return made;
  }

  async function hear(from: string, { lane, description, candidate }: Signal): Promise<void> {
    const connection = (connections.get(from) ?? connect(from))[lane];
    if (candidate) await connection?.addIceCandidate(candidate);
    if (!description) return;
    await connection?.setRemoteDescription(description);
    if (description.type === 'offer') await connection?.setLocalDescription();
  }

  await new Promise<void>((resolve) => {
    socket.onopen = () => socket.send(JSON.stringify({ join: roomId }));
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const { members, from, signal } = JSON.parse(data) as Told;
      if (from !== undefined && signal) void hear(from, signal);
      for (const id of members ?? [])
        for (const connection of connect(id)) void connection.setLocalDescription();
      if (members) resolve();
    };
  });
  return {
    open,
    close() {
      socket.close();
      for (const connection of [...connections.values()].flat()) connection.close();
    },
  };
}
