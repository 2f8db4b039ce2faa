import { beforeEach, describe, expect, it } from 'vitest';
import { memberIds } from '../../testing/ids.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { Topology } from './topology.ts';

const [me, a, b, c] = memberIds('me', 'a', 'b', 'c');

let clock: VirtualClock;
let announced: (readonly string[])[];
let changes: string[][];
let topology: Topology;
beforeEach(() => {
  clock = new VirtualClock();
  announced = [];
  changes = [];
  topology = new Topology({
    self: me,
    clock,
    announce: (neighbours) => void announced.push(neighbours),
    changed: (rerouted) => void changes.push([...rerouted]),
  });
});

describe('my own links', () => {
  it('are announced together when many open at once', () => {
    for (const member of [a, b, c]) topology.setNeighbour(member, true);
    expect(announced).toEqual([]);
    clock.advance(1_000);
    expect(announced).toEqual([['a', 'b', 'c']]);
  });

  it('are announced as they are by then, not as they were', () => {
    topology.setNeighbour(a, true);
    topology.setNeighbour(b, true);
    topology.setNeighbour(a, false);
    clock.advance(1_000);
    expect(announced).toEqual([['b']]);
  });

  it('are not announced again when nothing changed', () => {
    topology.setNeighbour(a, true);
    clock.advance(1_000);
    topology.setNeighbour(a, true);
    topology.setNeighbour(b, false);
    clock.advance(1_000);
    expect(announced).toHaveLength(1);
    expect(changes).toEqual([['a']]);
  });

  it('are announced to nobody after close', () => {
    topology.setNeighbour(a, true);
    topology.close();
    clock.advance(1_000);
    expect(announced).toEqual([]);
  });
});

describe('what others say of their links', () => {
  it('opens routes over them', () => {
    topology.setNeighbour(a, true);
    topology.setLinks(a, [me, b]);
    expect(topology.routeTo(a)).toEqual({ kind: 'direct' });
    expect(topology.routeTo(b)).toEqual({ kind: 'via', over: 'a' });
    expect(topology.routeTo(c)).toEqual({ kind: 'none' });
    expect([...topology.members]).toEqual(['a', 'b']);
  });

  it('replaces what they said before', () => {
    topology.setNeighbour(a, true);
    topology.setLinks(a, [b]);
    topology.setLinks(a, [c]);
    expect(topology.routeTo(b)).toEqual({ kind: 'none' });
    expect(topology.routeTo(c)).toEqual({ kind: 'via', over: 'a' });
  });

  it('is true of a pair when either of the two says so', () => {
    topology.setNeighbour(a, true);
    topology.setLinks(a, [b]);
    expect([topology.isLinked(a, b), topology.isLinked(b, a), topology.isLinked(b, c)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('counts only while I have a link with them', () => {
    topology.setLinks(a, [b]);
    expect(topology.routeTo(b)).toEqual({ kind: 'none' });
    topology.setNeighbour(a, true);
    topology.setLinks(a, [b]);
    topology.setNeighbour(a, false);
    topology.setNeighbour(a, true);
    expect(topology.routeTo(b)).toEqual({ kind: 'none' });
  });

  it('tells of each change, and whom it gave another way', () => {
    topology.setNeighbour(a, true);
    topology.setNeighbour(b, true);
    topology.setLinks(a, [b, c]);
    topology.setLinks(b, [a, c]);
    topology.setNeighbour(c, true);
    topology.setLinks(c, [a, b]);
    topology.setNeighbour(a, false);
    topology.setNeighbour(c, false);
    expect(changes).toEqual([['a'], ['b'], ['c'], [], ['c'], [], ['a'], ['c']]);
  });
});
