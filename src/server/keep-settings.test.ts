import { describe, expect, it } from 'vitest';
import { commandIn } from './flags.ts';
import { readKeepRequest } from './keep-settings.ts';
import { KEEP_USAGE } from './terminal/usage.ts';

const LINK = 'https://chat.example.com/?roomId=standup#secret';

describe('parley keep', () => {
  it('keeps the rooms it is given, within bounds that are sensible when nothing is set', () => {
    const request = readKeepRequest(
      { KEEP_LINKS: ' https://b.example/?roomId=b\nhttps://c.example/?roomId=c ' },
      [LINK],
    );
    expect(request).toMatchObject({
      run: 'keep',
      settings: {
        links: [LINK, 'https://b.example/?roomId=b', 'https://c.example/?roomId=c'],
        name: 'Keeper',
        bounds: { days: 30, roomBytes: 50_000_000, totalBytes: 1_000_000_000, fileBytes: 1_000_000_000 },
      },
    });
    expect(request.run === 'keep' && request.settings.data).toMatch(/^\/.*\.parley-keeper$/);
  });

  it('prefers a flag to the environment, and takes none for no bound', () => {
    const env = { KEEP_DAYS: '7', KEEP_DATA: '/elsewhere', KEEP_NAME: '' };
    expect(readKeepRequest(env, ['--days', 'none', '--data=/data', '--file-megabytes', '0'])).toMatchObject({
      settings: { data: '/data', name: 'Keeper', bounds: { days: null, fileBytes: 0 } },
    });
  });

  it('lists and forgets', () => {
    expect(readKeepRequest({}, ['list', '--data', '/data'])).toEqual({ run: 'list', data: '/data' });
    expect(readKeepRequest({}, ['--data', '/data', 'forget', LINK])).toEqual({
      run: 'forget',
      data: '/data',
      link: LINK,
    });
  });

  it.each([
    [['list', LINK]],
    [['forget']],
    [['forget', LINK, LINK]],
    [[LINK, '--nonsense']],
    [[LINK, '--days']],
    [[LINK, '--days', '0']],
    [[LINK, '--room-megabytes', '1.5']],
    [[LINK, '--name', ' ']],
  ])('says what is wrong with %j, and not which link', (args) => {
    const request = readKeepRequest({}, args);
    expect(request.run).toBe('misused');
    expect(JSON.stringify(request)).not.toContain('secret');
  });

  it('is a command of its own, with a usage that tells of every flag', () => {
    expect(commandIn(['keep', LINK, '--days', '3'])).toEqual({ run: 'keep' });
    expect(commandIn(['keep', '--help'])).toEqual({ run: 'keep-help' });
    const told = [...KEEP_USAGE.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag);
    const flags = readKeepRequest({}, ['--nonsense']);
    if (flags.run !== 'misused') throw new Error('accepted');
    expect(told.filter((flag) => flag !== '--help').sort()).toEqual(
      flags.problem.match(/--[a-z-]+/g)?.sort(),
    );
  });
});
