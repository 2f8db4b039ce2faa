/** As much of a Nostr relay (NIP-01) as Trystero uses: events to whoever asked for their kind and topic, none kept. */
import { type WebSocket, WebSocketServer } from 'ws';

interface Event {
  readonly id: string;
  readonly kind: number;
  readonly tags: readonly (readonly string[])[];
}

interface Filter {
  readonly kinds: readonly number[];
  readonly '#x': readonly string[];
}

type Message = ['EVENT', Event] | ['REQ', string, Filter] | ['CLOSE', string];

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 0), host: '127.0.0.1' });
const subscriptions = new Map<WebSocket, Map<string, Filter>>();

const isAskedFor = ({ kind, tags }: Event, filter: Filter): boolean =>
  filter.kinds.includes(kind) &&
  tags.some(([name, topic]) => name === 'x' && topic !== undefined && filter['#x'].includes(topic));

function publish(event: Event): void {
  for (const [socket, filters] of subscriptions)
    for (const [name, filter] of filters)
      if (isAskedFor(event, filter)) socket.send(JSON.stringify(['EVENT', name, event]));
}

server.on('connection', (socket) => {
  const filters = new Map<string, Filter>();
  subscriptions.set(socket, filters);
  socket.on('close', () => subscriptions.delete(socket));
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Message;
    if (message[0] === 'EVENT') {
      publish(message[1]);
      socket.send(JSON.stringify(['OK', message[1].id, true, '']));
    } else if (message[0] === 'REQ') {
      filters.set(message[1], message[2]);
      socket.send(JSON.stringify(['EOSE', message[1]]));
    } else filters.delete(message[1]);
  });
});
server.on('listening', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
});
