import { describe, expect, it } from 'vitest';
import { syncChannel } from '../../room/sync/sync-channel.ts';
import { memberId } from '../../testing/ids.ts';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import { Random } from '../../testing/random.ts';
import { type Host, SimNetwork } from '../../testing/sim-network.ts';
import { SimServer } from '../../testing/sim-server.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { createSeal } from '../crypto/seal.ts';
import type { Claim, VerifyAhead } from '../crypto/signer.ts';
import { silent } from '../log.ts';
import { encodeFrame } from '../protocol/frame.ts';
import { FrameRouter } from './frame-router.ts';
import { Mesh } from './mesh.ts';
import { Twins } from './twins.ts';

/** Long enough for a first offer that was lost to be repeated. */
const SETTLE_MS = 30_000;

/** A room of meshes over one simulated network and server, and what each of them told. */
class Hall {
  readonly clock = new VirtualClock();
  readonly random = new Random(5);
  readonly network = new SimNetwork(this.clock, this.random);
  readonly server = new SimServer(this.clock, this.random);
  /** Of those who come from now on; without it they verify nothing ahead. */
  verifyAhead: VerifyAhead | undefined;

  open(name: string, secret = 'secret') {
    const host: Host = { name: `${name}.${this.random.next()}`, isAlive: true };
    const told: string[] = [];
    const states = new Map<string, string>();
    const signer = nodeSigner(new Uint8Array(32).fill(name.charCodeAt(0)));
    const router = new FrameRouter([syncChannel]);
    const sync = router.channel(syncChannel);
    sync.subscribe({ onFrame: (_, { type }) => void told.push(type) });
    const mesh = new Mesh({
      router,
      roomId: 'room',
      signer,
      verify: nodeVerify,
      verifyAhead: this.verifyAhead,
      seal: createSeal({ roomId: 'room', key: secret }, (count) => this.random.bytes(count)),
      clock: this.clock,
      random: this.random.next,
      log: silent,
      openSignaling: this.server.signalingFor(host),
      loadTwins: (use) => use({ Twins }),
      loadSealedPaths: () => undefined,
      createLink: (options) => this.network.createLink(host, options),
      ownName: () => name,
      isTurnOnly: false,
      handlers: {
        status: ({ kind }) => void told.push(kind),
        serverClock: () => undefined,
        appeared: (_, who, wasHere) =>
          void told.push(`${who ?? 'somebody'} ${wasHere ? 'was here' : 'appeared'}`),
        opened: (_, who) => void told.push(`${who} opened`),
        changed: (id, { state, route }) =>
          void states.set(id, state === 'open' ? state : `${state} ${route.kind}`),
        meansChanged: () => undefined,
        doubled: () => undefined,
        topologyChanged: () => undefined,
        misbehaved: (_, what) => void told.push(what),
        left: () => void told.push('left'),
      },
    });
    return { host, mesh, sync, told, states, id: signer.id };
  }
}

function three() {
  const hall = new Hall();
  const members = [hall.open('Ann'), hall.open('Ben'), hall.open('Cat')] as const;
  hall.clock.advance(SETTLE_MS);
  for (const { told } of members) told.length = 0;
  const [ann, ben, cat] = members;
  return { hall, ann, ben, cat };
}

describe('members of one room', () => {
  it('are all linked with each other, each opened once and by its proven name', () => {
    const hall = new Hall();
    const [ann, ben] = [hall.open('Ann'), hall.open('Ben')];
    hall.clock.advance(SETTLE_MS);
    const cat = hall.open('Cat');
    hall.clock.advance(SETTLE_MS);
    expect(cat.told.filter((each) => each.endsWith('opened')).sort()).toEqual(['Ann opened', 'Ben opened']);
    expect(cat.told).toEqual(expect.arrayContaining(['Ann was here', 'Ben was here']));
    expect(ann.told).toEqual(expect.arrayContaining(['Cat appeared', 'Cat opened']));
    for (const { states } of [ann, ben, cat]) expect([...states.values()]).toEqual(['open', 'open']);
    expect(ann.mesh.isLinked(ben.id, cat.id)).toBe(true);
  });

  it('reach each other with frames, and nobody else', () => {
    const { hall, ann, ben, cat } = three();
    expect(ann.sync.send(ben.id, { type: 'heads', heads: {} })).toBe(true);
    expect(ann.sync.send(memberId('nobody'), { type: 'heads', heads: {} })).toBe(false);
    hall.clock.advance(1_000);
    expect([ben.told, cat.told]).toEqual([['heads'], []]);
  });

  it('do not take in somebody whose card was sealed with another secret', () => {
    const { hall, ann } = three();
    const stranger = hall.open('Eve', 'other secret');
    hall.clock.advance(60_000);
    expect([...ann.told, ...stranger.told].filter((each) => / |left/.test(each))).toEqual([]);
    expect(stranger.states.size).toBe(0);
  });

  it('keep their links when the server gives one of them a new address', () => {
    const { hall, ann, ben, cat } = three();
    hall.server.setUp(false);
    hall.clock.advance(5_000);
    hall.server.setUp(true);
    hall.clock.advance(20_000);
    for (const { told, states } of [ann, ben, cat]) {
      expect(told.filter((each) => each === 'left' || each.includes(' '))).toEqual([]);
      expect(told.at(-1)).toBe('connected');
      expect([...states.values()]).toEqual(['open', 'open']);
    }
  });
});

describe('whose signatures are verified ahead', () => {
  /** Two are there, and a third whose verifier takes its time. */
  function late(answerMs: number) {
    const hall = new Hall();
    const [ann, ben] = [hall.open('Ann'), hall.open('Ben')];
    hall.clock.advance(SETTLE_MS);
    const claims: Claim[] = [];
    hall.verifyAhead = (asked, answer) => {
      claims.push(...asked);
      hall.clock.after(answerMs, () => answer(nodeVerify));
    };
    return { hall, ann, ben, cat: hall.open('Cat'), claims };
  }

  it('is linked as anybody, with every card and hello verified so', () => {
    const { hall, ann, ben, cat, claims } = late(500);
    hall.clock.advance(SETTLE_MS);
    for (const { states } of [ann, ben, cat]) expect([...states.values()]).toEqual(['open', 'open']);
    expect(cat.told).toEqual(expect.arrayContaining(['Ann was here', 'Ben was here', 'connected']));
    const kinds = claims.map(([id, message]) => `${id === ann.id ? 'Ann' : 'Ben'} ${message.split('"')[1]}`);
    expect(kinds.sort()).toEqual(
      ['Ann', 'Ben'].flatMap((name) => [`${name} parley card 1`, `${name} parley hello 1`]),
    );
  });

  it('learns what the server tells in its order: who came and left meanwhile is gone', () => {
    const { hall, cat } = late(2_000);
    hall.clock.advance(SETTLE_MS);
    cat.told.length = 0;
    const dan = hall.open('Dan');
    hall.clock.advance(1_000);
    dan.mesh.close();
    dan.host.isAlive = false;
    hall.clock.advance(60_000);
    expect(cat.told.filter((each) => each.includes('Dan') || each === 'left')).toEqual([
      'Dan appeared',
      'left',
    ]);
    expect([...cat.states.values()].filter((state) => state === 'open')).toHaveLength(2);
  });

  it('learns nothing any more after it closed', () => {
    const { hall, cat, claims } = late(2_000);
    while (claims.length === 0) hall.clock.advance(50);
    cat.mesh.close();
    const before = [...cat.told];
    hall.clock.advance(SETTLE_MS);
    expect(cat.told).toEqual(before);
    expect(cat.states.size).toBe(0);
  });
});

describe('somebody of whom only others told', () => {
  it('is linked with, and told once something of their own was seen', () => {
    const hall = new Hall();
    const [ann, ben] = [hall.open('Ann'), hall.open('Ben')];
    hall.clock.advance(SETTLE_MS);
    hall.server.setReach(ann.host, false);
    ann.told.length = 0;
    const cat = hall.open('Cat');
    hall.clock.advance(SETTLE_MS);
    expect(ann.told.filter((each) => / |left/.test(each))).toEqual(['somebody appeared', 'Cat opened']);
    for (const { states } of [ann, ben, cat]) expect([...states.values()]).toEqual(['open', 'open']);
  });

  it('is not told while nothing of their own was seen, nor when they are given up', () => {
    const { hall, ann, ben, cat } = three();
    const members = [nodeSigner(new Uint8Array(32).fill(77)).id, cat.id];
    hall.network.inject(ben.host, ann.host, encodeFrame({ type: 'links', members }));
    hall.clock.advance(300_000);
    expect(ann.told).toEqual([]);
    expect(ann.states.size).toBe(2);
  });
});

describe('a departure is told', () => {
  it('once by each of the others when a browser dies without a word', () => {
    const { hall, ann, ben, cat } = three();
    hall.network.crash(cat.host);
    hall.server.drop(cat.host);
    hall.clock.advance(300_000);
    expect([ann.told, ben.told]).toEqual([['left'], ['left']]);
  });

  it('once, and soon, after a goodbye', () => {
    const { hall, ann, ben, cat } = three();
    cat.mesh.close();
    hall.clock.advance(5_000);
    expect([ann.told, ben.told]).toEqual([['left'], ['left']]);
    hall.clock.advance(300_000);
    expect([ann.told, ben.told]).toEqual([['left'], ['left']]);
  });

  it('once after a goodbye while the server is dead', () => {
    const { hall, ann, ben, cat } = three();
    hall.server.setUp(false);
    hall.clock.advance(1_000);
    cat.mesh.close();
    hall.clock.advance(300_000);
    for (const { told } of [ann, ben]) expect(told.filter((each) => each === 'left')).toHaveLength(1);
  });

  it('once when somebody dies while the server is dead', () => {
    const { hall, ann, ben, cat } = three();
    hall.server.setUp(false);
    hall.network.crash(cat.host);
    hall.clock.advance(300_000);
    for (const { told } of [ann, ben]) expect(told.filter((each) => each === 'left')).toHaveLength(1);
  });

  it.each([
    ['never of somebody who reloads the page, whose goodbye is lost', false],
    ['never of somebody who reloads the page, whose goodbye arrives', true],
  ])('%s', (_, arrives) => {
    const { hall, ann, ben, cat } = three();
    cat.mesh.close();
    cat.host.isAlive = arrives;
    hall.clock.advance(800);
    const again = hall.open('Cat');
    hall.clock.advance(300_000);
    for (const { told } of [ann, ben]) expect(told).toEqual(['Cat opened']);
    expect(again.id).toBe(cat.id);
    expect([...again.states.values()]).toEqual(['open', 'open']);
  });

  it('never of anybody when the server is killed', () => {
    const { hall, ann, ben, cat } = three();
    hall.server.setUp(false);
    hall.clock.advance(600_000);
    for (const { told, states } of [ann, ben, cat]) {
      expect(new Set(told)).toEqual(new Set(['unreachable']));
      expect([...states.values()]).toEqual(['open', 'open']);
    }
  });

  it('never of somebody whom I cannot reach but others can', () => {
    const { hall, ann, ben, cat } = three();
    hall.network.setCut(ann.host, cat.host, true);
    hall.clock.advance(300_000);
    for (const { told } of [ann, ben, cat]) expect(told).not.toContain('left');
    expect(ann.states.get(cat.id)).toBe('down via');
    expect(ann.sync.relay(cat.id, { type: 'heads', heads: {} })).toBe(true);
    hall.clock.advance(1_000);
    expect(cat.told).toContain('heads');
  });

  it('by nobody after I closed', () => {
    const { hall, ann, ben, cat } = three();
    ann.mesh.close();
    ann.mesh.close();
    hall.network.crash(ben.host);
    hall.server.drop(ben.host);
    cat.mesh.close();
    hall.clock.advance(300_000);
    expect(ann.told).toEqual([]);
  });
});

describe('a broken link', () => {
  it('is made again, through the server or without it', () => {
    for (const isServerUp of [true, false]) {
      const { hall, ann, ben } = three();
      hall.server.setUp(isServerUp);
      hall.network.breakLink(ann.host, ben.host);
      expect(ann.states.get(ben.id)).not.toBe('open');
      hall.clock.advance(30_000);
      expect([ann.states.get(ben.id), ben.states.get(ann.id)]).toEqual(['open', 'open']);
      expect([...ann.told, ...ben.told]).not.toContain('left');
    }
  });
});
