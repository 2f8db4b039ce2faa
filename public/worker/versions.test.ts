import { describe, expect, it } from 'vitest';
import type { Version } from './messages.ts';
import {
  afterDownload,
  afterLoading,
  afterTaking,
  afterVisit,
  isOffered,
  type Keeping,
  type Loading,
  NOTHING_KEPT,
  othersAt,
  unneeded,
} from './versions.ts';

const [ONE, TWO, THREE] = ['one', 'two', 'three'].map((name) => ({ name, hash: `hash of ${name}` })) as [
  Version,
  Version,
  Version,
];
const kept = (parts: Partial<Keeping>): Keeping => ({ ...NOTHING_KEPT, ...parts });

describe('a page that is loaded', () => {
  it.each<[string, Loading, number]>([
    ['a first window', { windows: [], replaced: '', isReload: false }, 0],
    ['a second window', { windows: ['a'], replaced: '', isReload: false }, 1],
    ['a reload', { windows: ['a'], replaced: 'a', isReload: true }, 0],
    ['another room in the same window', { windows: ['a'], replaced: 'a', isReload: false }, 0],
    ['a reload beside another', { windows: ['a', 'b'], replaced: 'a', isReload: true }, 1],
    ['a reload in Firefox', { windows: ['a'], replaced: '', isReload: true }, 0],
    ['a reload in Firefox beside another', { windows: ['a', 'b'], replaced: '', isReload: true }, 1],
    ['a reload of what was no page before', { windows: [], replaced: 'x', isReload: true }, 0],
  ])('as %s has others beside it', (_what, loading, others) => {
    expect(othersAt(loading)).toBe(others);
  });

  it('is of the new version where no other is open, else of the one before', () => {
    const keeping = kept({ current: ONE, next: TWO });
    const alone = { windows: ['a'], replaced: 'a', isReload: true };
    expect(afterLoading(keeping, alone)).toMatchObject({ current: TWO, next: null });
    expect(afterLoading(keeping, { ...alone, windows: ['a', 'b'] })).toBe(keeping);
    const upToDate = kept({ current: TWO });
    expect(afterLoading(upToDate, alone)).toBe(upToDate);
  });
});

describe('a version that is complete', () => {
  it('is used at once if it is the first', () => {
    expect(afterDownload(NOTHING_KEPT, ONE)).toMatchObject({ current: ONE, next: null, seen: ONE });
  });

  it('waits if there is one already', () => {
    const waiting = afterDownload(kept({ current: ONE }), TWO);
    expect(waiting).toMatchObject({ current: ONE, next: TWO });
    expect(afterDownload(waiting, THREE)).toMatchObject({ current: ONE, next: THREE });
    expect(afterTaking(waiting)).toMatchObject({ current: TWO, next: null });
  });

  it('waits no longer when the server went back to the one in use', () => {
    expect(afterDownload(kept({ current: ONE, next: TWO }), ONE)).toMatchObject({ current: ONE, next: null });
  });
});

describe('another version is offered', () => {
  it.each<[string, Partial<Keeping>, Version[], Version, boolean]>([
    ['to a page of the one before', { current: ONE, next: TWO }, [ONE, TWO], ONE, true],
    ['not to a page that has it', { current: ONE, next: TWO }, [ONE, TWO], TWO, false],
    ['when another window has taken it', { current: TWO }, [ONE, TWO], ONE, true],
    ['not while there is none', { current: ONE }, [ONE], ONE, false],
    ['not to a page that came past the worker', { current: ONE }, [ONE], TWO, false],
    ['not before anything is kept', {}, [], ONE, false],
  ])('%s', (_what, keeping, versions, page, expected) => {
    expect(isOffered(kept(keeping), versions, page.name)).toBe(expected);
  });
});

describe('a visit', () => {
  it('tells what changed since the one before, and when', () => {
    const first = afterVisit(NOTHING_KEPT, ONE, 'a', 1);
    expect(first).toMatchObject({ seen: ONE, change: null });
    expect(afterVisit(first, ONE, 'b', 2)).toBe(first);
    const changed = afterVisit(first, TWO, 'c', 3);
    expect(changed).toMatchObject({ seen: TWO, change: { from: ONE, to: TWO, at: 3, client: 'c' } });
    expect(afterVisit(changed, TWO, 'd', 4).change).toEqual(changed.change);
  });
});

describe('versions that may go', () => {
  it('are those that no page is of, and that no page will be of', () => {
    const keeping = kept({ current: TWO, next: THREE });
    expect(unneeded([ONE, TWO, THREE], keeping, [])).toEqual([ONE]);
    expect(unneeded([ONE, TWO, THREE], keeping, ['three', 'one'])).toEqual([]);
  });

  it('are none while a page has not told what it is of', () => {
    expect(unneeded([ONE, TWO], kept({ current: TWO }), ['two', null])).toEqual([]);
  });
});
