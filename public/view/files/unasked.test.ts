import { expect, it } from 'vitest';
import type { RoomFiles } from '../../room/files/files-contract.ts';
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

it.each([
  ['a picture', {}, true],
  ['a picture whose size nobody told', { picture: null }, true],
  ['a picture of a type that its browser did not know', { type: '' }, true],
  ['a large picture', { bytes: 1_048_577 }, false],
  ['a short video', { type: 'video/webm' }, false],
  ['a small document', { type: 'application/pdf', picture: null }, false],
])('%s comes by itself: %o %s', (_, more: Partial<SharedFile>, isFetched) => {
  const fetched: FileId[] = [];
  const status = () => ({ peek: () => ({ state: { kind: 'offered' } }) });
  const files = { status, fetch: (id: FileId) => fetched.push(id) } as unknown as RoomFiles;
  new Unasked(files, () => true).want({ ...file, ...more }, {} as HTMLElement);
  expect(fetched).toEqual(isFetched ? [file.id] : []);
});
