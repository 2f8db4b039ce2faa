import type { IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';
import { expect, it } from 'vitest';
import { createTunnelCapacity } from './capacity.ts';

const requestOver = (socket: Duplex) => ({ socket }) as unknown as IncomingMessage;

function someone(places: ReturnType<typeof createTunnelCapacity>): IncomingMessage {
  const socket = new Duplex();
  places.mark(socket);
  return requestOver(socket);
}

it('is full when two connections are left, and not for who comes another way', () => {
  const places = createTunnelCapacity();
  expect(places.bound(10)).toBe(8);
  const leave = Array.from({ length: 8 }, () => {
    const request = someone(places);
    expect(places.isFull(request)).toBe(false);
    return places.take(request);
  });
  expect(places.isFull(someone(places))).toBe(true);
  const neighbour = requestOver(new Duplex());
  expect(places.isFull(neighbour)).toBe(false);
  places.take(neighbour)();
  expect(places.isFull(someone(places))).toBe(true);
  leave[3]?.();
  expect(places.isFull(someone(places))).toBe(false);
});

it('has a place for one even in the smallest tunnel, and for everybody where there is no bound', () => {
  const places = createTunnelCapacity();
  expect(places.bound(1)).toBe(1);
  places.take(someone(places));
  expect(places.isFull(someone(places))).toBe(true);
  expect(places.bound(null)).toBeNull();
  expect(places.isFull(someone(places))).toBe(false);
});
