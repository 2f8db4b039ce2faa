/** A signaling server as tutorials write it: Socket.IO as it comes, signals sent on to whomever they name. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http);

io.on('connection', (socket) => {
  socket.on('join', (roomId: string, reply: (members: string[]) => void) => {
    const members = [...(io.sockets.adapter.rooms.get(roomId) ?? [])];
    void socket.join(roomId);
    socket.to(roomId).emit('joined', socket.id);
    reply(members);
  });
  socket.on('signal', ({ to, signal }: { to: string; signal: unknown }) => {
    io.to(to).emit('signal', { from: socket.id, signal });
  });
  socket.on('disconnecting', () => {
    for (const roomId of socket.rooms) socket.to(roomId).emit('left', socket.id);
  });
});
http.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`);
});
