import { describe, expect, it } from 'vitest';
import { hueOf, initialsOf } from './avatar.ts';

describe('an avatar', () => {
  it.each([
    ['Teal Otter', 'TO'],
    ['ada', 'A'],
    ['Jean  Luc van Dam', 'JD'],
    ['  (Zoë) ', 'Z'],
    ['شمس الدين', 'شا'],
    ['🦊', '🦊'],
    ['👩🏽‍💻🦊', '👩🏽‍💻'],
    ['🇩🇪', '🇩🇪'],
    ['علی‌رضا', 'ع'],
    ['🦊 fox 7', 'F7'],
    ['Z̸͓̈a̴l̵g̶o̷', 'Z'],
    ['', '?'],
  ])('of %s shows %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('has one colour for one id, and spreads the ids', () => {
    expect(hueOf('abc')).toBe(hueOf('abc'));
    const hues = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`member-${index}`)));
    expect(hues.size).toBe(24);
  });
});
