import { beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../net/crypto/signer.ts';
import type { LinkMedia } from '../../net/link/link.ts';
import { FrameRouter } from '../../net/mesh/frame-router.ts';
import { encodeFrame } from '../../net/protocol/frame.ts';
import { memberId } from '../../testing/ids.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { memoryStore, type Store } from '../keep/storage.ts';
import type { Member } from '../people/member.ts';
import { signal } from '../reactive.ts';
import { Call } from './call.ts';
import { type CallFrame, callChannel } from './call-channel.ts';
import { CALL_SIZE } from './call-limits.ts';
import { CallMemory } from './call-memory.ts';
import { DeviceMemory } from './device-memory.ts';
import type { Capture, CaptureProblem, Meter, Source } from './own-media.ts';
import type { Media } from './participants.ts';

class FakeTrack extends EventTarget {
  enabled = true;
  isStopped = false;
  readonly source: Source;
  constructor(source: Source) {
    super();
    this.source = source;
  }
  stop(): void {
    this.isStopped = true;
  }
  getSettings() {
    return { height: 720, deviceId: `the ${this.source}` };
  }
}

class FakeMedia implements Media {
  readonly level = 0;
  readonly tracks: Record<string, MediaStreamTrack | null> = {};
  /** All pictures, in order. */
  readonly seen: (MediaStreamTrack | null)[] = [];
  setTrack(kind: string, track: MediaStreamTrack | null): void {
    this.tracks[kind] = track;
    if (kind === 'video') this.seen.push(track);
  }
  setLimit(): void {
    // Told apart in the tests of limits.
  }
  settle(): void {
    // No connection here.
  }
  agreed(): void {
    // The same.
  }
  leave(): void {
    // The same.
  }
}

let clock: VirtualClock;
let people: Map<string, Person>;
/** Frames under way, in order. */
let post: (() => void)[];

const flush = () => {
  while (post.length > 0) post.shift()?.();
};
const settle = async () => {
  for (let n = 0; n < 5; n += 1) await Promise.resolve();
  flush();
};

class Person {
  readonly id: MemberId;
  readonly store: Store;
  readonly members = signal<readonly Member[]>([]);
  readonly carried = new Map<string, LinkMedia | null>();
  readonly taken: FakeTrack[] = [];
  /** What is being listened to. */
  readonly metered = new Set<FakeTrack>();
  readonly sent: CallFrame[] = [];
  refusal: CaptureProblem | null = null;
  isLinked = true;
  router!: FrameRouter;
  call!: Call;

  constructor(id: MemberId, store: Store = memoryStore()) {
    this.id = id;
    this.store = store;
    this.load();
  }

  /** The page, once more. */
  load(): void {
    const capture: Capture = {
      take: (sources) =>
        Promise.resolve(
          new Map(sources.map((source) => [source, this.refusal ?? (this.#track(source) as never)] as const)),
        ),
      devices: () => Promise.resolve([]),
      meter: (track) => this.#meter(track as never),
    };
    this.router = new FrameRouter([callChannel]);
    this.router.attach({ send: (to, frame) => this.#send(to, frame as CallFrame), relay: () => false });
    this.call = new Call({
      channel: this.router.channel(callChannel),
      attachMedia: (to, media) => void this.carried.set(to, media),
      members: this.members,
      clock,
      random: () => (people.size + 1) / 10,
      capture,
      openMedia: () => new FakeMedia(),
      memory: new CallMemory(this.store, 'room'),
      devices: new DeviceMemory(this.store),
      size: () => ({ cameras: 2, members: 3 }),
    });
  }

  get tracks(): string[] {
    return this.taken.filter(({ isStopped }) => !isStopped).map(({ source }) => source);
  }

  #meter(track: FakeTrack): Meter {
    this.metered.add(track);
    return { level: 0.5, close: () => void this.metered.delete(track) };
  }

  #track(source: Source): FakeTrack {
    const track = new FakeTrack(source);
    this.taken.push(track);
    return track;
  }

  #send(to: string, frame: CallFrame): boolean {
    if (!this.isLinked || !people.get(to)?.isLinked) return false;
    this.sent.push(frame);
    const read = this.router.decode(encodeFrame(frame));
    post.push(() => read && people.get(to)?.router.receive(this.id, read));
    return true;
  }
}

function gather(...ids: string[]): Person[] {
  for (const id of ids) people.set(id, new Person(memberId(id)));
  for (const person of people.values())
    person.members.value = [...people.keys()]
      .filter((id) => id !== person.id)
      .map((id) => ({ id, isMuted: false }) as Member);
  return [...people.values()];
}

/** A new connection between the two. */
function relink(a: Person, b: Person): void {
  a.router.opened(b.id);
  b.router.opened(a.id);
}

beforeEach(() => {
  clock = new VirtualClock();
  people = new Map();
  post = [];
});

const ids = (person: Person) => person.call.participants.value.map(({ id }) => id);

describe("the room's call", () => {
  it('is seen by everybody and carries media between those who joined, nobody else', async () => {
    const [ada, ben, cleo] = gather('ada', 'ben', 'cleo') as [Person, Person, Person];
    ada.call.join();
    ben.call.join();
    await settle();
    expect(cleo.call.inRoomCall.value).toEqual(['ada', 'ben']);
    expect(ids(ada)).toEqual(['ben']);
    expect(ids(ben)).toEqual(['ada']);
    expect(ids(cleo)).toEqual([]);
    expect((ada.carried.get('ben') as FakeMedia).tracks).toMatchObject({
      audio: { source: 'microphone' },
      video: { source: 'camera' },
    });
    expect(ada.carried.get('cleo')).toBeUndefined();
  });

  it('tells who muted themselves, whose camera is on, who shares a screen', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ada.call.join();
    ben.call.join();
    await settle();
    expect(ben.call.participants.value).toMatchObject([{ isMuted: false, video: 'camera' }]);
    ada.call.setMuted(true);
    ada.call.setCamera(false);
    await settle();
    expect(ben.call.participants.value).toMatchObject([{ isMuted: true, video: null }]);
    ada.call.setScreen(true);
    await settle();
    expect(ben.call.participants.value).toMatchObject([{ video: 'screen' }]);
    expect((ada.carried.get('ben') as FakeMedia).tracks).toMatchObject({ video: { source: 'screen' } });
    expect(ada.tracks).toEqual(['microphone', 'screen']);
  });

  it('leaves nothing running after a hang-up, though a device comes late', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ada.call.join();
    ben.call.join();
    await settle();
    ada.call.hangUp();
    ada.call.join();
    ada.call.hangUp();
    await settle();
    expect(ada.tracks).toEqual([]);
    expect(ada.carried.get('ben')).toBeNull();
    expect(ben.carried.get('ada')).toBeNull();
    expect(ids(ben)).toEqual([]);
    expect(ben.call.inRoomCall.value).toEqual([]);
  });

  it('listens to the microphone that is sent, muted or not, and to none after a hang-up', async () => {
    const [ada] = gather('ada') as [Person];
    const { own } = ada.call;
    ada.call.join();
    await settle();
    expect(own.level).toBe(0.5);
    ada.call.setMuted(true);
    expect(own.level).toBe(0.5);
    await own.choose('microphone', 'another');
    expect([...ada.metered]).toEqual([own.state.value.tracks.microphone]);
    ada.call.hangUp();
    expect(ada.metered.size).toBe(0);
    expect(own.level).toBe(0);
  });

  it('goes on without what could not be had', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ada.refusal = 'denied';
    ada.call.join();
    ben.call.join();
    await settle();
    expect(ada.call.own.state.value.problems).toEqual({ microphone: 'denied', camera: 'denied' });
    expect(ben.call.participants.value).toMatchObject([{ id: 'ada', isMuted: true, video: null }]);
    expect(ada.carried.get('ben')).not.toBeNull();
  });

  it('takes a bounded number of cameras, and of members', async () => {
    const [ada, ben, cleo, dora] = gather('ada', 'ben', 'cleo', 'dora') as [Person, Person, Person, Person];
    for (const person of [ada, ben, cleo]) {
      person.call.join();
      await settle();
    }
    expect(cleo.call.news.value).toEqual({ kind: 'cameras-full', limit: 2 });
    expect(cleo.tracks).toEqual(['microphone']);
    dora.call.join();
    expect(dora.call.state.value).toEqual({ kind: 'none' });
    expect(dora.call.news.value).toEqual({ kind: 'full', limit: 3 });
    ben.call.setCamera(false);
    await settle();
    cleo.call.setCamera(true);
    await settle();
    expect(cleo.tracks).toEqual(['microphone', 'camera']);
  });

  it('is there again after a connection was replaced, with nothing sent in between', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ada.call.join();
    ben.call.join();
    await settle();
    ada.carried.clear();
    relink(ada, ben);
    expect(ada.call.participants.value).toMatchObject([{ isAway: true, stream: null }]);
    expect(ada.carried.has('ben')).toBe(false);
    flush();
    expect(ada.call.participants.value).toMatchObject([{ isAway: false }]);
    expect(ada.carried.get('ben')).toBeInstanceOf(FakeMedia);
  });

  it('is told of once the link takes frames again', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ben.isLinked = false;
    ada.call.join();
    await settle();
    ben.isLinked = true;
    ada.router.follow(memberId('ben'), { kind: 'direct' });
    flush();
    expect(ben.call.inRoomCall.value).toEqual(['ada']);
    const count = ada.sent.length;
    ada.router.follow(memberId('ben'), { kind: 'direct' });
    expect(ada.sent).toHaveLength(count);
  });

  it('was heard of before calls could be conducted', () => {
    const [ada] = gather('ada') as [Person];
    const router = new FrameRouter([callChannel]);
    const joined: CallFrame = { type: 'call', step: 'in', id: 'room' };
    router.receive(memberId('ben'), joined);
    const call = new Call({
      channel: router.channel(callChannel),
      attachMedia: () => undefined,
      members: ada.members,
      clock,
      random: () => 0.5,
      capture: {
        take: () => Promise.resolve(new Map()),
        devices: () => Promise.resolve([]),
        meter: () => ({ level: 0, close: () => undefined }),
      },
      openMedia: () => new FakeMedia(),
      memory: new CallMemory(memoryStore(), 'room'),
      devices: new DeviceMemory(memoryStore()),
      size: () => CALL_SIZE,
    });
    expect(call.inRoomCall.value).toEqual(['ben']);
  });
});

describe('a look at oneself before a call', () => {
  it('is carried to nobody, and its devices are those of the call', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ben.call.join();
    await settle();
    await ada.call.own.turnOn(ada.call.own.wanted);
    await settle();
    expect(ada.tracks).toEqual(['microphone', 'camera']);
    expect([ada.sent, ada.carried.size]).toEqual([[], 0]);
    ada.call.join();
    await settle();
    expect(ada.taken).toHaveLength(2);
    expect(ada.sent.at(-1)).toMatchObject({ step: 'in', video: 'camera' });
  });

  it('shows nobody the picture for which the call has no room', async () => {
    const [ada, ben, cleo] = gather('ada', 'ben', 'cleo') as [Person, Person, Person];
    for (const person of [ada, ben]) {
      person.call.join();
      await settle();
    }
    await cleo.call.own.turnOn(cleo.call.own.wanted);
    cleo.call.join();
    expect(cleo.tracks).toEqual(['microphone']);
    for (const media of cleo.carried.values())
      expect((media as FakeMedia).seen.filter((track) => track !== null)).toEqual([]);
    await settle();
    expect(cleo.sent.filter(({ step }) => step === 'in').map(({ video }) => video)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is over with the devices off where they stay out', async () => {
    const [ada] = gather('ada') as [Person];
    const looking = ada.call.own.turnOn(['microphone', 'camera']);
    ada.call.own.release();
    await looking;
    expect([ada.tracks, ada.call.own.state.value.isAsking]).toEqual([[], false]);
  });

  it('is remembered: whoever chose no camera calls without, also after a reload', async () => {
    const [ada] = gather('ada') as [Person];
    ada.call.own.want('camera', false);
    ada.load();
    ada.call.join();
    await settle();
    expect(ada.tracks).toEqual(['microphone']);
    ada.call.own.want('camera', true);
    expect(ada.call.own.wanted).toEqual(['microphone', 'camera']);
  });

  it('turns off what was asked for and is not wanted any more', async () => {
    const [ada] = gather('ada') as [Person];
    const asking = ada.call.own.turnOn(['microphone', 'camera']);
    ada.call.own.stop('camera');
    await asking;
    expect([ada.tracks, ada.call.own.state.value.isAsking]).toEqual([['microphone'], false]);
  });
});

describe('a call with one member', () => {
  it('rings, and carries media once it was accepted', async () => {
    const [ada, ben, cleo] = gather('ada', 'ben', 'cleo') as [Person, Person, Person];
    ada.call.call(memberId('ben'));
    await settle();
    expect(ben.call.incoming.value?.from).toBe('ada');
    expect(ada.carried.size).toBe(0);
    ben.call.accept();
    await settle();
    expect(ada.call.state.value).toMatchObject({ kind: 'pair', with: 'ben' });
    expect([ids(ada), ids(ben)]).toEqual([['ben'], ['ada']]);
    expect(cleo.call.inRoomCall.value).toEqual([]);
    ben.call.hangUp();
    await settle();
    expect(ada.call.state.value).toEqual({ kind: 'none' });
    expect(ada.call.news.value).toEqual({ kind: 'ended', with: 'ben' });
    expect([...ada.tracks, ...ben.tracks]).toEqual([]);
  });

  it('is declined, and not rung again at once', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ada.call.call(memberId('ben'));
    await settle();
    ben.call.decline();
    await settle();
    expect(ada.call.news.value).toEqual({ kind: 'declined', with: 'ben' });
    expect(ada.tracks).toEqual([]);
    ada.call.call(memberId('ben'));
    await settle();
    expect(ben.call.incoming.value).toBeNull();
    expect(ada.call.news.value).toEqual({ kind: 'busy', with: 'ben' });
  });

  it('finds somebody who is in another call busy, and leaves that one alone', async () => {
    const [ada, ben, cleo] = gather('ada', 'ben', 'cleo') as [Person, Person, Person];
    ada.call.join();
    ben.call.join();
    await settle();
    cleo.call.call(memberId('ben'));
    await settle();
    expect(cleo.call.news.value).toEqual({ kind: 'busy', with: 'ben' });
    expect(cleo.call.inRoomCall.value).toEqual(['ada', 'ben']);
    expect(ids(ben)).toEqual(['ada']);
  });

  it('is missed when nobody answers, when it is taken back, when the caller leaves', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ada.call.call(memberId('ben'));
    await settle();
    clock.advance(30_000);
    await settle();
    expect(ada.call.news.value).toEqual({ kind: 'no-answer', with: 'ben' });
    expect(ben.call.news.value).toEqual({ kind: 'missed', with: 'ada' });
    ada.call.call(memberId('ben'));
    await settle();
    expect(ben.call.incoming.value).not.toBeNull();
    ben.router.left(memberId('ada'));
    expect(ben.call.incoming.value).toBeNull();
  });

  it('comes about when both call each other', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ada.call.call(memberId('ben'));
    ben.call.call(memberId('ada'));
    await settle();
    expect(ada.call.state.value.kind).toBe('pair');
    expect(ada.call.state.value).toMatchObject({ id: (ben.call.state.value as { id: string }).id });
    expect([ids(ada), ids(ben)]).toEqual([['ben'], ['ada']]);
  });

  it('does not ring from somebody I muted', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ben.members.value = [{ id: 'ada', isMuted: true } as Member];
    ada.call.call(memberId('ben'));
    await settle();
    expect(ben.call.incoming.value).toBeNull();
  });
});

describe('a reload in a call', () => {
  const reload = (person: Person, others: Person[]) => {
    person.call.close();
    person.load();
    for (const other of others) relink(person, other);
  };

  it('offers to return, and is seen as away until then', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ada.call.call(memberId('ben'));
    await settle();
    ben.call.accept();
    await settle();
    reload(ben, [ada]);
    flush();
    expect(ada.call.participants.value).toMatchObject([{ id: 'ben', isAway: true }]);
    ben.call.goBack();
    await settle();
    expect(ada.call.participants.value).toMatchObject([{ id: 'ben', isAway: false, video: 'camera' }]);
    expect(ids(ben)).toEqual(['ada']);
  });

  it('takes staying out for leaving, said or not', async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ada.call.join();
    ben.call.join();
    await settle();
    reload(ben, [ada]);
    clock.advance(60_000);
    await settle();
    expect(ids(ada)).toEqual([]);
    expect(ben.call.returning.value).toBeNull();
    reload(ben, [ada]);
    expect(ben.call.returning.value).toBeNull();
  });

  /** The page is gone for longer than others wait before they take somebody for gone. */
  const leaveFor = (person: Person, other: Person) => {
    person.call.close();
    person.isLinked = false;
    other.router.left(person.id);
  };
  const comeBack = (person: Person, other: Person) => {
    person.load();
    person.isLinked = true;
    relink(person, other);
  };
  const inCall = async () => {
    const [ada, ben] = gather('ada', 'ben') as [Person, Person];
    ada.call.call(memberId('ben'));
    await settle();
    ben.call.accept();
    await settle();
    return [ada, ben] as const;
  };

  it('is waited for, and nobody rings when it took longer', async () => {
    const [ada, ben] = await inCall();
    leaveFor(ben, ada);
    clock.advance(50_000);
    expect(ada.call.participants.value).toMatchObject([{ id: 'ben', isAway: true }]);
    comeBack(ben, ada);
    flush();
    expect(ben.call.isAwaited).toBe(true);
    ben.call.goBack();
    expect(ben.call.state.value).toMatchObject({ kind: 'pair', with: 'ada' });
    await settle();
    clock.advance(60_000);
    expect(ada.call.participants.value).toMatchObject([{ id: 'ben', isAway: false }]);
    expect([ids(ada), ids(ben)]).toEqual([['ben'], ['ada']]);
  });

  it('rings nobody who waits, though the link is not up yet', async () => {
    const [ada, ben] = await inCall();
    leaveFor(ben, ada);
    ben.load();
    ben.call.goBack();
    await settle();
    expect(ben.call.state.value.kind).toBe('ringing');
    ben.isLinked = true;
    relink(ben, ada);
    await settle();
    expect(ada.call.incoming.value).toBeNull();
    expect([ids(ada), ids(ben)]).toEqual([['ben'], ['ada']]);
  });

  it('rings plainly when the other hung up meanwhile, also after they waited', async () => {
    const [ada, ben] = await inCall();
    leaveFor(ben, ada);
    ada.call.hangUp();
    expect(ada.tracks).toEqual([]);
    comeBack(ben, ada);
    flush();
    expect(ben.call.isAwaited).toBe(false);
    ben.call.goBack();
    await settle();
    expect(ada.call.incoming.value?.from).toBe('ben');
    ada.call.accept();
    await settle();
    leaveFor(ben, ada);
    comeBack(ben, ada);
    flush();
    expect(ben.call.isAwaited).toBe(true);
    ada.call.hangUp();
    flush();
    expect(ben.call.isAwaited).toBe(false);
    expect(ben.call.returning.value).not.toBeNull();
  });

  it('is waited for a minute at most, with nothing left on', async () => {
    const [ada, ben] = await inCall();
    leaveFor(ben, ada);
    clock.advance(60_000);
    expect(ada.call.state.value).toEqual({ kind: 'none' });
    expect(ada.call.news.value).toEqual({ kind: 'ended', with: 'ben' });
    expect(ada.tracks).toEqual([]);
  });

  it('is over also for whoever was cut off for longer than the other waited', async () => {
    const [ada, ben] = await inCall();
    ben.isLinked = false;
    ada.router.left(memberId('ben'));
    clock.advance(60_000);
    expect(ada.call.state.value).toEqual({ kind: 'none' });
    expect(ben.call.state.value.kind).toBe('pair');
    ben.isLinked = true;
    relink(ada, ben);
    await settle();
    expect(ben.call.state.value).toEqual({ kind: 'none' });
    expect(ben.call.news.value).toEqual({ kind: 'ended', with: 'ada' });
    const count = ada.sent.length;
    const inAnother: CallFrame = { type: 'call', step: 'in', id: 'another' };
    for (let n = 0; n < 9; n += 1) ada.router.receive(memberId('ben'), inAnother);
    expect(ada.sent).toHaveLength(count);
  });

  it('goes on by itself where both were cut off and waited', async () => {
    const [ada, ben] = await inCall();
    ben.isLinked = false;
    ada.router.left(memberId('ben'));
    ben.router.left(memberId('ada'));
    clock.advance(50_000);
    ben.isLinked = true;
    relink(ada, ben);
    await settle();
    clock.advance(60_000);
    expect(ada.call.participants.value).toMatchObject([{ id: 'ben', isAway: false }]);
    expect(ben.call.participants.value).toMatchObject([{ id: 'ada', isAway: false }]);
  });

  it('is not waited for when they left the room for good', async () => {
    const [ada, ben] = await inCall();
    ben.call.hangUp();
    flush();
    leaveFor(ben, ada);
    expect(ada.call.state.value).toEqual({ kind: 'none' });
    expect(ada.call.news.value).toEqual({ kind: 'ended', with: 'ben' });
    expect(ben.tracks).toEqual([]);
    ben.load();
    expect(ben.call.returning.value).toBeNull();
  });

  it('of both makes the first who returns ring the other, who is offered that call alone', async () => {
    const [ada, ben] = await inCall();
    ada.call.close();
    leaveFor(ben, ada);
    ada.load();
    comeBack(ben, ada);
    flush();
    expect([ada.call.returning.value?.with, ben.call.returning.value?.with]).toEqual(['ben', 'ada']);
    ben.call.goBack();
    await settle();
    expect(ada.call.returning.value).toBeNull();
    expect(ada.call.incoming.value?.from).toBe('ben');
    ada.call.accept();
    await settle();
    expect([ids(ada), ids(ben)]).toEqual([['ben'], ['ada']]);
  });
});

it('says nothing at all before there is a call', async () => {
  const [ada, ben] = gather('ada', 'ben') as [Person, Person];
  relink(ada, ben);
  ada.router.follow(memberId('ben'), { kind: 'direct' });
  await settle();
  expect([...ada.sent, ...ben.sent]).toEqual([]);
});
