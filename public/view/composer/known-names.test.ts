import { describe, expect, it } from 'vitest';
import type { Member } from '../../room/people/member.ts';
import { signal } from '../../room/reactive.ts';
import type { Line } from '../../room/timeline/line.ts';
import type { Names } from '../message/rich-text.ts';
import { watchKnownNames } from './known-names.ts';

const member = (name: string) => ({ name }) as Member;
const said = (name: string) => ({ kind: 'text', name }) as Line;

describe('known names', () => {
  it('are those of everybody who is here, who spoke, and who had another name; told only when there are more', () => {
    const members = signal([member('Ada')]);
    const name = signal('Me');
    const lines = signal<readonly Line[]>([said('Gone')]);
    const told: Names[] = [];
    const close = watchKnownNames({ people: { members, name }, talk: { lines } }, (names) =>
      told.push(names),
    );
    const knows = (...keys: string[]) => keys.filter((key) => told.at(-1)?.has(key));
    expect(knows('ada', 'gone', 'me', 'ben')).toEqual(['ada', 'gone', 'me']);
    expect(told.at(-1)?.isOwn('me')).toBe(true);
    expect(told.at(-1)?.isOwn('ada')).toBe(false);

    told.length = 1;
    lines.value = [said('Gone'), said('Ada')];
    members.value = [];
    expect(told).toHaveLength(1);

    lines.value = [{ kind: 'notice', event: 'renamed', name: 'Ben', before: 'Benjamin' } as Line];
    expect(told).toHaveLength(2);
    expect(knows('ben', 'benjamin', 'ada')).toEqual(['ben', 'benjamin', 'ada']);

    name.value = 'Somebody new';
    expect(told).toHaveLength(3);
    expect(told.at(-1)?.isOwn('somebody new')).toBe(true);
    expect(told.at(-1)?.isOwn('me')).toBe(false);
    expect(knows('me')).toEqual(['me']);

    close();
    name.value = 'Later';
    expect(told).toHaveLength(3);
  });
});
