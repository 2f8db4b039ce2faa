import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../testing/virtual-clock.ts';
import type { MemberId } from '../../people/member.ts';
import { readPieceMessage } from '../piece-message.ts';
import type { FileId } from '../shared-file.ts';
import { Receiver, type Supply } from './receiver.ts';
import { Seeding } from './seeding.ts';

const [ann, ben] = ['ann', 'ben'] as [MemberId, MemberId];
/** The stream that each of the files is asked for on. */
const [FIRST, SECOND] = [1, 2];

/** What goes out to Ann, and what she is refused, as `stream/piece`. */
function line({ space = Number.POSITIVE_INFINITY, isDamaged = false } = {}) {
  const clock = new VirtualClock();
  const seeding = new Seeding({ clock, isLinked: () => true, isHere: () => true });
  const link = { space };
  const sent: string[] = [];
  const refused: string[] = [];
  const receiver = new Receiver({
    to: ann,
    clock,
    seeding,
    bulk: {
      maxMessageBytes: () => 65_536,
      send: (_, bytes) => {
        if (link.space === 0) return false;
        link.space -= 1;
        const { stream, piece } = readPieceMessage(bytes) ?? {};
        sent.push(`${stream}/${piece}`);
        return true;
      },
    },
    refuse: (_, stream, piece) => refused.push(`${stream}/${piece}`),
    sent: () => undefined,
  });
  const supplyOf = (id: string, isAuthor = false): Supply => ({
    id: id as FileId,
    isAuthor,
    read: async (piece) => (isDamaged ? null : Uint8Array.of(piece)),
  });
  return { clock, seeding, link, sent, refused, receiver, supplyOf };
}

/** After everything that is being read. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('pieces that a member asked for', () => {
  it('go out in turns between files', async () => {
    const { receiver, supplyOf, sent } = line();
    receiver.asked(supplyOf('a'), FIRST, [0, 1, 2]);
    receiver.asked(supplyOf('b'), SECOND, [0, 1]);
    await settled();
    expect(sent).toEqual(['1/0', '2/0', '1/1', '2/1', '1/2']);
  });

  it('wait for space, and lose nothing', async () => {
    const { receiver, supplyOf, sent, link } = line({ space: 1 });
    receiver.asked(supplyOf('a'), FIRST, [0, 1, 2]);
    await settled();
    expect(sent).toEqual(['1/0']);
    link.space = 10;
    receiver.go();
    await settled();
    expect(sent).toEqual(['1/0', '1/1', '1/2']);
  });

  it('are refused where they cannot be read, and where the file is gone', async () => {
    const { receiver, supplyOf, refused } = line({ isDamaged: true });
    receiver.asked(supplyOf('a'), FIRST, [0]);
    await settled();
    expect(refused).toEqual(['1/0']);
    receiver.asked(supplyOf('a'), FIRST, [1, 2]);
    receiver.refuse('a' as FileId);
    expect(refused).toEqual(['1/0', '1/2']);
  });

  it('are refused beyond what anybody honest asks for', () => {
    const { receiver, supplyOf, refused } = line({ space: 0 });
    receiver.asked(
      supplyOf('a'),
      FIRST,
      Array.from({ length: 70 }, (_, piece) => piece),
    );
    expect(refused[0]).toBe('1/64');
  });

  it('do not go out when they were called off while they were read', async () => {
    const { receiver, supplyOf, sent } = line();
    receiver.asked(supplyOf('a'), FIRST, [0, 1]);
    receiver.drop(({ piece }) => piece === 0);
    await settled();
    expect(sent).toEqual(['1/1']);
  });

  it('of other files go on when the one that is being read is gone', async () => {
    const { receiver, supplyOf, sent } = line();
    receiver.asked(supplyOf('a'), FIRST, [0]);
    receiver.asked(supplyOf('b'), SECOND, [0]);
    receiver.refuse('a' as FileId);
    await settled();
    expect(sent).toEqual(['2/0']);
  });
});

describe('a piece of its author', () => {
  it('goes last where somebody else has it already, and after a while all the same', async () => {
    const { receiver, supplyOf, sent, seeding, clock } = line();
    const supply = supplyOf('a', true);
    seeding.gives(ben, supply.id, 0);
    receiver.asked(supply, FIRST, [0, 1]);
    await settled();
    expect(sent).toEqual(['1/1']);
    clock.advance(1_500);
    await settled();
    expect(sent).toEqual(['1/1', '1/0']);
  });

  it('waits as long as it is on its way to somebody else, and as they may need to send it on', async () => {
    const { receiver, supplyOf, sent, seeding, clock } = line();
    const supply = supplyOf('a', true);
    seeding.gives(ben, supply.id, 0);
    receiver.asked(supply, FIRST, [0]);
    for (let second = 0; second < 8; second += 1) {
      clock.advance(1_000);
      seeding.moved(ben, supply.id, 0);
    }
    clock.advance(23_000);
    await settled();
    expect(sent).toEqual([]);
    clock.advance(2_000);
    await settled();
    expect(sent).toEqual(['1/0']);
  });
});
