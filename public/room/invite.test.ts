import { describe, expect, it } from 'vitest';
import { destination, freshRoomLink, inviteLink, withRoom } from './invite.ts';

const url = (rest: string) => new URL(`https://example.org/chat/${rest}`);

describe('an address', () => {
  it.each([
    ['', { kind: 'fresh' }],
    ['?roomId=', { kind: 'fresh' }],
    ['?debug', { kind: 'fresh' }],
    ['?roomId=abc-_9', { kind: 'room', roomId: 'abc-_9' }],
    [`?roomId=${'x'.repeat(64)}`, { kind: 'room', roomId: 'x'.repeat(64) }],
    [`?roomId=${'x'.repeat(65)}`, { kind: 'malformed' }],
    ['?roomId=a%20b', { kind: 'malformed' }],
    ['?roomId=../x', { kind: 'malformed' }],
    ['?roomId=%00', { kind: 'malformed' }],
    ['?roomId=<script>', { kind: 'malformed' }],
    ['?roomId=a&roomId=b', { kind: 'room', roomId: 'a' }],
  ])('ending in %j names what it names', (rest, expected) => {
    expect(destination(url(rest))).toEqual(expected);
  });
});

describe('the link that invites', () => {
  it('leads into the same room and carries nothing else of my address', () => {
    const link = inviteLink(url('?debug=1&roomId=old&name=x#y'), 'abc');
    expect(link).toBe('https://example.org/chat/?roomId=abc');
    expect(destination(new URL(link))).toEqual({ kind: 'room', roomId: 'abc' });
  });

  it('stays below the folder that the page is served from', () => {
    expect(freshRoomLink(url('?roomId=abc#x'))).toBe('https://example.org/chat/');
  });
});

describe("the page's own address", () => {
  it('takes the room in and keeps whatever else stood there', () => {
    const before = url('?debug=1#x');
    expect(withRoom(before, 'abc').href).toBe('https://example.org/chat/?debug=1&roomId=abc#x');
    expect(before.href).toBe('https://example.org/chat/?debug=1#x');
  });
});
