/** What an attacking process is told to do, and what it tells afterwards. */
import type { Transport } from '../src/server/testing/visitor.ts';

interface Attack {
  readonly url: string;
  readonly seed: number;
}

export interface RushOrder extends Attack {
  readonly kind: 'rush';
  readonly count: number;
}

export interface RushResult {
  readonly joined: number;
  readonly allInMs: number;
}

export interface FuzzOrder extends Attack {
  readonly kind: 'fuzz';
  readonly transport: Transport;
  readonly events: number;
  readonly sharedRoom: string;
  readonly victims: readonly string[];
}

export interface FuzzResult {
  readonly sent: number;
  /** How many connections it took: the server ends them. */
  readonly connections: number;
}

export interface FloodOrder extends Attack {
  readonly kind: 'flood';
  readonly transport: Transport;
  readonly events: number;
}

export interface FloodResult {
  readonly floods: readonly {
    readonly name: string;
    readonly sent: number;
    readonly isCut: boolean;
    readonly tookMs: number;
  }[];
}

export interface IdleOrder extends Attack {
  readonly kind: 'half-open' | 'never-connect';
  readonly count: number;
}

export interface IdleResult {
  readonly opened: number;
  readonly cut: number;
  readonly lastCutMs: number;
}

export interface GuessOrder extends Attack {
  readonly kind: 'guess';
  readonly guesses: number;
  /** What the attacker must not find, and makes the near misses of. */
  readonly rooms: readonly string[];
  /** Addresses of members of those rooms. */
  readonly addresses: readonly string[];
}

export interface GuessResult {
  readonly guesses: number;
  readonly hits: number;
  /** The answers, without what is the guesser's own; more than one would tell something. */
  readonly answers: readonly string[];
  readonly nearMs: readonly number[];
  readonly randomMs: readonly number[];
  /** Signals to an address of another room, and to nobody. */
  readonly refusals: readonly string[];
  readonly takenMs: readonly number[];
  readonly nobodyMs: readonly number[];
}

interface Results {
  readonly rush: RushResult;
  readonly fuzz: FuzzResult;
  readonly flood: FloodResult;
  readonly 'half-open': IdleResult;
  readonly 'never-connect': IdleResult;
  readonly guess: GuessResult;
}

export type Order = RushOrder | FuzzOrder | FloodOrder | IdleOrder | GuessOrder;
export type ResultOf<Ordered extends Order> = Results[Ordered['kind']];
