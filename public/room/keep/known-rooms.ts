/**
 * The rooms that this device knows, one row each in the lasting store: what the person calls them, who was there, and
 * when. Of a sealed room there is no key, unless the person wants that, and the people are encrypted under it.
 */
import * as v from 'valibot';
import type { Cipher } from '../../net/crypto/cipher.ts';
import { cleanName } from '../people/name.ts';
import { readKept, type Store } from './storage.ts';

/** A room as a device tells it from others: another key is another room. */
export interface RoomPlace {
  readonly roomId: string;
  /** Of a sealed room; null of an open one. */
  readonly roomVerifier: string | null;
}

/** As the room is named in all that this device keeps. */
export const nameOfPlace = ({ roomId, roomVerifier }: RoomPlace): string =>
  roomVerifier === null ? roomId : `${roomId} ${roomVerifier}`;

export interface KnownRoom extends RoomPlace {
  readonly isSealed: boolean;
  /** What the person calls it. */
  readonly label: string | null;
  /** The names of those who were last seen there; of a sealed room without its key nobody. */
  readonly people: readonly string[];
  /** By this device's clock, in Unix milliseconds. */
  readonly lastHere: number;
  /** Messages that were not read when it was last open. */
  readonly unread: number;
  /** The key of a sealed room, where the person wants it remembered. */
  readonly keptKey: string | null;
  /** Whether the person was asked, on leaving, to keep what was said. */
  readonly wasAskedToKeep: boolean;
}

/** What may change of a room that is known. */
export type RoomNews = Partial<Omit<KnownRoom, keyof RoomPlace | 'isSealed'>>;

export const MAX_KNOWN_ROOMS = 200;
const MAX_PEOPLE = 8;
/** What the names are encrypted for. */
const CONTEXT = 'people of a known room';

const ROW = /^parley\.known\.([\w-]{1,64})(?: ([\w-]{43}))?$/;
const rowKey = (place: RoomPlace): string => `parley.known.${nameOfPlace(place)}`;

const rowSchema = v.object({
  label: v.optional(v.string()),
  people: v.optional(v.array(v.string())),
  /** The same of a sealed room, encrypted. */
  sealedPeople: v.optional(v.string()),
  lastHere: v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
  unread: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  key: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{22,86}$/))),
  wasAskedToKeep: v.optional(v.boolean(), false),
});
type Row = v.InferOutput<typeof rowSchema>;

/** The cipher of a sealed room, from its key. */
export type CipherOf = (roomId: string, key: string) => Cipher;

const cleaned = (name: string): string | null => {
  const result = cleanName(name);
  return 'name' in result ? result.name : null;
};
const names = (raw: unknown): readonly string[] =>
  Array.isArray(raw)
    ? raw
        .slice(0, MAX_PEOPLE)
        .flatMap((name: unknown) => (typeof name === 'string' ? (cleaned(name) ?? []) : []))
    : [];

export class KnownRooms {
  readonly #store: Store;
  readonly #cipherOf: CipherOf;

  constructor(store: Store, cipherOf: CipherOf) {
    this.#store = store;
    this.#cipherOf = cipherOf;
  }

  /** Whether a change of this row of the lasting store is one of these rooms; null: all were cleared. */
  static isRow = (key: string | null): boolean => key === null || ROW.test(key);

  /** The last one first. */
  get all(): readonly KnownRoom[] {
    return this.#places()
      .flatMap((place) => this.get(place) ?? [])
      .sort((a, b) => b.lastHere - a.lastHere);
  }

  get(place: RoomPlace): KnownRoom | null {
    const row = readKept(rowSchema, this.#store.get(rowKey(place)));
    if (row === null) return null;
    const { roomId, roomVerifier } = place;
    return {
      roomId,
      roomVerifier,
      isSealed: roomVerifier !== null,
      label: cleaned(row.label ?? ''),
      people: names(this.#opened(place, row)),
      lastHere: row.lastHere,
      unread: row.unread,
      keptKey: (roomVerifier !== null && row.key) || null,
      wasAskedToKeep: row.wasAskedToKeep,
    };
  }

  /**
   * Notes something of a room; one that is new is entered, and the oldest goes where there are too many. `key` opens a
   * sealed room that is being noted from within. False where it could not be kept.
   */
  note(place: RoomPlace, news: RoomNews, now: number, key: string | null = null): boolean {
    const before = readKept(rowSchema, this.#store.get(rowKey(place)));
    if (before === null) this.#makeSpace();
    const row: Row = { unread: 0, wasAskedToKeep: false, lastHere: now, ...before };
    if (news.lastHere !== undefined) row.lastHere = news.lastHere;
    if (news.unread !== undefined) row.unread = news.unread;
    if (news.wasAskedToKeep !== undefined) row.wasAskedToKeep = news.wasAskedToKeep;
    if (news.label !== undefined) row.label = news.label ?? '';
    if (news.keptKey !== undefined) row.key = news.keptKey ?? undefined;
    if (news.people !== undefined) {
      const people = news.people.slice(0, MAX_PEOPLE);
      if (place.roomVerifier === null) row.people = people;
      else if (key !== null) row.sealedPeople = this.#cipherOf(place.roomId, key).close(people, CONTEXT);
    }
    return this.#store.set(rowKey(place), JSON.stringify(row));
  }

  #opened({ roomId, roomVerifier }: RoomPlace, { people, sealedPeople, key }: Row): unknown {
    if (roomVerifier === null) return people;
    if (sealedPeople === undefined || key === undefined) return [];
    return this.#cipherOf(roomId, key).open(sealedPeople, CONTEXT);
  }

  #places(): RoomPlace[] {
    return this.#store.keys().flatMap((key) => {
      const [, roomId, roomVerifier = null] = ROW.exec(key) ?? [];
      return roomId === undefined ? [] : [{ roomId, roomVerifier }];
    });
  }

  #makeSpace(): void {
    const rows = this.#places().map((place) => {
      const row = readKept(rowSchema, this.#store.get(rowKey(place)));
      return { key: rowKey(place), lastHere: row?.lastHere ?? Number.NEGATIVE_INFINITY };
    });
    rows.sort((a, b) => b.lastHere - a.lastHere);
    for (const { key } of rows.slice(MAX_KNOWN_ROOMS - 1)) this.#store.remove(key);
  }
}

/** For whoever only looks: without the people of sealed rooms. */
export const knownRooms = (store: Store): readonly KnownRoom[] => new KnownRooms(store, noCipher).all;

const noCipher: CipherOf = () => ({ close: () => '', open: () => undefined });
