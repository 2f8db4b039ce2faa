import { expect, it } from 'vitest';
import type { LinkMedia, MediaConnection } from './link.ts';
import { MediaSlot } from './media-slot.ts';

const connectionWith = (...directions: RTCRtpTransceiverDirection[]) => {
  const transceivers = directions.map((direction) => ({ direction }));
  return { transceivers, getTransceivers: () => transceivers } as unknown as MediaConnection & {
    transceivers: typeof transceivers;
  };
};

class ToldMedia implements LinkMedia {
  readonly told: string[] = [];
  settle(_connection: MediaConnection, mayAdd: boolean): void {
    this.told.push(mayAdd ? 'settle, may add' : 'settle');
  }
  agreed(): void {
    this.told.push('agreed');
  }
  leave(): void {
    this.told.push('leave');
  }
}

it('answers what nobody agreed on with inactive, and leaves what is stopped alone', () => {
  const connection = connectionWith('sendrecv', 'stopped', 'recvonly');
  new MediaSlot(connection, true).settle();
  expect(connection.transceivers.map(({ direction }) => direction)).toEqual([
    'inactive',
    'stopped',
    'inactive',
  ]);
});

it('lets media settle when they come and before every answer, once each, and has them leave', () => {
  const [connection, media, next] = [connectionWith('sendrecv'), new ToldMedia(), new ToldMedia()];
  const slot = new MediaSlot(connection, false);
  slot.attach(media);
  slot.attach(media);
  slot.settle();
  slot.attach(next);
  slot.attach(null);
  expect(media.told).toEqual(['settle', 'settle', 'leave']);
  expect(next.told).toEqual(['settle', 'leave']);
  expect(connection.transceivers).toEqual([{ direction: 'sendrecv' }]);
  slot.settle();
  expect(connection.transceivers).toEqual([{ direction: 'inactive' }]);
});

it('tells the media that are there, and nobody else, when both ends agreed', () => {
  const [media, slot] = [new ToldMedia(), new MediaSlot(connectionWith(), false)];
  slot.agreed();
  slot.attach(media);
  slot.agreed();
  slot.attach(null);
  slot.agreed();
  expect(media.told).toEqual(['settle', 'agreed', 'leave']);
});

it('lets one end alone add', () => {
  const media = new ToldMedia();
  new MediaSlot(connectionWith(), true).attach(media);
  expect(media.told).toEqual(['settle, may add']);
});
