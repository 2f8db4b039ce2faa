import { describe, expect, it } from 'vitest';
import type { Address } from '../../../src/protocol.ts';
import { addresses } from '../../../src/testing/addresses.ts';
import { nodeSigner, nodeVerify } from '../../testing/node-keys.ts';
import { Random } from '../../testing/random.ts';
import { type Host, SimNetwork } from '../../testing/sim-network.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { createSeal } from '../crypto/seal.ts';
import { silent } from '../log.ts';
import type { Signaling, SignalingHandlers } from '../signaling/signaling.ts';
import { FrameRouter } from './frame-router.ts';
import { Mesh } from './mesh.ts';
import { Twins } from './twins.ts';

const [at1, at2, at3, elsewhere] = addresses('at-1', 'at-2', 'at-3', 'elsewhere');

/** Long enough for a first offer that was lost to be repeated. */
const SETTLE_MS = 30_000;
const NO_ICE = { iceServers: [], iceExpiresInMs: null };

interface Told {
  readonly from: Address;
  readonly to: Address;
  readonly sealed: string;
}

/** Introduces people as it should, chooses every address, and keeps all it sees: a test does the rest. */
class EvilServer {
  readonly pages = new Map<Address, SignalingHandlers>();
  readonly cards = new Map<Address, string>();
  readonly signals: Told[] = [];
  /** Answers that are under way: nobody is let in before they asked. */
  readonly admissions: (() => void)[] = [];
  /** Instead of passing a signal on. */
  relay = ({ from, to, sealed }: Told): void => this.pages.get(to)?.signal(from, sealed);

  connect(handlers: SignalingHandlers, address: Address): Signaling {
    const { card } = handlers.request(address);
    const members = [...this.cards].map(([other, sealed]) => ({ address: other, card: sealed }));
    for (const other of this.pages.values()) other.joined({ address, card });
    this.pages.set(address, handlers);
    this.cards.set(address, card);
    const close = () => {
      this.cards.delete(address);
      if (this.pages.delete(address)) for (const other of this.pages.values()) other.left(address);
    };
    this.admissions.push(() => {
      handlers.admitted({ address, members, ...NO_ICE });
      handlers.status({
        kind: 'connected',
        callCameras: 8,
        files: { use: 'on', maxBytes: null },
        lastResort: 'off',
      });
    });
    return {
      sendPacket: () => false,
      send: (to, sealed) => {
        const told = { from: address, to, sealed };
        this.signals.push(told);
        this.relay(told);
        return true;
      },
      check: () => undefined,
      retry: () => undefined,
      close,
    };
  }

  /** To everybody, as from everybody else. */
  tellEverybody(signals: readonly Told[]): void {
    for (const { sealed } of signals)
      for (const [to, page] of this.pages)
        for (const from of this.pages.keys()) if (from !== to) page.signal(from, sealed);
  }
}

class Den {
  readonly clock = new VirtualClock();
  readonly random = new Random(11);
  readonly network = new SimNetwork(this.clock, this.random);
  readonly server = new EvilServer();

  open(name: string, address: Address, secret = 'secret') {
    const host: Host = { name: `${name}.${this.random.next()}`, isAlive: true };
    const told: string[] = [];
    const states = new Map<string, string>();
    const signer = nodeSigner(new Uint8Array(32).fill(name.charCodeAt(0)));
    const mesh = new Mesh({
      router: new FrameRouter([]),
      roomId: 'room',
      signer,
      verify: nodeVerify,
      seal: createSeal({ roomId: 'room', key: secret }, (count) => this.random.bytes(count)),
      clock: this.clock,
      random: this.random.next,
      log: silent,
      openSignaling: (handlers) => this.server.connect(handlers, address),
      loadTwins: (use) => use({ Twins }),
      loadSealedPaths: () => undefined,
      createLink: (options) => this.network.createLink(host, options),
      ownName: () => name,
      isTurnOnly: false,
      handlers: {
        status: () => undefined,
        serverClock: () => undefined,
        appeared: (_, who) => void told.push(`${who} appeared`),
        opened: (_, who) => void told.push(`${who} opened`),
        changed: (id, { state }) => {
          if (states.get(id) !== state) told.push(state);
          states.set(id, state);
        },
        meansChanged: () => undefined,
        doubled: () => undefined,
        topologyChanged: () => undefined,
        misbehaved: (_, what) => void told.push(what),
        left: () => void told.push('left'),
      },
    });
    for (const admit of this.server.admissions.splice(0)) admit();
    this.clock.advance(SETTLE_MS);
    const reload = (at: Address) => {
      mesh.close();
      host.isAlive = false;
      this.clock.advance(500);
      return this.open(name, at, secret);
    };
    return { mesh, told, states, id: signer.id, reload };
  }
}

function two() {
  const den = new Den();
  const [ann, ben] = [den.open('Ann', at1), den.open('Ben', at2)];
  expect([...ann.states.values(), ...ben.states.values()]).toEqual(['open', 'open']);
  for (const { told } of [ann, ben]) told.length = 0;
  return { den, ann, ben };
}

describe('a link that is open', () => {
  it('stays so when every signal that made it is told again', () => {
    const { den, ann, ben } = two();
    den.server.tellEverybody([...den.server.signals, ...den.server.signals]);
    den.clock.advance(SETTLE_MS);
    expect([ann.told, ben.told]).toEqual([[], []]);
  });

  it.each([at3, at1])(
    'stays so when the signals of the session before are told to one that came back %s',
    (address) => {
      const { den, ann, ben } = two();
      const past = [...den.server.signals];
      const again = ann.reload(address);
      expect([...again.states.values(), ...ben.states.values()]).toEqual(['open', 'open']);
      for (const { told } of [again, ben]) told.length = 0;
      den.server.tellEverybody(past);
      den.clock.advance(SETTLE_MS);
      expect([again.told, ben.told]).toEqual([[], []]);
    },
  );

  it('stays so when the card of the session before is shown again', () => {
    const { den, ann, ben } = two();
    const card = den.server.cards.get(at1) ?? '';
    const again = ann.reload(at3);
    for (const { told } of [again, ben]) told.length = 0;
    den.server.pages.get(at2)?.joined({ address: at1, card });
    den.clock.advance(SETTLE_MS);
    expect([again.told, ben.told]).toEqual([[], []]);
  });

  it('stays so when what one sends comes back to them', () => {
    const { den, ann, ben } = two();
    for (const { from, to, sealed } of den.server.signals)
      for (const pretended of [from, to, elsewhere]) den.server.pages.get(from)?.signal(pretended, sealed);
    for (const [address, page] of den.server.pages)
      for (const at of [address, elsewhere])
        page.joined({ address: at, card: den.server.cards.get(address) ?? '' });
    den.clock.advance(SETTLE_MS);
    expect([ann.told, ben.told]).toEqual([[], []]);
  });

  it('stays so when the server gives either the other’s address, or says that both are gone', () => {
    const { den, ann, ben } = two();
    const [cardOfAnn, cardOfBen] = [at1, at2].map((at) => den.server.cards.get(at) ?? '') as [string, string];
    for (const page of den.server.pages.values()) {
      page.joined({ address: at2, card: cardOfAnn });
      page.joined({ address: at1, card: cardOfBen });
      for (const address of [at1, at2]) page.left(address);
      for (const address of [at1, at2]) page.undelivered(address, 'gone');
    }
    den.clock.advance(300_000);
    expect([ann.told, ben.told]).toEqual([[], []]);
  });
});

describe('a room', () => {
  it('shows nobody whose card was sealed elsewhere, wherever the server puts it', () => {
    const { den, ann, ben } = two();
    const stranger = den.open('Eve', at3, 'another secret');
    den.server.tellEverybody(den.server.signals);
    den.clock.advance(300_000);
    expect([ann.told, ben.told, stranger.told]).toEqual([[], [], []]);
  });

  it('connects, though each signal comes five times, the last ones first', () => {
    const den = new Den();
    const waiting: Told[] = [];
    den.server.relay = (signal) => {
      waiting.push(signal);
      if (waiting.length < 3) return;
      const batch = waiting.splice(0).reverse();
      for (let n = 0; n < 5; n += 1)
        for (const { from, to, sealed } of batch) den.server.pages.get(to)?.signal(from, sealed);
    };
    const [ann, ben] = [den.open('Ann', at1), den.open('Ben', at2)];
    den.server.relay = ({ from, to, sealed }) => den.server.pages.get(to)?.signal(from, sealed);
    den.clock.advance(60_000);
    expect([...ann.states.values(), ...ben.states.values()]).toEqual(['open', 'open']);
  });

  it('does not take somebody for back whose old card is shown again after they said goodbye', () => {
    const { den, ann, ben } = two();
    const card = den.server.cards.get(at1) ?? '';
    ann.mesh.close();
    den.clock.advance(60_000);
    expect(ben.told.at(-1)).toBe('left');
    ben.told.length = 0;
    den.server.pages.get(at2)?.joined({ address: at1, card });
    den.clock.advance(60_000);
    expect(ben.told).toEqual([]);
  });
});
