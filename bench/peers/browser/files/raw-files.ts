/**
 * The most that a page gets out of data channels by hand: bytes out of memory, and nothing done with what comes but
 * counting it. How it sends stands in the address, so that several ways of it compete and the best one counts.
 */
import { present } from '../stage.ts';
import { meet } from './connections.ts';
import type { Sample } from './sample.ts';

const query = new URLSearchParams(location.search);
const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
const lanes = {
  connections: number('connections', 1),
  channels: number('channels', 1),
  ordered: !query.has('unordered'),
};
const [messageBytes, highBytes, lowBytes] = [
  number('message', 64) * 1_024,
  number('high', 256) * 1_024,
  number('low', 128) * 1_024,
];

/** In a room of several holders each sends to the one who came to fetch. */
const isForLast = query.get('to') === 'last';

/** All channels to one member take from the same file, each as long as less than the high mark waits in it. */
function pump(channels: readonly RTCDataChannel[], sample: Sample, from: number, to: number): void {
  let next = from;
  for (const channel of channels) {
    channel.bufferedAmountLowThreshold = lowBytes;
    channel.onbufferedamountlow = () => {
      while (next < to && channel.bufferedAmount < highBytes) {
        const bytes = sample.at(next, Math.min(messageBytes, to - next));
        channel.send(bytes);
        next += bytes.byteLength;
      }
    };
    channel.onbufferedamountlow(new Event('bufferedamountlow'));
  }
}

present((roomId) => async (invitation) => {
  const meeting = await meet(roomId, invitation, lanes, (channel) => {
    channel.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) =>
      typeof data === 'string' ? invitation.heard(data) : invitation.took(data.byteLength);
  });
  return {
    get links() {
      return meeting.open.size;
    },
    say(text) {
      for (const channels of meeting.open.values()) channels[0]?.send(text);
    },
    give(sample, from, to) {
      const all = [...meeting.open.values()];
      for (const channels of isForLast ? all.slice(-1) : all) pump(channels, sample, from, to);
    },
    leave: () => meeting.close(),
  };
});
