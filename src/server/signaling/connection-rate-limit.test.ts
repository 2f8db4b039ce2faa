import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { socketLimits } from '../ops/limits.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { limitConnectionRate } from './connection-rate-limit.ts';

const NONE = { burst: 1_000_000, perSecond: 0 };
const UNLIMITED = { events: NONE, messages: NONE, bytes: NONE, strikes: NONE, joinCost: 1, waiting: 1 };

function follow(limits: Partial<typeof UNLIMITED>) {
  const connection = new EventEmitter();
  const cuts: string[] = [];
  const cut = (reason: string) => cuts.push(reason);
  const rateLimit = limitConnectionRate(connection, { ...UNLIMITED, ...limits }, cut, new ManualClock());
  return { rateLimit, cuts, sends: (data?: unknown) => connection.emit('packet', { data }) };
}

it('cuts once who sends too many messages, of whatever kind', () => {
  const { cuts, sends } = follow({ messages: { burst: 2, perSecond: 0 } });
  sends();
  sends('x');
  expect(cuts).toEqual([]);
  sends();
  sends();
  expect(cuts).toEqual(['too-many-messages']);
});

it('cuts who sends too much, as text or as bytes', () => {
  const { cuts, sends } = follow({ bytes: { burst: 10, perSecond: 0 } });
  sends('12345');
  sends(Buffer.alloc(5));
  expect(cuts).toEqual([]);
  sends('1');
  expect(cuts).toEqual(['too-many-bytes']);
});

it('refuses events beyond the bound, and cuts who does not mind', () => {
  const { rateLimit, cuts } = follow({
    events: { burst: 3, perSecond: 0 },
    strikes: { burst: 2, perSecond: 0 },
  });
  expect([rateLimit.mayCost(1), rateLimit.mayCost(3), rateLimit.mayCost(2)]).toEqual([true, false, true]);
  expect(rateLimit.mayCost(1)).toBe(false);
  expect(cuts).toEqual([]);
  rateLimit.strike();
  expect(cuts).toEqual(['too-many-refusals']);
});

it.each([2, 32, 100])(
  'lets a newcomer call a full room of %i, restart every link twice, and call again',
  (capacity) => {
    const { rateLimit, cuts, sends } = follow(socketLimits(capacity));
    expect(rateLimit.mayCost(capacity)).toBe(true);
    for (let signal = 0; signal < 3 * 6 * (capacity - 1); signal += 1) {
      sends('s'.repeat(signal % 6 === 0 ? 8_000 : 800));
      expect(rateLimit.mayCost(1)).toBe(true);
    }
    expect(cuts).toEqual([]);
  },
);
