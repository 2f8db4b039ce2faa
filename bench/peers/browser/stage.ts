/** What the harness asks of a page, whoever's members sit in it: let them in, and tell when they are linked. */
import { FileStage } from './files/file-stage.ts';
import type { Sample } from './files/sample.ts';

export interface Seat {
  /** Links of this member that are open at its end. */
  readonly links: number;
  /** To all others, as soon as it can be. */
  say?(text: string): void;
  /** Sends the bytes of the file from `from` to before `to` to all others. */
  give?(sample: Sample, from: number, to: number): void;
  leave(): void;
}

export interface Invitation {
  /** Of the server that introduces members to each other. */
  readonly server: string;
  /** Which one of the room this member is; for peers whose servers know no rooms. */
  readonly place: number;
  changed(): void;
  /** Somebody said so. */
  heard(text: string): void;
  /** So many bytes more of a file are there for whoever wants them. */
  took(bytes: number): void;
}

export type Enter = (invitation: Invitation) => Seat | Promise<Seat>;
/** Makes what a page has before it goes to the server: keys, a certificate. */
export type Prepare = (roomId: string) => Enter | Promise<Enter>;

/** What `page.evaluate` finds as `bench`. Times are of one clock for all pages of a machine, in milliseconds. */
export interface Stage {
  /** Makes ready for `count` members more. */
  prepare(roomId: string, count: number): Promise<void>;
  /** Lets in at once whom it was made ready for, and answers when it began. */
  enter(server: string, first: number): number;
  /** Answers when each member in this page had so many links. */
  linked(links: number): Promise<number>;
  /** Answers when none of the members in this page has more links than that. */
  linkedAtMost(links: number): Promise<void>;
  /** The member who came last says so; answers when. */
  say(text: string): number;
  /** Answers when somebody was heard to say so. */
  heard(text: string): Promise<number>;
  /** The member who came last goes. */
  leave(): void;
  readonly files: FileStage;
}

const now = () => performance.timeOrigin + performance.now();

export function present(prepare: Prepare): void {
  const seats: Seat[] = [];
  let ready: Enter[] = [];
  let entering = 0;
  let changed: () => void = () => undefined;
  let heard: (text: string) => void = () => undefined;
  const files = new FileStage(() => seats.at(-1));
  const until = (isSo: (seat: Seat) => boolean) =>
    new Promise<void>((resolve) => {
      changed = () => {
        if (entering === 0 && seats.every(isSo)) resolve();
      };
      changed();
    });
  const bench: Stage = {
    async prepare(roomId, count) {
      ready = await Promise.all(Array.from({ length: count }, () => prepare(roomId)));
    },
    enter(server, first) {
      const startedAt = now();
      for (const [n, enter] of ready.splice(0).entries()) {
        entering += 1;
        const events = {
          changed: () => changed(),
          heard: (text: string) => heard(text),
          took: (bytes: number) => files.took(bytes),
        };
        const seat = enter({ server, place: first + n, ...events });
        void Promise.resolve(seat).then((taken) => {
          seats.push(taken);
          entering -= 1;
          changed();
        });
      }
      return startedAt;
    },
    linked: async (links) => {
      await until((seat) => seat.links >= links);
      return now();
    },
    linkedAtMost: (links) => until((seat) => seat.links <= links),
    say(text) {
      const saidAt = now();
      seats.at(-1)?.say?.(text);
      return saidAt;
    },
    heard: (wanted) =>
      new Promise((resolve) => {
        heard = (text) => text === wanted && resolve(now());
      }),
    leave() {
      seats.pop()?.leave();
    },
    files,
  };
  Object.assign(globalThis, { bench });
}
