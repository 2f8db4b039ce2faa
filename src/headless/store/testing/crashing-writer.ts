/**
 * A process that writes a room's log on the real disk as a keeper does, and says what is stored, until it is killed. Its
 * first line is how many entries it found.
 */

import { systemClock } from '../../../../public/net/clock.ts';
import { createSigner } from '../../../../public/net/crypto/ed25519.ts';
import { moveToDevice } from '../../../../public/room/keep/device/kept.ts';
import { openRoomStore } from '../../../../public/room/keep/open-room-store.ts';
import { memoryStore } from '../../../../public/room/keep/storage.ts';
import { Journal } from '../../../../public/room/log/journal.ts';
import { RoomDisk } from '../room-disk.ts';

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const [path = ''] = process.argv.slice(2);

const opened = await openRoomStore({
  roomId: 'room',
  room: 'room',
  keepingKey: null,
  tab: memoryStore(),
  disk: new RoomDisk(path),
  clock: systemClock,
  randomBytes,
});
const { store, secretKey } = opened;
if (store.kept.peek() === null) await moveToDevice(opened);

const signer = createSigner(secretKey);
const journal = new Journal({
  id: 'room',
  signer,
  signingContext: 'signingContext',
  now: () => Date.now(),
  store,
  lasting: store,
  random: Math.random,
  added: () => undefined,
});
journal.restore();
const say = (line: string) => process.stdout.write(`${line}\n`);
const held = journal.transcript.entries;
say(`found ${held.length} ${new Set(held.map(({ log }) => log)).size} ${signer.id}`);

/** Bursts and single ones. */
function writeOn(n: number): void {
  const entries = Array.from({ length: (n % 7) + 1 }, () =>
    journal.write({ kind: 'text', text: 'word '.repeat((n * 37) % 200) + n }),
  );
  store.whenStored(() => {
    if (store.trouble.peek() === null && entries.every((entry) => typeof entry === 'object'))
      say(`stored ${journal.transcript.entries.length}`);
    setImmediate(writeOn, n + 1);
  });
}
writeOn(0);
