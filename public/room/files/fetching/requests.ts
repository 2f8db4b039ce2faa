/**
 * What each source of one file is asked for: as much as is on its way while an answer is, the rarest first, and at the
 * end some of it of two sources. What is wanted no more is called off.
 */
import type { Bulk } from '../../../net/bulk/bulk.ts';
import type { MemberId } from '../../people/member.ts';
import type { FileFrame } from '../file-frames.ts';
import { runOf } from '../seal.ts';
import { bytesOfPiece, pieceBytesOf, pieceCountOf } from '../shared-file.ts';
import type { BulkHolds } from './bulk-holds.ts';
import type { Goal } from './goal.ts';
import { type Asked, pick, pickAgain } from './picker.ts';
import type { Source } from './source.ts';
import type { Sources } from './sources.ts';

export interface RequestsOptions {
  readonly goal: Pick<Goal, 'offer' | 'lacks' | 'left' | 'hashOf'>;
  readonly sources: Pick<Sources, 'all' | 'rarity' | 'isUseful'>;
  readonly bulk: Pick<Bulk, 'isOpen' | 'way'>;
  readonly holds: BulkHolds;
  send(to: MemberId, frame: FileFrame): boolean;
  /** My place among those who fetch it, from 0, and how many they are. */
  rank(): readonly [rank: number, of: number];
  /** Pieces that are here, and not kept so far. */
  unkept(): ReadonlySet<number>;
  /** What a piece takes, from being asked for to being here. */
  pieceMs(): number;
  /** Somebody was asked for something. */
  asked(): void;
}

/** With more pieces than that not kept, nothing is asked for: a reload would lose them. */
const MAX_UNKEPT = 2;
/** From then on the last pieces are asked twice. */
const END_PIECES = 8;

export class Requests {
  readonly #options: RequestsOptions;
  readonly #count: number;
  readonly #pieceBytes: number;

  constructor(options: RequestsOptions) {
    const { bytes } = options.goal.offer;
    this.#options = options;
    this.#count = pieceCountOf(bytes);
    this.#pieceBytes = pieceBytesOf(bytes);
  }

  /** Asks everybody for as much as they may be asked for now. */
  fill(now: number): void {
    const { goal, sources, holds, bulk } = this.#options;
    // The author last: what others have they need not send again.
    const usable = sources.all
      .filter((source) => !source.isOut && !source.isPaused(now))
      .sort((a, b) => costOf(a, goal.offer.author) - costOf(b, goal.offer.author));
    for (const source of usable) {
      if (source.letGo === null && sources.isUseful(source)) source.letGo = holds.hold(source.id);
      if (!bulk.isOpen(source.id)) continue;
      const pieces = this.#choose(source, now);
      if (pieces.length > 0) this.#ask(source, pieces);
    }
  }

  /** Without `pieces`: all that the source was asked for. */
  callOff(source: Source, pieces: readonly number[] = [...source.asked.keys()]): void {
    for (const piece of pieces) source.asked.delete(piece);
    if (pieces.length > 0) this.#options.send(source.id, { kind: 'cancel', stream: source.stream, pieces });
  }

  /** It came: whoever else was asked for it need not send it. */
  callOffPiece(piece: number): void {
    for (const source of this.#options.sources.all)
      if (source.asked.has(piece)) this.callOff(source, [piece]);
  }

  #choose(source: Source, now: number): number[] {
    const { goal, sources, bulk, rank, unkept } = this.#options;
    const window = source.window(this.#pieceBytes, bulk.way(source.id).rttMs);
    const pieces: number[] = [];
    const here = unkept();
    if (source.asked.size >= window || here.size > MAX_UNKEPT) return pieces;
    const [mine, of] = rank();
    const underWay = new Set([...sources.all.flatMap(({ asked }) => [...asked.keys()]), ...here]);
    while (source.asked.size < window) {
      const piece = pick({
        count: this.#count,
        isOpen: (open) => goal.lacks(open) && !underWay.has(open),
        bits: source.bits,
        rarity: sources.rarity,
        rank: mine,
        of,
      });
      const next = piece ?? this.#chooseAgain(source, now);
      if (next === null) break;
      source.ask(next, bytesOfPiece(goal.offer.bytes, next), now);
      underWay.add(next);
      pieces.push(next);
    }
    return pieces;
  }

  /** A piece that somebody else was asked for. */
  #chooseAgain(source: Source, now: number): number | null {
    const { goal, sources, pieceMs } = this.#options;
    const { author } = goal.offer;
    const askers = new Map<number, Source[]>();
    for (const other of sources.all)
      for (const piece of other.asked.keys()) askers.set(piece, [...(askers.get(piece) ?? []), other]);
    const asked = [...askers].flatMap(([piece, others]): Asked[] => {
      if (others.includes(source) || !goal.lacks(piece)) return [];
      const asks = others.flatMap((other) => other.asked.get(piece) ?? []);
      return [
        {
          piece,
          times: asks.length,
          ageMs: now - Math.max(...asks.map(({ at }) => at)),
          isUntouched: asks.every(({ assembly }) => assembly.received === 0),
          isOfAuthor: others.every(({ id }) => id === author),
        },
      ];
    });
    const again = pickAgain(asked, source.bits, source.id === author, goal.left <= END_PIECES, pieceMs());
    if (again?.how === 'instead')
      for (const other of askers.get(again.piece) ?? []) this.callOff(other, [again.piece]);
    return again?.piece ?? null;
  }

  /** Asks also for the seals that prove them. */
  #ask(source: Source, pieces: readonly number[]): void {
    const { goal, send, asked } = this.#options;
    const runs = new Set(pieces.filter((piece) => goal.hashOf(piece) === undefined).map(runOf));
    const seals = [...runs].filter((run) => !source.runs.has(run));
    for (const run of seals) source.runs.add(run);
    const { stream, isCarrier } = source;
    const frame = { kind: 'ask', id: goal.offer.id, stream, pieces, seals, carry: isCarrier } as const;
    if (!send(source.id, frame)) source.renew();
    asked();
  }
}

const costOf = ({ id, isCarrier, asked }: Source, author: MemberId): number =>
  (isCarrier ? 2_000 : id === author ? 1_000 : 0) + asked.size;
