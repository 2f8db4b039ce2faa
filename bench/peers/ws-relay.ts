/** The floor of what Node.js can do: a WebSocket server that reads JSON, looks up whom it is for, and writes JSON. */
import { randomUUID } from 'node:crypto';
import { type WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 0), host: '127.0.0.1' });
const members = new Map<string, WebSocket>();
const rooms = new Map<string, Map<string, WebSocket>>();

server.on('connection', (socket) => {
  const id = randomUUID();
  let room: Map<string, WebSocket> | undefined;
  members.set(id, socket);
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { join?: string; to?: string; signal?: unknown };
    if (message.join !== undefined) {
      room = rooms.get(message.join) ?? new Map();
      rooms.set(message.join, room);
      for (const other of room.values()) other.send(JSON.stringify({ joined: id }));
      socket.send(JSON.stringify({ id, members: [...room.keys()] }));
      room.set(id, socket);
    } else if (message.to !== undefined) {
      room?.get(message.to)?.send(JSON.stringify({ from: id, signal: message.signal }));
    }
  });
  socket.on('close', () => {
    members.delete(id);
    room?.delete(id);
    for (const other of room?.values() ?? []) other.send(JSON.stringify({ left: id }));
  });
});
server.on('listening', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
});
