import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { askedFor, clientAddress } from './forwarded.ts';

const request = (remoteAddress: string, forwardedFor?: string) => ({
  socket: { remoteAddress } as Socket,
  headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
});

describe('the address of a client', () => {
  it.each([
    ['nobody vouched for', 0, '198.51.100.1', '203.0.113.9'],
    ['one proxy', 1, '203.0.113.9', '203.0.113.9'],
    ['one proxy, forged in front of it', 1, '203.0.113.9', '192.0.2.66, 203.0.113.9'],
    ['two proxies', 2, '203.0.113.9', '203.0.113.9, 10.0.0.1'],
    ['two proxies, forged in front', 2, '203.0.113.9', '192.0.2.66, 203.0.113.9, 10.0.0.1'],
    ['fewer entries than proxies', 3, '203.0.113.9', '203.0.113.9, 10.0.0.1'],
    ['an entry that is no address', 1, '198.51.100.1', '203.0.113.9, unknown'],
    ['an empty header', 1, '198.51.100.1', ''],
    ['no header', 1, '198.51.100.1', undefined],
  ])('with %s', (_what, hops, expected, forwardedFor) => {
    expect(clientAddress(request('198.51.100.1', forwardedFor), hops)).toBe(expected);
  });

  it('is always one, also when the connection is gone already', () => {
    expect(clientAddress({ socket: {} as Socket, headers: {} }, 0)).toBe('0.0.0.0');
  });
});

describe('what was asked for', () => {
  const headers = {
    host: 'inner:3000',
    'x-forwarded-host': 'forged.example, Chat.example.com',
    'x-forwarded-proto': 'https',
  };

  it('is what the connection says when no proxy is trusted', () => {
    expect(askedFor(headers, 0)).toEqual({ host: 'inner:3000', protocol: undefined });
  });

  it('is what the trusted proxy says', () => {
    expect(askedFor(headers, 1)).toEqual({ host: 'chat.example.com', protocol: 'https:' });
    expect(askedFor({ host: 'chat.example.com' }, 1)).toEqual({
      host: 'chat.example.com',
      protocol: undefined,
    });
  });

  it('has no protocol that is none', () => {
    expect(askedFor({ ...headers, 'x-forwarded-proto': 'gopher' }, 1).protocol).toBeUndefined();
  });
});
