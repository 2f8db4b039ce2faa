import { describe, expect, it } from 'vitest';
import { createLog, roomTag } from './log.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is to be seen.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('the log', () => {
  it('writes one line an event, whatever is in it, and keeps what it says', () => {
    const lines: string[] = [];
    const log = createLog('debug', (line) => lines.push(line));
    const hostile = [
      ...Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)),
      '\u2028\u2029\u202e\u2066"\\ é 🙂',
    ].join('');
    log.debug({ hostile, nested: { [hostile]: [hostile] } }, hostile);
    log.error({ err: new Error(hostile) }, 'failed');

    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line.endsWith('\n')).toBe(true);
      expect(line.slice(0, -1)).not.toMatch(CONTROL);
    }
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'debug',
      hostile,
      nested: { [hostile]: [hostile] },
      msg: hostile,
    });
  });

  it('says nothing below its level', () => {
    const lines: string[] = [];
    createLog('info', (line) => lines.push(line)).debug('not told');
    expect(lines).toEqual([]);
  });

  it('tells rooms apart without naming them', () => {
    expect(roomTag('standup')).toBe(roomTag('standup'));
    expect(roomTag('standup')).not.toBe(roomTag('standup2'));
    expect(roomTag('standup')).toMatch(/^[\w-]{8}$/);
    expect(roomTag('standup')).not.toContain('standup');
  });
});
