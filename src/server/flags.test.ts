import { describe, expect, it } from 'vitest';
import { commandIn, readFlags } from './flags.ts';

describe('flags', () => {
  it.each([
    [['--help'], { run: 'help' }],
    [['-h'], { run: 'help' }],
    [['--port', 'banana', '--help', '--version'], { run: 'help' }],
    [['verify', '--help'], { run: 'help' }],
    [['--version'], { run: 'version' }],
    [['--port', '80'], { run: 'server' }],
    [[], { run: 'server' }],
    [['verify', 'a.parley'], { run: 'verify', file: 'a.parley' }],
    [['verify', '-'], { run: 'verify', file: '-' }],
    [['verify', '--', '--odd'], { run: 'verify', file: '--odd' }],
    [['pipe', 'x'], { run: 'pipe', options: { link: 'x', name: 'Pipe', isJson: false, hasHistory: false } }],
    [
      ['pipe', '--name', 'Log', '--json', 'x', '--history'],
      { run: 'pipe', options: { link: 'x', name: 'Log', isJson: true, hasHistory: true } },
    ],
  ])('reads %j as the command %j', (args, command) => {
    expect(commandIn(args)).toEqual(command);
  });

  it.each([['verify'], ['verify', ''], ['verify', 'a', 'b'], ['verify', '--port'], ['verify', '--']])(
    'knows %s %s as misused, in one line',
    (...args) => {
      expect(commandIn(args)).toEqual({ run: 'misused', problem: expect.stringMatching(/^[^\n]+FILE\.$/) });
    },
  );

  it.each([['pipe'], ['pipe', 'a', 'b'], ['pipe', 'a', '--port', '1'], ['pipe', 'a', '--name']])(
    'knows %s %s %s as misused, in one line',
    (...args) => {
      const problem = expect.stringMatching(/^[^\n]+parley pipe LINK [^\n]+$/);
      expect(commandIn(args)).toEqual({ run: 'misused', problem });
    },
  );

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
