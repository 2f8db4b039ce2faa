import { describe, expect, it } from 'vitest';
import { memberId, memberIds } from '../../testing/ids.ts';
import { routes } from './routes.ts';

const [me, a, b] = memberIds('me', 'a', 'b');

const links = (said: Record<string, string[]>) =>
  new Map(Object.entries(said).map(([member, others]) => [memberId(member), new Set(memberIds(...others))]));

describe('a route', () => {
  it('is direct to whom I hold a link with, even where others could relay', () => {
    expect(routes([a, b], links({ a: ['b'], b: ['a'] }), me).get(b)).toEqual({ kind: 'direct' });
  });

  it('leads over the neighbour who has a link with the member', () => {
    expect(routes([a, b], links({ b: ['c'] }), me).get(memberId('c'))).toEqual({ kind: 'via', over: 'b' });
  });

  it('leads over several, told by the neighbour it begins with', () => {
    expect(routes([a], links({ a: ['b'], b: ['c'], c: ['d'] }), me).get(memberId('d'))).toEqual({
      kind: 'via',
      over: 'a',
    });
  });

  it('is the shortest there is', () => {
    const found = routes([a, b], links({ a: ['x'], x: ['goal'], b: ['goal'] }), me);
    expect(found.get(memberId('goal'))).toEqual({ kind: 'via', over: 'b' });
  });

  it('is there for nobody whom no neighbour reaches', () => {
    const found = routes([a], links({ x: ['y'], y: ['x'] }), me);
    expect([...found.keys()]).toEqual(['a']);
  });

  it('never leads to myself, and circles end', () => {
    const found = routes([a], links({ a: ['me', 'b'], b: ['a', 'me', 'b'] }), me);
    expect([...found.keys()].sort()).toEqual(['a', 'b']);
  });

  it('is there for nobody when I am alone', () => {
    expect(routes([], links({ a: ['b'] }), me).size).toBe(0);
  });
});
