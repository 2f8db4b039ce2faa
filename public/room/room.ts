/**
 * One room as I take part in it: wires the mesh, the transcript, its sync and the roster together and shows the result
 * as signals. Owns no rule of its own.
 */
import type { Cancel } from '../net/clock.ts';
import { Mesh, type MeshOptions } from '../net/mesh.ts';
import { MAX_TEXT_LENGTH } from '../net/wire.ts';
import { type Body, type Entry, signEntry } from './entry.ts';
import { HybridClock } from './hybrid-clock.ts';
import type { Line } from './line.ts';
import type { Member, MemberId } from './member.ts';
import { cleanName, type NameProblem } from './name.ts';
import { type Notice, withEvent } from './notices.ts';
import { type ReadonlySignal, signal } from './reactive.ts';
import { Roster } from './roster.ts';
import type { ServerStatus } from './server-status.ts';
import { Sync } from './sync.ts';
import { Timeline } from './timeline.ts';
import { Transcript } from './transcript.ts';

export interface RoomOptions extends Omit<MeshOptions, 'handlers' | 'ownName'> {
  readonly name: string;
  /** Another name to try while `name` was not chosen by the person and is taken; null when it was chosen. */
  readonly suggestName: (() => string) | null;
}

export type SayProblem = 'blank' | 'too-long';
export type RenameProblem = NameProblem | 'taken';

/** Many changes in one burst are shown together. */
const SHOW_MS = 16;

export class Room {
  readonly id: string;
  readonly self: MemberId;
  readonly status: ReadonlySignal<ServerStatus>;
  readonly members: ReadonlySignal<readonly Member[]>;
  readonly name: ReadonlySignal<string>;
  readonly lines: ReadonlySignal<readonly Line[]>;
  readonly #options: RoomOptions;
  readonly #status = signal<ServerStatus>({ kind: 'joining' });
  readonly #name = signal('');
  readonly #lines = signal<readonly Line[]>([]);
  readonly #transcript = new Transcript();
  readonly #hybridClock: HybridClock;
  readonly #timeline: Timeline;
  readonly #roster: Roster;
  readonly #sync: Sync;
  readonly #mesh: Mesh;
  #suggestName: (() => string) | null;
  #notices: readonly Notice[] = [];
  #cancelShow: Cancel | null = null;

  constructor(options: RoomOptions) {
    const { signer, clock, seal, verify, log } = options;
    this.#options = options;
    this.#suggestName = options.suggestName;
    this.id = options.roomId;
    this.self = signer.id;
    this.#name.value = options.name;
    this.#roster = new Roster(signer.id, options.name);
    this.#timeline = new Timeline(signer.id, this.#roster);
    this.#hybridClock = new HybridClock(() => clock.now());
    this.status = this.#status;
    this.members = this.#roster.members;
    this.name = this.#name;
    this.lines = this.#lines;
    this.#sync = new Sync({
      self: signer.id,
      scope: seal.scope,
      transcript: this.#transcript,
      hybridClock: this.#hybridClock,
      verify,
      clock,
      log,
      send: (to, frame) => this.#mesh.send(to, frame),
      added: (entries) => this.#added(entries),
      headsChanged: () => undefined,
      misbehaved: (from, what) => log(`${this.#roster.name(from)} sent ${what}`),
    });
    this.#mesh = new Mesh({
      ...options,
      ownName: () => this.#name.value,
      handlers: {
        status: (status) => {
          this.#status.value = status;
        },
        appeared: (id, name, wasHere) => this.#meet(id, name, wasHere),
        opened: (id, name) => {
          if (!this.#hasNamedItself(id)) this.#roster.rename(id, name);
          this.#show();
        },
        changed: (id, state) => {
          this.#roster.follow(id, state);
          if (state === 'open') this.#sync.opened(id);
          else this.#sync.lost(id);
        },
        frame: (id, frame) => {
          if (frame.type === 'heads' || frame.type === 'want' || frame.type === 'entries') this.#sync.receive(id, frame);
        },
        left: (id) => this.#part(id),
      },
    });
  }

  /** Whether the person chose the present name, rather than being given it. */
  get isNameChosen(): boolean {
    return this.#suggestName === null;
  }

  /** Says something to the room: everybody here now and everybody who comes later. Null when it was said. */
  say(text: string): SayProblem | null {
    if (text.trim() === '') return 'blank';
    if (text.length > MAX_TEXT_LENGTH) return 'too-long';
    if (this.#transcript.head(this.self) === 0) this.#write({ kind: 'name', name: this.#name.value });
    this.#write({ kind: 'text', text: text.replace(/\r\n?/g, '\n').trimEnd() });
    return null;
  }

  /** Null when the name was taken on. */
  rename(raw: string): RenameProblem | null {
    const cleaned = cleanName(raw);
    if ('problem' in cleaned) return cleaned.problem;
    if (cleaned.name === this.#name.value) return null;
    if (this.#roster.isTaken(cleaned.name)) return 'taken';
    this.#suggestName = null;
    this.#takeName(cleaned.name);
    return null;
  }

  /** Tries the server again now. */
  retry(): void {
    this.#mesh.retry();
  }

  /** To be told when the page was asleep or the network changed. */
  probe(): void {
    this.#mesh.probe();
  }

  /** Says goodbye. Idempotent. */
  close(): void {
    this.#mesh.close();
    this.#sync.close();
    this.#cancelShow?.();
  }

  #write(body: Body): void {
    const { signer, seal, clock } = this.#options;
    const fields = { seq: this.#transcript.head(this.self) + 1, time: this.#hybridClock.tick(), at: clock.now(), body };
    const entry = signEntry(signer, seal.scope, fields);
    this.#transcript.add(entry);
    this.#sync.tell(entry);
    this.#show();
  }

  #added(entries: readonly Entry[]): void {
    for (const { author, body } of entries) if (body.kind === 'name') this.#roster.rename(author, body.name);
    this.#show();
  }

  /** A first rename also tells the name before, so that everybody can be told of the change. */
  #takeName(name: string): void {
    const hasPeople = this.#roster.members.value.length > 0;
    if (this.#transcript.head(this.self) === 0 && hasPeople) this.#write({ kind: 'name', name: this.#name.value });
    this.#name.value = name;
    this.#roster.rename(this.self, name);
    if (this.#transcript.head(this.self) > 0) this.#write({ kind: 'name', name });
    this.#show();
  }

  #hasNamedItself(id: MemberId): boolean {
    return this.#transcript.head(id) > 0;
  }

  #meet(id: MemberId, name: string, wasHere: boolean): void {
    if (!this.#hasNamedItself(id)) this.#roster.rename(id, name);
    this.#roster.enter(id);
    if (!wasHere) this.#note(id, 'joined');
    if (wasHere && this.#suggestName && this.#roster.isTaken(this.#name.value)) this.#takeName(this.#suggestName());
    this.#show();
  }

  #part(id: MemberId): void {
    this.#sync.lost(id);
    this.#roster.leave(id);
    this.#note(id, 'left');
  }

  #note(member: MemberId, event: 'joined' | 'left'): void {
    const [time, at] = [this.#hybridClock.peek(), this.#options.clock.now()];
    this.#notices = withEvent(this.#notices, { member, event, time, at });
    this.#show();
  }

  #show(): void {
    this.#cancelShow ??= this.#options.clock.after(SHOW_MS, () => {
      this.#cancelShow = null;
      this.#lines.value = this.#timeline.lines(this.#transcript.entries, this.#notices);
    });
  }
}
