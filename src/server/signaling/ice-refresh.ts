/** Answers a member who asks for fresh ICE servers. It does not know what is in them. */
import type { IceReply } from '../../protocol.ts';
import type { GrantIce } from '../ice/ice-source.ts';
import type { Clock } from '../ops/clock.ts';
import type { Logger } from '../ops/log.ts';
import type { MetricsSink } from '../ops/metrics-sink.ts';
import type { ConnectionRateLimit } from './connection-rate-limit.ts';
import type { MemberSocket } from './member-socket.ts';

/** An honest page asks once before it repairs its links, however many they are. */
const MAX_GRANTS = 20;
const WINDOW_MS = 60_000;

interface RefreshDependencies {
  readonly grantIce: GrantIce;
  readonly rateLimit: ConnectionRateLimit;
  readonly clock: Clock;
  readonly metricsSink: MetricsSink;
  readonly log: Logger;
}

type Reply = (answer: IceReply) => void;
const isReply = (value: unknown): value is Reply => typeof value === 'function';

export function answerIce(
  socket: MemberSocket,
  { grantIce, rateLimit, clock, metricsSink, log }: RefreshDependencies,
): void {
  let windowEndsAt = 0;
  let grants = 0;

  socket.on('ice', (...args: unknown[]) => {
    const reply = args.pop();
    if (!isReply(reply)) {
      socket.emit('refused', { event: 'ice', reason: 'bad-request' });
      note('bad-request');
      return log.debug({ address: socket.id }, 'malformed ice refused');
    }
    const answer = answerTo(args);
    log.debug({ address: socket.id, refused: answer.ok ? undefined : answer.reason }, 'ice');
    reply(answer);
    if (!answer.ok) note(answer.reason);
  });

  function note(reason: Extract<IceReply, { ok: false }>['reason']): void {
    metricsSink.refused('ice', reason);
    rateLimit.strike();
  }

  function answerTo(args: readonly unknown[]): IceReply {
    if (args.length > 0) return { ok: false, reason: 'bad-request' };
    if (socket.data.roomId === undefined) return { ok: false, reason: 'not-joined' };
    if (!mayAsk()) return { ok: false, reason: 'busy' };
    return { ok: true, ...grantIce(), serverTime: Date.now() };
  }

  function mayAsk(): boolean {
    const now = clock.now();
    if (now >= windowEndsAt) {
      windowEndsAt = now + WINDOW_MS;
      grants = 0;
    }
    grants += 1;
    return grants <= MAX_GRANTS;
  }
}
