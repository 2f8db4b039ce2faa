import { describe, expect, it } from 'vitest';
import { isOwnNetworkBlocked, type Trouble, whyUnreachable } from './unreachable.ts';

const trouble = (of: Partial<Trouble>): Trouble => ({
  local: ['host', 'srflx'],
  remote: ['host', 'srflx'],
  isAnswered: true,
  hasStun: true,
  hasTurn: false,
  isTurnOnly: false,
  hasWay: true,
  ...of,
});

describe('why a member is unreachable', () => {
  it.each([
    ['no-way', { hasWay: false, isAnswered: false }],
    ['silent', { isAnswered: false, remote: [] }],
    ['no-turn', { isTurnOnly: true, local: [] }],
    ['turn-failed', { hasTurn: true }],
    ['turn-failed', { hasTurn: true, isTurnOnly: true, local: [] }],
    ['blocked', { hasTurn: true, local: ['host', 'relay'] }],
    ['blocked', { remote: ['relay'] }],
    ['own-network', { local: ['host'] }],
    ['their-network', { remote: ['host'] }],
    ['both-networks', {}],
    ['both-networks', { local: ['host'], remote: ['host'] }],
    ['both-networks', { hasStun: false, local: ['host'] }],
  ] as const)('is %s when it was found that %j', (why, found) => {
    expect(whyUnreachable(trouble(found))).toBe(why);
  });
});

describe('the own network lets nothing out', () => {
  it.each([
    [true, { local: ['host'] }],
    [true, { local: ['host'], remote: ['host', 'relay'] }],
    [true, { local: ['host'], hasTurn: true }],
    [false, {}],
    [false, { local: ['host', 'relay'], hasTurn: true }],
    [false, { local: ['host'], remote: ['host'] }],
    [false, { local: ['host'], hasStun: false }],
    [false, { local: [], isTurnOnly: true }],
    [false, { local: ['host'], isAnswered: false }],
    [false, { local: ['host'], hasWay: false }],
  ] as const)('%s when it was found that %j', (isBlocked, found) => {
    expect(isOwnNetworkBlocked(trouble(found))).toBe(isBlocked);
  });
});
