import { expect, it } from 'vitest';
import type { Message } from '../../public/library/contract.ts';
import { messageJson, messageLines } from './pipe-format.ts';

const message = (fields: Partial<Message>): Message => ({
  id: 'a:1:1',
  author: 'a',
  name: 'Ann',
  isOwn: false,
  text: 'hello',
  at: 5,
  replyTo: null,
  file: null,
  isEdited: false,
  isDeleted: false,
  isHistory: false,
  reactions: new Map(),
  receipt: null,
  ...fields,
});

it('writes a message as a line, and further lines of it indented', () => {
  expect(messageLines(message({}))).toBe('Ann: hello\n');
  expect(messageLines(message({ text: 'a\nb' }))).toBe('Ann: a\n  b\n');
  expect(messageLines(message({ text: '', file: { name: 'x.txt', bytes: 1, type: '' } }))).toBe(
    'Ann: [file] x.txt\n',
  );
});

it('gives no stranger the terminal', () => {
  expect(messageLines(message({ name: 'A\u001b[2J', text: 'b\r\u202ec\u0007' }))).toBe(
    'A\ufffd[2J: b\ufffd\ufffdc\ufffd\n',
  );
});

it('writes one object a line as JSON', () => {
  const line = messageJson(message({ text: 'a\nb' }));
  expect(line.indexOf('\n')).toBe(line.length - 1);
  expect(JSON.parse(line)).toEqual({
    id: 'a:1:1',
    author: 'a',
    name: 'Ann',
    at: 5,
    text: 'a\nb',
    file: null,
    replyTo: null,
  });
});
