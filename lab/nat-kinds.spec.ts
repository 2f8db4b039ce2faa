/** The laboratory examines itself: a NAT that is not what it is called would make every other result worthless. */
import { expect, test } from './fixtures.ts';
import type { NatKind } from './world/nat.ts';

interface Nature {
  /** Whether two destinations see one and the same outer port; null where nothing gets out. */
  readonly mapsAlike: boolean | null;
  /** From where an answer comes through to somebody who asked `here`. */
  readonly lets: { readonly here: boolean; readonly otherPort: boolean; readonly otherAddress: boolean };
  readonly hidesAddress: boolean;
}

const everything = { here: true, otherPort: true, otherAddress: true };
const theAskedOnly = { here: true, otherPort: false, otherAddress: false };
const nothing = { here: false, otherPort: false, otherAddress: false };

const NATURES: Record<NatKind, Nature> = {
  public: { mapsAlike: true, lets: everything, hidesAddress: false },
  'full-cone': { mapsAlike: true, lets: everything, hidesAddress: true },
  'port-restricted': { mapsAlike: true, lets: theAskedOnly, hidesAddress: true },
  symmetric: { mapsAlike: false, lets: theAskedOnly, hidesAddress: true },
  'udp-blocked': { mapsAlike: null, lets: nothing, hidesAddress: true },
};

for (const [kind, nature] of Object.entries(NATURES) as [NatKind, Nature][]) {
  test(`a NAT called ${kind} maps and filters as its name says`, async ({ world, probe }) => {
    const host = world.settle(kind);
    const { ask } = await probe(host);

    const lets = {
      here: (await ask('here', 'here')) !== null,
      otherPort: (await ask('here', 'other port')) !== null,
      otherAddress: (await ask('here', 'other address')) !== null,
    };
    expect(lets).toEqual(nature.lets);

    const outer = await ask('here', 'here');
    const others = [await ask('other port', 'other port'), await ask('other address', 'other address')];
    if (nature.mapsAlike === null) expect([outer, ...others]).toEqual([null, null, null]);
    else if (nature.mapsAlike) expect(others).toEqual([outer, outer]);
    else {
      for (const seen of [outer, ...others]) expect(seen).toContain(host.home.address);
      expect(new Set([outer, ...others]).size).toBe(3);
    }
    if (outer !== null) expect(outer.startsWith(host.address)).toBe(!nature.hidesAddress);
  });
}

test('a socket keeps its outer port as long as nobody makes the router forget it', async ({
  world,
  probe,
}) => {
  const { ask } = await probe(world.settle('port-restricted'));
  const outer = await ask('here', 'here');
  expect(outer).not.toBeNull();
  for (let n = 0; n < 10; n++) expect(await ask('here', 'here')).toBe(outer);
});

test('homes that are built later take nothing from those that were there', async ({ world, probe }) => {
  const host = world.settle('symmetric');
  const early = await probe(host);
  expect(await early.ask('here', 'here')).not.toBeNull();
  for (let n = 0; n < 8; n++) world.settle('public');
  const late = await probe(host);
  for (let n = 0; n < 5; n++) {
    expect([await early.ask('here', 'here'), await late.ask('here', 'here')]).not.toContain(null);
  }
});
