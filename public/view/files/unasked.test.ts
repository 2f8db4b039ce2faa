import { expect, it } from 'vitest';
import type { FileLimits, RoomFiles } from '../../room/files/files-contract.ts';
import type { FileId, SharedFile } from '../../room/files/shared-file.ts';
import { entryIdOf } from '../../testing/ids.ts';
import { Unasked } from './unasked.ts';

const file: SharedFile = {
  id: entryIdOf('Ada:1'),
  name: 'a',
  bytes: 1_000,
  type: 'image/png',
  preview: null,
  picture: { width: 4, height: 3 },
};

const LIMITS: FileLimits = { isOn: true, maxBytes: 2_000_000, storage: 'disk', memoryBytes: 1_000 };

const isFetched = (shown: SharedFile, limits: FileLimits): boolean => {
  const fetched: FileId[] = [];
  const status = () => ({ peek: () => ({ state: { kind: 'offered' } }) });
  const files = { limits: { peek: () => limits }, status, fetch: (id: FileId) => fetched.push(id) };
  new Unasked(files as unknown as RoomFiles, () => true).want(shown, {} as HTMLElement);
  return fetched.includes(shown.id);
};

it.each([
  ['a picture', {}, true],
  ['a picture whose size nobody told', { picture: null }, true],
  ['a picture of a type that its browser did not know', { type: '' }, true],
  ['a large picture', { bytes: 1_048_577 }, false],
  ['a short video', { type: 'video/webm' }, false],
  ['a small document', { type: 'application/pdf', picture: null }, false],
])('%s comes by itself: %o %s', (_, more: Partial<SharedFile>, comes) => {
  expect(isFetched({ ...file, ...more }, LIMITS)).toBe(comes);
});

it.each([
  ['files are switched off', { isOn: false }],
  ['it is larger than the operator allows', { maxBytes: 999 }],
  ['it does not fit in memory', { storage: 'memory', memoryBytes: 999 }],
] as const)('nothing comes where %s', (_, limits: Partial<FileLimits>) => {
  expect(isFetched(file, { ...LIMITS, ...limits })).toBe(false);
});
