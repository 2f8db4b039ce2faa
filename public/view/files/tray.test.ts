import { describe, expect, it } from 'vitest';
import type { FileLimits } from '../../room/files/files-contract.ts';
import { signal } from '../../room/reactive.ts';
import { entryIdOf } from '../../testing/ids.ts';
import { MOST_AT_ONCE, type Prepared, Tray } from './tray.ts';

const fileNamed = (name: string, bytes = 3): File => new File(['x'.repeat(bytes)], name);
const limits = signal<FileLimits>({ isOn: true, maxBytes: 100, storage: 'disk', memoryBytes: 50 });

const asIs = (file: File): Prepared => ({
  attachment: { content: file, name: file.name, type: file.type, preview: null, picture: null },
  original: null,
  thumbnail: null,
  isUnreadable: false,
});
const shrunk = (file: File): Prepared => {
  const { attachment } = asIs(file);
  return { ...asIs(file), attachment: { ...attachment, name: `small ${file.name}` }, original: attachment };
};
const trayWith = (prepare: (file: File) => Prepared = asIs, now = limits) =>
  new Tray({ limits: now, prepare: async (file) => prepare(file) });
const namesIn = (tray: Tray): string[] => tray.items.peek().map(({ file }) => file.name);

describe('the tray', () => {
  it('sends all in order, the caption and the answer with the first', async () => {
    const tray = trayWith();
    expect(tray.add([fileNamed('a'), fileNamed('b')])).toEqual([]);
    expect(tray.add([fileNamed('c')])).toEqual([]);
    const sent: unknown[] = [];
    const answered = entryIdOf('Ada:1');
    const refusal = await tray.send('look', answered, ({ name }, caption, replyTo) => {
      sent.push([name, caption, replyTo]);
      return null;
    });
    expect(refusal).toBeNull();
    expect(sent).toEqual([
      ['a', 'look', answered],
      ['b', '', null],
      ['c', '', null],
    ]);
    expect(tray.isEmpty).toBe(true);
  });

  it('takes nothing that cannot be sent, and says so', () => {
    const tray = trayWith();
    expect(tray.add([fileNamed('none', 0), fileNamed('big', 101), fileNamed('fine', 100)])).toEqual([
      { why: 'empty', name: 'none' },
      { why: 'too-large', name: 'big' },
    ]);
    expect(namesIn(tray)).toEqual(['fine']);
    const many = Array.from({ length: MOST_AT_ONCE }, (_, n) => fileNamed(`${n}`));
    expect(tray.add(many)).toEqual([{ why: 'too-many' }]);
    expect(tray.items.peek()).toHaveLength(MOST_AT_ONCE);
    const off = trayWith(asIs, signal({ ...limits.peek(), isOn: false }));
    expect(off.add([fileNamed('a')])).toEqual([{ why: 'off' }]);
  });

  it('sends what is made smaller, or what was chosen', async () => {
    for (const isOriginal of [false, true]) {
      const tray = trayWith(shrunk);
      tray.add([fileNamed('a')]);
      tray.isOriginal.value = isOriginal;
      const sent: string[] = [];
      await tray.send('', null, ({ name }) => {
        sent.push(name);
        return null;
      });
      expect(sent).toEqual([isOriginal ? 'a' : 'small a']);
      // The next ones are made smaller again.
      expect(tray.isOriginal.peek()).toBe(false);
    }
  });

  it('keeps what was not sent, and does not send it twice', async () => {
    const tray = trayWith();
    tray.add([fileNamed('a'), fileNamed('b'), fileNamed('c')]);
    let count = 0;
    const offer = () => (++count === 2 ? 'cannot-write' : null);
    expect(await tray.send('', null, offer)).toEqual({ why: 'cannot-write' });
    expect(namesIn(tray)).toEqual(['b', 'c']);
    const [one, two] = await Promise.all([tray.send('', null, offer), tray.send('', null, offer)]);
    expect([one, two, count]).toEqual([null, null, 4]);
    expect(tray.isEmpty).toBe(true);
  });

  it('gives back what was written where no file took it along', async () => {
    const tray = trayWith();
    const answered = entryIdOf('Ada:1');
    tray.add([fileNamed('a'), fileNamed('b')]);
    expect(await tray.send('far too long', answered, () => 'too-long')).toEqual({ why: 'too-long' });
    expect(tray.unsaid.peek()).toEqual({ caption: 'far too long', replyTo: answered });
    tray.unsaid.value = null;
    // The first took it along.
    await tray.send('look', null, ({ name }) => (name === 'b' ? 'cannot-write' : null));
    expect(tray.unsaid.peek()).toBeNull();
    tray.clear();
    // It was taken out while it was prepared.
    tray.add([fileNamed('c')]);
    const sending = tray.send('look', null, () => null);
    tray.clear();
    expect(await sending).toBeNull();
    expect(tray.unsaid.peek()).toEqual({ caption: 'look', replyTo: null });
  });

  it('does not send what was removed', async () => {
    const tray = trayWith();
    tray.add([fileNamed('a'), fileNamed('b')]);
    const [first] = tray.items.peek();
    tray.remove(first?.id ?? 0);
    const sent: string[] = [];
    await tray.send('', null, ({ name }) => {
      sent.push(name);
      return null;
    });
    expect(sent).toEqual(['b']);
  });
});
