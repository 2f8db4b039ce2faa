import { describe, expect, it } from 'vitest';
import { actionSign, isAction } from './action-text.ts';

describe('an action', () => {
  it('begins with /me and goes on', () => {
    expect(actionSign('/me waves')).toBe('/me ');
    expect(actionSign('/Me  waves')).toBe('/Me  ');
    expect(isAction('/me *waves*\nand more')).toBe(true);
  });

  it('is nothing else', () => {
    for (const text of [
      '/me',
      '/me ',
      '/me\nwaves',
      '/mean it',
      ' /me waves',
      'I /me waves',
      '//me waves',
      '',
    ])
      expect(actionSign(text)).toBe('');
  });
});
