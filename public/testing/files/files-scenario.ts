/** A room whose members exchange files: pages come and go, devices keep what was written, some members are hostile. */
import { createHash } from 'node:crypto';
import type { MemberId, Signer } from '../../net/crypto/signer.ts';
import type { FileLimits } from '../../room/files/files-contract.ts';
import type { FileTalk } from '../../room/files/offers.ts';
import { FilesOfRoom } from '../../room/files/room-files.ts';
import { type FileId, MAX_FILE_BYTES } from '../../room/files/shared-file.ts';
import { memoryStore, type Store } from '../../room/keep/storage.ts';
import { type Entry, entryId, signEntry } from '../../room/log/entry.ts';
import { type Message, Messages } from '../../room/log/messages.ts';
import { signal } from '../../room/reactive.ts';
import { LOG } from '../ids.ts';
import { nodeSigner, nodeVerify } from '../node-keys.ts';
import { Random } from '../random.ts';
import { HostClock, VirtualClock } from '../virtual-clock.ts';
import { FileNet, FilePort, type PortOptions } from './file-net.ts';
import { SimDrive } from './sim-drive.ts';

const CONTEXT = 'room';
const STEP_MS = 10;
const LIMITS: FileLimits = { isOn: true, maxBytes: MAX_FILE_BYTES, storage: 'disk', memoryBytes: 0 };

/** How a page is hostile: what it claims to have, and what it makes of the bytes that it sends. */
export interface Malice {
  readonly claims: boolean;
  readonly tamper: NonNullable<PortOptions['tamper']> | null;
}

/** Nothing it says of what it has can be believed. */
export const wrongBytes: Malice = {
  claims: true,
  tamper(bytes) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes;
  },
};
export const nothingAtAll: Malice = { claims: true, tamper: () => null };

/** One browser: its key, what is in the tab, what is on the disk. */
export interface Person {
  readonly name: string;
  readonly signer: Signer;
  readonly tab: Store;
  drive: SimDrive;
  malice: Malice | null;
  bytesPerSecond: number;
  page: FilesPage | null;
  /** Left for good. */
  isGone: boolean;
}

export interface FilesPage {
  readonly files: FilesOfRoom;
  readonly port: FilePort;
  readonly talk: SimTalk;
  /** How often each piece came whole, by file. */
  readonly session: number;
}

/** What the transcript is to files. */
export class SimTalk {
  readonly entries: Entry[] = [];
  readonly #messages = new Messages();
  readonly #write: (body: Entry['body']) => Entry;
  #listener: ((changed: ReadonlySet<FileId>) => void) | null = null;

  constructor(write: (body: Entry['body']) => Entry) {
    this.#write = write;
  }

  add(entry: Entry): void {
    if (this.entries.some((known) => entryId(known) === entryId(entry))) return;
    this.entries.push(entry);
    const changed = this.#messages.add(entry);
    this.#listener?.(new Set(changed));
  }

  message(id: FileId): Message | undefined {
    return this.#messages.get(id);
  }

  follow(listener: (changed: ReadonlySet<FileId>) => void): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = null;
    };
  }

  share(body: Entry['body']): null {
    this.#write(body);
    return null;
  }
}

export class FilesScenario {
  readonly clock = new VirtualClock();
  readonly random: Random;
  readonly net: FileNet;
  readonly people: Person[] = [];
  /** What each file is, by its id. */
  readonly contents = new Map<FileId, Uint8Array>();
  readonly members = signal<readonly { readonly id: MemberId }[]>([]);
  readonly #entries: Entry[] = [];
  readonly #seqs = new Map<MemberId, number>();
  #sessions = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
    this.net = new FileNet(this.clock, this.random);
  }

  get present(): readonly Person[] {
    return this.people.filter(({ page }) => page !== null);
  }

  get honest(): readonly Person[] {
    return this.present.filter(({ malice }) => malice === null);
  }

  person(malice: Malice | null = null, bytesPerSecond = 2_097_152): Person {
    const key = new Uint8Array(32).fill(this.people.length + 1);
    const person: Person = {
      name: `${this.people.length + 1}`,
      signer: nodeSigner(key),
      tab: memoryStore(),
      drive: new SimDrive(),
      malice,
      bytesPerSecond,
      page: null,
      isGone: false,
    };
    this.people.push(person);
    return person;
  }

  enter(person: Person): FilesPage {
    const { signer, malice, bytesPerSecond } = person;
    const clock = new HostClock(this.clock, 0);
    const tamper = malice?.tamper ? { tamper: malice.tamper, isSilent: malice === nothingAtAll } : {};
    const port = new FilePort(this.net, signer.id, clock, { bytesPerSecond, ...tamper });
    const talk = new SimTalk((body) => this.#write(signer, body));
    for (const entry of this.#entries) talk.add(entry);
    const of: FileTalk = { talk, signingContext: CONTEXT, partner: null };
    const files = new FilesOfRoom({
      roomId: 'room',
      signer,
      verify: nodeVerify,
      clock,
      random: this.random.next,
      channel: port.channel,
      bulk: port.bulk,
      pieces: person.drive.open(clock),
      store: person.tab,
      limits: signal(LIMITS),
      isKeeping: signal(false),
      talks: signal([of]),
      members: this.#others(signer.id),
      isLinked: (a, b) => this.net.isLinked(a, b),
      misbehaved: () => undefined,
    });
    const page = { files, port, talk, session: ++this.#sessions };
    person.page = page;
    this.#countMembers();
    this.net.enter(port);
    return page;
  }

  /** In good order, or as crashes are. */
  leave(person: Person, isForGood = false): void {
    const { page } = person;
    if (!page) return;
    person.page = null;
    person.isGone = isForGood;
    page.files.close();
    this.net.leave(page.port, isForGood);
    this.#countMembers();
  }

  reload(person: Person): FilesPage {
    this.leave(person);
    return this.enter(person);
  }

  offer(person: Person, content: Uint8Array): FileId {
    const blob = new Blob([content as BlobPart]);
    const attachment = { content: blob, name: 'a.bin', type: '', preview: null, picture: null };
    const before = this.#entries.length;
    if (person.page?.files.offer(attachment, '', null, null) !== null) throw new Error('not offered');
    const entry = this.#entries[before];
    if (!entry) throw new Error('not written');
    const id = entryId(entry);
    this.contents.set(id, content);
    return id;
  }

  /** Its author takes it back. */
  remove(person: Person, id: FileId): void {
    const seq = Number(id.split(':')[2]);
    this.#write(person.signer, { kind: 'delete', log: LOG, seq });
    this.contents.delete(id);
  }

  /** As random as bytes need to be. */
  content(bytes: number): Uint8Array {
    const block = createHash('sha512').update(`${this.random.next()}`).digest();
    const content = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += block.length) {
      content.set(block.subarray(0, Math.min(block.length, bytes - at)), at);
      block.writeUInt32LE(at, 0);
    }
    return content;
  }

  /** Hostile pages claim whatever there is. */
  claim(): void {
    const ids = [...this.contents.keys()];
    if (ids.length === 0) return;
    for (const { malice, page, signer } of this.present) {
      if (!malice?.claims) continue;
      for (const other of this.present)
        if (other.signer.id !== signer.id) page?.port.tell(other.signer.id, { kind: 'whole', ids });
    }
  }

  async pass(ms: number, until: () => boolean = () => false): Promise<void> {
    for (let passed = 0; passed < ms && !until(); passed += STEP_MS) {
      this.clock.advance(STEP_MS);
      await new Promise((done) => setImmediate(done));
    }
  }

  state(person: Person, id: FileId): string | undefined {
    return person.page?.files.status(id).peek().state.kind;
  }

  #write({ id, sign }: Signer, body: Entry['body']): Entry {
    const seq = (this.#seqs.get(id) ?? 0) + 1;
    this.#seqs.set(id, seq);
    const entry = signEntry({ id, sign }, CONTEXT, { log: LOG, seq, at: this.clock.now(), seen: [], body });
    this.#entries.push(entry);
    // Its author has it at once, and everybody else a little later.
    for (const { page, signer } of this.present)
      if (signer.id === id) page?.talk.add(entry);
      else this.clock.after(this.random.between(20, 200), () => page?.talk.add(entry));
    return entry;
  }

  #others(self: MemberId) {
    const others = signal(this.members.peek().filter(({ id }) => id !== self));
    this.members.subscribe((all) => {
      others.value = all.filter(({ id }) => id !== self);
    });
    return others;
  }

  #countMembers(): void {
    this.members.value = this.present.map(({ signer }) => ({ id: signer.id }));
  }
}
