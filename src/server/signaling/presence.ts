/**
 * Lets the member behind one socket join and leave rooms, and tells them who else comes and goes. Rooms decide who may
 * come in (rooms.ts); signals are relayed elsewhere (relay.ts).
 */
import * as v from 'valibot';
import {
  type FileRules,
  type JoinRefusal,
  type JoinReply,
  type JoinRequest,
  joinRequestSchema,
  type LastResort,
} from '../../protocol.ts';
import type { GrantIce } from '../ice/ice-source.ts';
import { RETRY_AFTER_MS } from '../ops/limits.ts';
import { type Logger, roomTag } from '../ops/log.ts';
import type { MetricsSink } from '../ops/metrics-sink.ts';
import type { Admission, Listener, Rooms } from '../rooms/rooms.ts';
import type { ConnectionRateLimit } from './connection-rate-limit.ts';
import { addressOf, type MemberSocket } from './member-socket.ts';
import { createSerialQueue } from './queues.ts';

interface PresenceDependencies {
  readonly rooms: Pick<Rooms, 'admit' | 'leave'>;
  /** What the room tells this member besides who comes and goes. */
  readonly inbox: Pick<Listener, 'signal' | 'undelivered'>;
  readonly grantIce: GrantIce;
  /** Part of the answer to everybody who joins. */
  readonly callCameras: number;
  readonly files: FileRules;
  readonly lastResort: LastResort;
  readonly rateLimit: ConnectionRateLimit;
  readonly joinCost: number;
  /** How long everybody in this network has to wait before somebody may join; 0 means now. */
  readonly joinWaitMs: () => Promise<number>;
  readonly metricsSink: MetricsSink;
  readonly log: Logger;
}

type Reply = (answer: JoinReply) => void;
const isReply = (value: unknown): value is Reply => typeof value === 'function';

export function followPresence(
  socket: MemberSocket,
  {
    rooms,
    inbox,
    grantIce,
    callCameras,
    files,
    lastResort,
    rateLimit,
    joinCost,
    joinWaitMs,
    metricsSink,
    log,
  }: PresenceDependencies,
): void {
  // A leave or a disconnect must not overtake the join before it while that is being decided.
  const inTurn = createSerialQueue((error) => log.error({ err: error }, 'presence failed'));
  const address = addressOf(socket);

  socket.on('join', (...args: unknown[]) => {
    const reply = args.pop();
    const request = v.safeParse(v.strictTuple([joinRequestSchema]), args);
    if (!isReply(reply)) socket.emit('refused', { event: 'join', reason: 'bad-request' });
    else if (!request.success) reply({ ok: false, reason: 'bad-request' });
    else if (!rateLimit.mayCost(joinCost)) return reply(refusal(BUSY));
    else return inTurn(() => join(request.output[0], reply));
    log.debug({ address }, 'malformed join refused');
    metricsSink.refused('join', 'bad-request');
    rateLimit.strike();
  });
  socket.on('leave', () => inTurn(() => leave('goodbye')));
  socket.on('disconnect', (reason) => inTurn(() => leave(reason)));

  async function join({ roomId, roomVerifier, card }: JoinRequest, reply: Reply): Promise<void> {
    const waitMs = await joinWaitMs();
    if (waitMs > 0) return reply(refusal({ ...BUSY, retryAfterMs: waitMs }));
    if (!socket.connected) return;
    if (socket.data.roomId !== roomId) await leave('moved');

    const admission = await admit(roomId, roomVerifier, card);
    log.debug({ address, room: roomTag(roomId), cardLength: card.length, ...outcome(admission) }, 'join');
    if (!admission.ok) return reply(refusal(admission));

    socket.data.roomId = roomId;
    metricsSink.joined();
    reply({
      ok: true,
      address,
      members: admission.others,
      ...grantIce(),
      callCameras,
      files,
      lastResort,
      serverTime: Date.now(),
    });
  }

  function listenerIn(roomId: string): Listener {
    // News waits for the answer to the join. News of a room that the member has left since is dropped.
    const tell = (emit: () => void) =>
      inTurn(async () => {
        if (socket.data.roomId === roomId) emit();
      });
    return {
      ...inbox,
      joined: (newcomer) => tell(() => socket.emit('joined', newcomer)),
      left: (other) => tell(() => socket.emit('left', other)),
      // The page comes back by itself, and then learns what has changed.
      dropped: () => tell(() => socket.conn.close()),
    };
  }

  function refusal<Refused extends { readonly reason: JoinRefusal }>(refused: Refused): Refused {
    metricsSink.refused('join', refused.reason);
    return refused;
  }

  async function admit(roomId: string, roomVerifier: string, card: string): Promise<Admission> {
    try {
      return await rooms.admit(roomId, roomVerifier, { address, card }, listenerIn(roomId));
    } catch (error) {
      log.error({ err: error }, 'rooms unavailable');
      return BUSY;
    }
  }

  async function leave(reason: string): Promise<void> {
    const { roomId } = socket.data;
    if (roomId === undefined) return;
    delete socket.data.roomId;
    log.debug({ address, room: roomTag(roomId), reason }, 'left');
    // When the server shuts down, nobody has left the room.
    if (reason !== 'server shutting down') await rooms.leave(roomId, address);
  }
}

const BUSY = { ok: false, reason: 'busy', retryAfterMs: RETRY_AFTER_MS } as const;

const outcome = (admission: Admission) =>
  admission.ok ? { others: admission.others.length } : { refused: admission.reason };
