/**
 * What the files of a folder are called, and what their indexes say they are. There are two circles, each with keys of its
 * own: the room, and this person's private conversations.
 */
import * as v from 'valibot';
import type { StoredPlace } from '../piece-store.ts';
import type { FileId } from '../shared-file.ts';
import { type FileCircle, type FileKeys, fileCircle } from './piece-cipher.ts';

const headSchema = v.object({ id: v.string(), bytes: v.number(), isPrivate: v.boolean() });
const HEAD_CONTEXT = 'index of ';
const encoder = new TextEncoder();

export class Circles {
  readonly #all: Promise<{ readonly room: FileCircle; readonly own: FileCircle }>;

  constructor(keys: FileKeys) {
    this.#all = Promise.all([fileCircle(keys.room), fileCircle(keys.own)]).then(([room, own]) => ({
      room,
      own,
    }));
  }

  async of(isPrivate: boolean): Promise<FileCircle> {
    const { room, own } = await this.#all;
    return isPrivate ? own : room;
  }

  async nameOf({ id, isPrivate }: StoredPlace): Promise<string> {
    return (await this.of(isPrivate)).nameOf(id);
  }

  /** Whichever circle the file is in. */
  async namesOf(id: FileId): Promise<ReadonlySet<string>> {
    const { room, own } = await this.#all;
    return new Set([room.nameOf(id), own.nameOf(id)]);
  }

  /** What the index of the file says. */
  async writeHead({ id, bytes, isPrivate }: StoredPlace, name: string): Promise<Uint8Array> {
    const { cipher } = await this.of(isPrivate);
    const head = encoder.encode(JSON.stringify({ id, bytes, isPrivate }));
    return cipher === null ? head : cipher.close(head, HEAD_CONTEXT + name);
  }

  /** Null where it does not open, or is of a file with another name. */
  async readHead(content: Uint8Array, name: string): Promise<StoredPlace | null> {
    for (const { cipher, nameOf } of Object.values(await this.#all)) {
      const bytes = cipher === null ? content : await cipher.open(content, HEAD_CONTEXT + name);
      const head = bytes && readJson(bytes);
      if (head !== null && nameOf(head.id) === name) return head;
    }
    return null;
  }
}

function readJson(bytes: Uint8Array): StoredPlace | null {
  try {
    const head = v.safeParse(headSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return head.success ? { ...head.output, id: head.output.id as FileId } : null;
  } catch {
    return null;
  }
}
