import { describe, expect, it } from 'vitest';
import { questionIn, readFlags } from './flags.ts';

describe('flags', () => {
  it.each([
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['--port', 'banana', '--help', '--version'], 'help'],
    [['--version'], 'version'],
    [['--port', '80'], null],
    [[], null],
  ])('reads %j as the question %s', (args, question) => {
    expect(questionIn(args)).toBe(question);
  });

  it('lets a flag stand alone that has a value for that', () => {
    const read = (...args: string[]) => readFlags(args, ['TUNNEL', 'PORT'], { TUNNEL: 'here' });
    expect(read('--tunnel')).toEqual({ ok: true, texts: { TUNNEL: 'here' }, open: false });
    expect(read('--tunnel', '--open')).toEqual({ ok: true, texts: { TUNNEL: 'here' }, open: true });
    expect(read('--tunnel', 'there')).toEqual({ ok: true, texts: { TUNNEL: 'there' }, open: false });
    expect(read('--tunnel=')).toEqual({ ok: true, texts: { TUNNEL: '' }, open: false });
    expect(read('--port')).toMatchObject({ ok: false });
    expect(read('--tunnel', 'there', 'too')).toMatchObject({ ok: false });
  });
});
