/** Puts a connection report into words, for the dialog and as plain text. Pure. */
import type {
  ConnectionReport,
  MemberReport,
  Named,
  Pair,
  PairWay,
} from '../../room/people/connection-report.ts';
import { type Unreachable, whyUnreachable } from '../../room/people/member.ts';
import { reachOrReason } from '../people/reach-reason.ts';
import { clockWording, exactClockWording, exactWording } from '../transcript/moment.ts';
import { listOf } from '../words/lists.ts';
import { dialogWords } from './words.ts';

/** A label and its value. */
export type Fact = readonly [label: string, value: string];

export interface MemberWords {
  readonly reach: MemberReport['reach'];
  readonly name: string;
  readonly state: string;
  readonly facts: readonly Fact[];
  /** The latest first. */
  readonly failures: readonly string[];
}

export interface PairWords {
  readonly kind: PairWay;
  readonly one: string;
  readonly other: string;
  readonly way: string;
}

export interface ReportWords {
  readonly facts: readonly Fact[];
  readonly members: readonly MemberWords[];
  readonly summary: string;
  readonly pairs: readonly PairWords[];
}

type Findings = MemberReport['findings'];

const nameWords = ({ name, tag }: Named): string =>
  tag === null ? name : dialogWords.report.taggedName(name, tag);

/** `isKeyKept`: whether this browser remembers who I am here. */
export function reportWords(report: ConnectionReport, browser: string, isKeyKept: boolean): ReportWords {
  const { server, means, members, pairs } = report;
  const text = dialogWords.report;
  return {
    facts: [
      [text.facts.server, serverWords(server)],
      [text.facts.stun, means.hasStun ? text.available : text.unavailable],
      [text.facts.turn, means.hasTurn ? text.available : text.unavailable],
      [text.facts.relayOnly, means.isTurnOnly ? text.on : text.off],
      [text.facts.key, isKeyKept ? text.keyKept : text.keyOfTab],
      [text.facts.browser, browser],
    ],
    members: members.map(memberWords),
    summary: summaryOf(pairs),
    pairs: pairs.map(({ one, other, way }) => ({
      kind: way,
      one: one === null ? text.you : nameWords(one),
      other: nameWords(other),
      way: text.way[way],
    })),
  };
}

export function plainText({ facts, members, summary, pairs }: ReportWords, now: number): string {
  const text = dialogWords.report;
  const lines = (all: readonly Fact[], indent = '') => all.map((fact) => `${indent}${text.fact(...fact)}`);
  return [
    text.heading,
    exactWording(now),
    '',
    ...lines(facts),
    ...members.flatMap(({ name, state, facts: of, failures }) => [
      '',
      text.fact(name, state),
      ...lines(of, '  '),
      ...failures.map((failure) => `  ${failure}`),
    ]),
    '',
    text.fact(text.pairs, summary),
    ...pairs.map(({ one, other, way }) => `  ${text.fact(`${one} – ${other}`, way)}`),
  ].join('\n');
}

function serverWords(server: ConnectionReport['server']): string {
  const text = dialogWords.report;
  return server.kind === 'refused'
    ? text.server.refused(text.refusal[server.reason])
    : text.server[server.kind];
}

function memberWords(member: MemberReport): MemberWords {
  return {
    reach: member.reach,
    name: nameWords(member),
    state: stateWords(member),
    facts: member.reach === 'connected' ? linkFacts(member) : searchFacts(member),
    failures: member.failures
      .toReversed()
      .map(({ at, why, findings }) =>
        dialogWords.report.failure(
          exactClockWording(at),
          dialogWords.report.failed[why],
          candidateWords(findings.local),
          thereWords(findings),
        ),
      ),
  };
}

function stateWords(member: MemberReport): string {
  const words = reachOrReason(member);
  return member.reach === 'connected'
    ? dialogWords.report.reachSince(words, clockWording(member.since))
    : words;
}

function linkFacts({ path }: MemberReport): Fact[] {
  if (path === null) return [];
  const { facts, candidate } = dialogWords.report;
  return [
    [facts.roundTrip, roundTripWords(path.rttMs)],
    [facts.protocol, path.protocol.toUpperCase()],
    [facts.pathHere, candidate[path.local]],
    [facts.pathThere, candidate[path.remote]],
  ];
}

function roundTripWords(ms: number | null): string {
  const text = dialogWords.report;
  if (ms === null) return text.notMeasured;
  return ms < 1 ? text.underOneMs : text.ms(ms);
}

/** Where nothing but the networks is in the way. */
const HELPED_BY_TURN: readonly Unreachable[] = ['own-network', 'their-network', 'both-networks', 'no-turn'];

const isHelpedByTurn = ({ reach, trouble }: MemberReport): boolean =>
  reach === 'unreachable' && trouble !== null && HELPED_BY_TURN.includes(whyUnreachable(trouble));

function searchFacts(member: MemberReport): Fact[] {
  const { findings, since } = member;
  const { facts } = dialogWords.report;
  const found: Fact[] = [
    [facts.foundHere, candidateWords(findings.local)],
    [facts.foundThere, thereWords(findings)],
  ];
  if (since !== 0) found.push([facts.noLinkSince, clockWording(since)]);
  if (isHelpedByTurn(member)) found.push([facts.help, dialogWords.report.turnWouldHelp]);
  return found;
}

const thereWords = ({ remote, isAnswered }: Findings): string =>
  isAnswered ? candidateWords(remote) : dialogWords.report.noAnswer;

function candidateWords(types: Findings['local']): string {
  const text = dialogWords.report;
  return types.length === 0 ? text.nothing : listOf([...new Set(types.map((type) => text.candidate[type]))]);
}

function summaryOf(pairs: readonly Pair[]): string {
  const text = dialogWords.report;
  if (pairs.length === 0) return text.onlyYou;
  const linked = pairs.filter(({ way }) => way !== 'none' && way !== 'unknown').length;
  const relayed = pairs.filter(({ way }) => way === 'relayed').length;
  const words = text.linked(linked, pairs.length);
  return relayed === 0 ? words : text.linkedAndRelayed(words, relayed);
}
