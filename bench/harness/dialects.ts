/** How each server wants to be spoken to, over a WebSocket: getting in, and one signal to another member. */
import { WireClient } from './wire-client.ts';

export interface Member {
  readonly client: WireClient;
  /** Where others reach it. */
  readonly address: string;
}

export interface Dialect {
  enter(port: number, roomId: string): Promise<Member>;
  /** The text that takes such a signal there. */
  signal(from: string, to: string, body: Body): string;
  isSignal(text: Buffer): boolean;
  /** Answers what has to be answered to stay in. */
  answer(client: WireClient, text: Buffer): void;
}

/** What browsers send: as much of it as `bytes`, as the peers write it and as Parley does, which seals it. */
export interface Body {
  readonly plain: Readonly<Record<string, string>>;
  readonly sealed: string;
}

const LINE = 'a=candidate:3885250869 1 udp 2122260223 192.0.2.17 51413 typ host generation 0\r\n';

export function description(bytes: number): Body {
  const sdp = LINE.repeat(Math.ceil(bytes / LINE.length));
  return {
    plain: { type: 'offer', sdp: sdp.slice(0, bytes - sdp.slice(0, bytes).split('\n').length * 2) },
    sealed: 's'.repeat(bytes),
  };
}

export const candidate = (bytes: number): Body => ({
  plain: { candidate: LINE.trim().padEnd(bytes, ' ').slice(0, bytes), sdpMid: '0' },
  sealed: 'c'.repeat(bytes),
});

const opened = (client: WireClient, isIt: (text: string) => boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    client.onClose = () => reject(new Error('closed before it was in'));
    client.onTexts = (texts) => {
      const found = texts.map(String).find(isIt);
      if (found !== undefined) resolve(found);
    };
  });

const ENGINE_PATH = '/socket.io/?EIO=4&transport=websocket';
const startsWith = (text: Buffer, start: string): boolean =>
  text.toString('latin1', 0, start.length) === start;

async function openSocketIo(port: number): Promise<{ client: WireClient; sid: string }> {
  const client = await WireClient.open(port, ENGINE_PATH);
  await opened(client, (text) => text.startsWith('0'));
  client.send('40');
  const connected = await opened(client, (text) => text.startsWith('40'));
  return { client, sid: (JSON.parse(connected.slice(2)) as { sid: string }).sid };
}

function answerPing(client: WireClient, text: Buffer): void {
  if (text.length === 1 && startsWith(text, '2')) client.send('3');
}

const ROOM_VERIFIER = 'd'.repeat(43);
/** As long as a real card, sealed. */
const CARD = 'c'.repeat(300);

export const parley: Dialect = {
  async enter(port, roomId) {
    const { client, sid } = await openSocketIo(port);
    client.send(`420["join",${JSON.stringify({ roomId, roomVerifier: ROOM_VERIFIER, card: CARD })}]`);
    const answer = await opened(client, (text) => text.startsWith('430'));
    if (!answer.startsWith('430[{"ok":true')) throw new Error(answer);
    return { client, address: sid };
  },
  signal: (_from, to, { sealed }) => `42["signal","${to}","${sealed}"]`,
  isSignal: (text) => startsWith(text, '42["signal"'),
  answer: answerPing,
};

export const socketIoDefault: Dialect = {
  async enter(port, roomId) {
    const { client, sid } = await openSocketIo(port);
    client.send(`420["join",${JSON.stringify(roomId)}]`);
    await opened(client, (text) => text.startsWith('430'));
    return { client, address: sid };
  },
  signal: (_from, to, { plain }) => `42["signal",${JSON.stringify({ to, signal: plain })}]`,
  isSignal: (text) => startsWith(text, '42["signal"'),
  answer: answerPing,
};

export const plainRelay: Dialect = {
  async enter(port, roomId) {
    const client = await WireClient.open(port, '/');
    client.send(JSON.stringify({ join: roomId }));
    const welcome = await opened(client, (text) => text.startsWith('{"id"'));
    return { client, address: (JSON.parse(welcome) as { id: string }).id };
  },
  signal: (_from, to, { plain }) => JSON.stringify({ to, signal: plain }),
  isSignal: (text) => startsWith(text, '{"from"'),
  answer: () => undefined,
};

let names = 0;
export const peerJs: Dialect = {
  async enter(port) {
    names += 1;
    const address = `member-${names}`;
    const client = await WireClient.open(
      port,
      `/peerjs?key=peerjs&id=${address}&token=t${names}&version=1.5.5`,
    );
    await opened(client, (text) => text.includes('"OPEN"'));
    // It lets go of whoever is silent for a minute.
    const beat = setInterval(() => client.send('{"type":"HEARTBEAT"}'), 20_000);
    beat.unref();
    client.onClose = () => clearInterval(beat);
    return { client, address };
  },
  signal: (_from, to, { plain }) =>
    JSON.stringify({
      type: 'sdp' in plain ? 'OFFER' : 'CANDIDATE',
      payload: { ...plain, type: 'data', connectionId: 'dc_1' },
      dst: to,
    }),
  isSignal: (text) => startsWith(text, '{"type":"OFFER"') || startsWith(text, '{"type":"CANDIDATE"'),
  answer: () => undefined,
};
