/**
 * Owns one socket's way into a room and out of it, and who is told. It decides nothing about who may come in (rooms.ts)
 * and relays nothing (relay.ts).
 */
import * as v from 'valibot';
import { type JoinReply, type JoinRequest, joinRequestSchema } from '../protocol.ts';
import type { GrantIce } from './ice-source.ts';
import { type Logger, roomTag } from './log.ts';
import type { MemberSocket, Reach } from './member-socket.ts';
import type { Admission, Rooms } from './rooms.ts';
import { createTurns } from './turns.ts';

interface PresenceDependencies {
  readonly rooms: Rooms;
  readonly grantIce: GrantIce;
  readonly reach: Reach;
  readonly log: Logger;
}

type Reply = (answer: JoinReply) => void;
const isReply = (value: unknown): value is Reply => typeof value === 'function';

export function followPresence(
  socket: MemberSocket,
  { rooms, grantIce, reach, log }: PresenceDependencies,
): void {
  // A join that is still being decided must not be overtaken by the leave or the disconnect that came after it.
  const inTurn = createTurns((error) => log.error({ err: error }, 'presence failed'));
  const address = socket.id;

  socket.on('join', (...args: unknown[]) => {
    const reply = args.pop();
    const request = v.safeParse(v.strictTuple([joinRequestSchema]), args);
    if (!isReply(reply)) socket.emit('refused', { event: 'join', reason: 'bad-request' });
    else if (!request.success) reply({ ok: false, reason: 'bad-request' });
    else return inTurn(() => join(request.output[0], reply));
    log.debug({ address }, 'malformed join refused');
  });
  socket.on('leave', () => inTurn(() => leave('goodbye')));
  socket.on('disconnect', (reason) => inTurn(() => leave(reason)));

  async function join({ roomId, door, card }: JoinRequest, reply: Reply): Promise<void> {
    if (!socket.connected) return;
    if (socket.data.roomId !== roomId) await leave('moved');

    const admission = await admit(roomId, door, card);
    log.debug({ address, room: roomTag(roomId), cardLength: card.length, ...outcome(admission) }, 'join');
    if (!admission.ok) return reply(admission);

    socket.data.roomId = roomId;
    reply({ ok: true, address, members: admission.others, ...grantIce() });
    for (const other of admission.others) reach(other.address)?.emit('joined', { address, card });
  }

  async function admit(roomId: string, door: string, card: string): Promise<Admission | typeof BUSY> {
    try {
      return await rooms.admit(roomId, door, { address, card });
    } catch (error) {
      log.error({ err: error }, 'rooms unavailable');
      return BUSY;
    }
  }

  async function leave(reason: string): Promise<void> {
    const { roomId } = socket.data;
    if (roomId === undefined) return;
    delete socket.data.roomId;

    const others = await rooms.leave(roomId, address);
    log.debug({ address, room: roomTag(roomId), reason, others: others.length }, 'left');
    // Then it is the server that goes, and nobody has left anybody.
    if (reason === 'server shutting down') return;
    for (const other of others) reach(other)?.emit('left', address);
  }
}

const BUSY = { ok: false, reason: 'busy' } as const;

const outcome = (admission: Admission | typeof BUSY) =>
  admission.ok ? { others: admission.others.length } : { refused: admission.reason };
