import { describe, expect, it } from 'vitest';
import { destination, freshRoomLink, inviteLink, withRoom } from './room-link.ts';

const url = (rest: string) => new URL(`https://example.org/chat/${rest}`);

const KEY = 'k'.repeat(22);

describe('an address', () => {
  it.each([
    ['', { kind: 'fresh', isSealed: false }],
    ['?roomId=', { kind: 'fresh', isSealed: false }],
    ['?debug', { kind: 'fresh', isSealed: false }],
    ['?sealed', { kind: 'fresh', isSealed: true }],
    ['?roomId=abc-_9', { kind: 'room', roomId: 'abc-_9', key: null }],
    ['?roomId=abc#', { kind: 'room', roomId: 'abc', key: null }],
    ['?roomId=abc&sealed', { kind: 'room', roomId: 'abc', key: null }],
    [`?roomId=abc#${KEY}`, { kind: 'room', roomId: 'abc', key: KEY }],
    [`?roomId=abc#${'-_9'.repeat(10)}`, { kind: 'room', roomId: 'abc', key: '-_9'.repeat(10) }],
    [`?roomId=${'x'.repeat(64)}`, { kind: 'room', roomId: 'x'.repeat(64), key: null }],
    [`?roomId=${'x'.repeat(65)}`, { kind: 'malformed' }],
    ['?roomId=a%20b', { kind: 'malformed' }],
    ['?roomId=../x', { kind: 'malformed' }],
    ['?roomId=%00', { kind: 'malformed' }],
    ['?roomId=<script>', { kind: 'malformed' }],
    [`?roomId=a%20b#${KEY}`, { kind: 'malformed' }],
    ['?roomId=a&roomId=b', { kind: 'room', roomId: 'a', key: null }],
  ])('ending in %j names what it names', (rest, expected) => {
    expect(destination(url(rest))).toEqual(expected);
  });

  it.each([
    ['cut short', KEY.slice(1)],
    ['endless', 'k'.repeat(87)],
    ['with a full stop behind it', `${KEY}.`],
    ['with a blank in it', `${KEY}%20x`],
    ['that is no key at all', 'top'],
  ])('with a key %s leads nowhere, rather than into an open room', (_, key) => {
    expect(destination(url(`?roomId=abc#${key}`))).toEqual({ kind: 'locked' });
  });
});

describe('the link that invites', () => {
  it('leads into the same room and carries nothing else of my address', () => {
    const link = inviteLink(url('?debug=1&roomId=old&name=x#y'), { roomId: 'abc', key: null });
    expect(link).toBe('https://example.org/chat/?roomId=abc');
    expect(destination(new URL(link))).toEqual({ kind: 'room', roomId: 'abc', key: null });
  });

  it('carries the key of a sealed room where no server sees it', () => {
    const link = inviteLink(url('?roomId=abc'), { roomId: 'abc', key: KEY });
    expect(link).toBe(`https://example.org/chat/?roomId=abc#${KEY}`);
    expect(destination(new URL(link))).toEqual({ kind: 'room', roomId: 'abc', key: KEY });
  });

  it('to a fresh room stays below the folder that the page is served from', () => {
    expect(freshRoomLink(url('?roomId=abc#x'))).toBe('https://example.org/chat/');
    expect(freshRoomLink(url('?roomId=abc#x'), true)).toBe('https://example.org/chat/?sealed');
  });
});

describe("the page's own address", () => {
  it('takes the room in and keeps whatever else stood there', () => {
    const before = url('?debug=1');
    const after = withRoom(before, { roomId: 'abc', key: null });
    expect(after.href).toBe('https://example.org/chat/?debug=1&roomId=abc');
    expect(before.href).toBe('https://example.org/chat/?debug=1');
  });

  it('takes the key in too, and no longer asks for a fresh room', () => {
    const after = withRoom(url('?sealed'), { roomId: 'abc', key: KEY });
    expect(after.href).toBe(`https://example.org/chat/?roomId=abc#${KEY}`);
  });
});
