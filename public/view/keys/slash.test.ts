import { describe, expect, it } from 'vitest';
import { commandsLike, readSlash, slashQueryAt } from './slash.ts';

describe('a text that begins with a slash', () => {
  it('is a command with what stands behind it', () => {
    expect(readSlash('/nick Ada Lovelace ')).toEqual({ kind: 'command', name: 'nick', rest: 'Ada Lovelace' });
    expect(readSlash('/leave')).toEqual({ kind: 'command', name: 'leave', rest: '' });
    expect(readSlash('/LEAVE\n')).toEqual({ kind: 'command', name: 'leave', rest: '' });
    expect(readSlash('/me waves\nand smiles')).toEqual({
      kind: 'command',
      name: 'me',
      rest: 'waves\nand smiles',
    });
  });

  it('is no command of another name, and no part of one', () => {
    for (const name of ['laeve', 'leaves', 'usr/bin/env', 'm', 'constructor', '¿'])
      expect(readSlash(`/${name} is here`)).toEqual({ kind: 'unknown', name });
  });

  it('is a text with a second slash, or with none of a name', () => {
    expect(readSlash('//leave')).toEqual({ kind: 'text', text: '/leave' });
    expect(readSlash('///')).toEqual({ kind: 'text', text: '//' });
    for (const text of ['/', '/ and or', '/\nx']) expect(readSlash(text)).toEqual({ kind: 'text', text });
  });

  it('is no action with a second slash', () => {
    expect(readSlash('//me waves')).toEqual({ kind: 'text', text: ' /me waves' });
  });
});

describe('commands while they are typed', () => {
  it('are looked for at the beginning of the text alone', () => {
    expect(slashQueryAt('/', 1)).toEqual({ start: 0, text: '' });
    expect(slashQueryAt('/LE', 3)).toEqual({ start: 0, text: 'le' });
    for (const text of ['', 'a /le', '//le', '/nick ', '/nick\n', '/a/b'])
      expect(slashQueryAt(text, text.length)).toBeNull();
  });

  it('are those that begin so, until one is complete', () => {
    expect(commandsLike('')).toHaveLength(6);
    expect(commandsLike('l')).toEqual(['lock', 'leave']);
    expect(commandsLike('leave')).toEqual([]);
    expect(commandsLike('x')).toEqual([]);
  });
});
