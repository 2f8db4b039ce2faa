import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../testing/manual-clock.ts';
import type { ChannelEvents } from './channel.ts';
import { type Answer, Conversation } from './conversation.ts';
import { METHOD, readMessage, type StunMessage, writeMessage } from './message.ts';
import { urlOf } from './testing/fake-server.ts';
import { answer } from './testing/fake-turn.ts';

const answerWithinMs = 3_000;
const request = writeMessage(METHOD.binding, []);
const message = readMessage(request) as StunMessage;
const good = answer(message, 0x100);

/** A conversation over a way that the test holds in its hands. */
function converse({ isLossy = true } = {}) {
  const clock = new ManualClock();
  const sent: Buffer[] = [];
  let events: ChannelEvents | undefined;
  let isClosed = false;
  const conversation = new Conversation(urlOf('stun:stun.example.com'), {
    answerWithinMs,
    clock,
    open(_url, given) {
      events = given;
      return {
        isLossy,
        remoteAddress: undefined,
        send: (bytes) => void sent.push(bytes),
        close: () => {
          isClosed = true;
        },
      };
    },
  });
  return {
    clock,
    sent,
    conversation,
    receives: (bytes: Buffer) => events?.received(bytes),
    fails: (cause: string) => events?.failed(cause),
    isClosed: () => isClosed,
  };
}

const isAnswered: Answer = { kind: 'answered', message: readMessage(good) as StunMessage };

describe('a question', () => {
  it('is answered by the answer to it, and then nothing waits any more', async () => {
    const { conversation, clock, receives } = converse();
    const asked = conversation.ask(request);
    receives(good);
    expect(await asked).toEqual(isAnswered);
    expect(clock.pending).toBe(0);
  });

  it('is asked again where it may get lost: after half a second, then after twice as long', async () => {
    const { conversation, clock, sent, receives } = converse();
    const asked = conversation.ask(request);
    const counts: number[] = [];
    for (const ms of [499, 1, 999, 1, 1_499]) {
      await clock.pass(ms);
      counts.push(sent.length);
    }
    expect(counts).toEqual([1, 2, 2, 3, 3]);
    receives(good);
    expect(await asked).toEqual(isAnswered);
  });

  it('is asked once where nothing gets lost', async () => {
    const { conversation, clock, sent } = converse({ isLossy: false });
    const asked = conversation.ask(request);
    await clock.pass(answerWithinMs);
    expect(await asked).toEqual({ kind: 'silent' });
    expect(sent).toHaveLength(1);
  });

  it('is given up in time', async () => {
    const { conversation, clock } = converse();
    const asked = conversation.ask(request);
    await clock.pass(answerWithinMs);
    expect(await asked).toEqual({ kind: 'silent' });
    expect(clock.pending).toBe(0);
  });

  it.each([
    ['text', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['half a message', good.subarray(0, 8)],
    ['an answer to somebody else', writeMessage(METHOD.binding | 0x100, [], Buffer.alloc(12))],
    ['an answer to something else', writeMessage(METHOD.allocate | 0x100, [], message.id)],
  ])('is not answered by %s, and that is told apart from silence', async (_what, bytes) => {
    const heard = converse();
    const asked = heard.conversation.ask(request);
    heard.receives(bytes);
    await heard.clock.pass(answerWithinMs);
    expect(await asked).toEqual({ kind: 'garbled' });

    const better = converse();
    const askedOnce = better.conversation.ask(request);
    better.receives(bytes);
    better.receives(good);
    expect(await askedOnce).toEqual(isAnswered);
  });

  it('ends with the way to the server, and so does every later one', async () => {
    const { conversation, fails } = converse();
    const asked = conversation.ask(request);
    fails('ECONNREFUSED');
    for (const question of [asked, conversation.ask(request)])
      expect(await question).toEqual({ kind: 'unreachable', cause: 'ECONNREFUSED' });
  });

  it('ends when the conversation is closed', async () => {
    const { conversation, isClosed, clock } = converse();
    const asked = conversation.ask(request);
    conversation.close();
    conversation.close();
    expect(await asked).toEqual({ kind: 'silent' });
    expect([isClosed(), clock.pending]).toEqual([true, 0]);
  });
});
