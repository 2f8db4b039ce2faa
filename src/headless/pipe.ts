/**
 * `parley pipe`: what comes in, line by line, is said in a room, and what others say there goes out. It ends when all that
 * came in has reached somebody, or when it is told to.
 */
import type { Message, Room } from '../../public/library/contract.ts';
import { ParleyError } from '../../public/library/parley-error.ts';
import type { PipeCommand, PipeStreams } from '../pipe-command.ts';
import { messageJson, messageLines } from './pipe-format.ts';
import { joinRoom } from './room.ts';

export const pipe: PipeCommand = async ({ link, name, isJson, hasHistory }, streams) => {
  let room: Room;
  try {
    room = await joinRoom(link, { name, signal: streams.stop });
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error;
    if (error.code === 'aborted') return 'done';
    streams.complain(`parley pipe: ${error.message}`);
    return 'trouble';
  }
  const format = isJson ? messageJson : messageLines;
  const show = (message: Message) => {
    if (hasHistory || !message.isHistory) streams.print(format(message));
  };
  room.on('message', show);
  const asked = new Promise<void>((resolve) => {
    streams.stop.addEventListener('abort', () => resolve(), { once: true });
    if (streams.stop.aborted) resolve();
  });
  const isAllSaid = await sayAll(room, streams, asked);
  const unreached = isAllSaid ? await untilReached(room, streams, asked) : lacking(room);
  await room.leave();
  if (unreached > 0) streams.complain(`parley pipe: ${unreached} of what was said reached nobody.`);
  return unreached === 0 && isAllSaid ? 'done' : 'trouble';
};

/** False where a line could not be said. */
async function sayAll(room: Room, { lines, complain }: PipeStreams, asked: Promise<void>): Promise<boolean> {
  const each = lines[Symbol.asyncIterator]();
  const ended = asked.then(() => null);
  let isAllSaid = true;
  for (;;) {
    const next = await Promise.race([each.next(), ended]);
    if (next === null || next.done) return isAllSaid;
    if (next.value.trim() === '') continue;
    try {
      room.say(next.value);
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      complain(`parley pipe: a line was not said. ${error.message}`);
      isAllSaid = false;
      if (error.code === 'left') return false;
    }
  }
}

const lacking = ({ messages }: Room): number =>
  messages.filter(({ receipt }) => receipt !== null && receipt.have + receipt.keepers === 0).length;

/** Answers how many reached nobody when it was asked to end. */
async function untilReached(room: Room, { complain }: PipeStreams, asked: Promise<void>): Promise<number> {
  if (lacking(room) === 0) return 0;
  if (room.members.length === 0) complain('parley pipe: nobody is here; waiting for somebody to have it.');
  const reached = new Promise<void>((resolve) => {
    room.on('receipt', () => lacking(room) === 0 && resolve());
  });
  await Promise.race([reached, asked]);
  return lacking(room);
}
