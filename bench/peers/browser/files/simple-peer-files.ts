/**
 * simple-peer as the stream that it is: chunks are written until it says that it is full, and again once it has drained.
 * Chunks of 16 KiB are what its examples and the packages built on it send; the address may ask for others.
 */
import SimplePeer from 'simple-peer';
import { io } from 'socket.io-client';
import { present } from '../stage.ts';
import type { Sample } from './sample.ts';

const query = new URLSearchParams(location.search);
const chunkBytes = Number(query.get('chunk') ?? 16) * 1_024;

function write(peer: SimplePeer.Instance, sample: Sample, from: number, to: number): void {
  let next = from;
  const more = () => {
    while (next < to) {
      const chunk = sample.at(next, Math.min(chunkBytes, to - next));
      next += chunk.byteLength;
      if (peer.write(chunk)) continue;
      peer.once('drain', more);
      return;
    }
  };
  more();
}

present((roomId) => async ({ server, changed, took, heard }) => {
  const socket = io(server, { transports: ['websocket'], forceNew: true });
  const peers = new Map<string, SimplePeer.Instance>();
  let open = 0;

  function link(to: string, initiator: boolean): SimplePeer.Instance {
    const peer = new SimplePeer({ initiator, config: { iceServers: [] } });
    peers.set(to, peer);
    peer.on('signal', (signal) => socket.emit('signal', { to, signal }));
    peer.on('data', (data: Uint8Array) => {
      // It does not tell what was sent as a text from what was not; those of a file are longer.
      if (data.byteLength < 1_024) heard(new TextDecoder().decode(data));
      else took(data.byteLength);
    });
    peer.on('connect', () => {
      open += 1;
      changed();
    });
    peer.on('error', () => peer.destroy());
    return peer;
  }

  socket.on('signal', ({ from, signal }: { from: string; signal: SimplePeer.SignalData }) => {
    (peers.get(from) ?? link(from, false)).signal(signal);
  });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  for (const member of (await socket.emitWithAck('join', roomId)) as string[]) link(member, true);
  return {
    get links() {
      return open;
    },
    say(text) {
      for (const peer of peers.values()) peer.send(text);
    },
    give(sample, from, to) {
      for (const peer of peers.values()) write(peer, sample, from, to);
    },
    leave() {
      for (const peer of peers.values()) peer.destroy();
      socket.disconnect();
    },
  };
});
