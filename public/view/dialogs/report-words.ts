/** A connection report in words: what the dialog shows, and the same as plain text. Pure. */
import type {
  ConnectionReport,
  MemberReport,
  Named,
  Pair,
  PairWay,
} from '../../room/people/connection-report.ts';
import { reachWords } from '../people/reach-words.ts';
import { clockWording, exactClockWording, exactWording } from '../transcript/moment.ts';

/** A label and what there is to say. */
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

type CandidateType = MemberReport['findings']['local'][number];

const TYPES: Record<CandidateType, string> = {
  host: 'local network',
  srflx: 'through NAT',
  prflx: 'through NAT',
  relay: 'relay',
};

const WAYS: Record<PairWay, string> = {
  none: 'no link',
  unknown: 'not known',
  relayed: 'over a relay',
  linked: 'linked',
  direct: 'directly',
};

const nameWords = ({ name, tag }: Named): string => (tag === null ? name : `${name} ${tag}`);

export function reportWords(report: ConnectionReport, browser: string): ReportWords {
  const { server, means, members, pairs } = report;
  return {
    facts: [
      ['Server', serverWords(server)],
      ['STUN', means.hasStun ? 'available' : 'none'],
      ['TURN', means.hasTurn ? 'available' : 'none'],
      ['Relay only', means.isTurnOnly ? 'on' : 'off'],
      ['Browser', browser],
    ],
    members: members.map(memberWords),
    summary: summaryOf(pairs),
    pairs: pairs.map(({ one, other, way }) => ({
      kind: way,
      one: one === null ? 'You' : nameWords(one),
      other: nameWords(other),
      way: WAYS[way],
    })),
  };
}

export function plainText({ facts, members, summary, pairs }: ReportWords, now: number): string {
  const lines = (all: readonly Fact[], indent = '') =>
    all.map(([label, value]) => `${indent}${label}: ${value}`);
  return [
    'Connection report',
    exactWording(now),
    '',
    ...lines(facts),
    ...members.flatMap(({ name, state, facts: of, failures }) => [
      '',
      `${name}: ${state}`,
      ...lines(of, '  '),
      ...failures.map((failure) => `  ${failure}`),
    ]),
    '',
    `Who reaches whom: ${summary}`,
    ...pairs.map(({ one, other, way }) => `  ${one} – ${other}: ${way}`),
  ].join('\n');
}

function serverWords(server: ConnectionReport['server']): string {
  switch (server.kind) {
    case 'refused':
      return `does not let you in: ${server.reason.replace('-', ' ')}`;
    case 'unreachable':
      return 'cannot be reached';
    default:
      return server.kind;
  }
}

function memberWords(member: MemberReport): MemberWords {
  return {
    reach: member.reach,
    name: nameWords(member),
    state: stateWords(member),
    facts: member.reach === 'connected' ? linkFacts(member) : searchFacts(member),
    failures: member.failures
      .toReversed()
      .map(({ at, why, findings }) => `${exactClockWording(at)} ${why} (${foundWords(findings)})`),
  };
}

function stateWords(member: MemberReport): string {
  const words = reachWords(member);
  return member.reach === 'connected' ? `${words} since ${clockWording(member.since)}` : words;
}

function linkFacts({ path }: MemberReport): Fact[] {
  if (path === null) return [];
  const { local, remote, protocol, rttMs } = path;
  return [
    ['Round trip', rttMs === null ? 'not measured yet' : rttMs < 1 ? 'under 1 ms' : `${rttMs} ms`],
    ['Protocol', protocol.toUpperCase()],
    ['Path here', TYPES[local]],
    ['Path there', TYPES[remote]],
  ];
}

function searchFacts({ findings, since }: MemberReport): Fact[] {
  const facts: Fact[] = [
    ['Found here', typesWords(findings.local)],
    ['Found there', thereWords(findings)],
  ];
  return since === 0 ? facts : [...facts, ['No link since', clockWording(since)]];
}

const foundWords = (findings: MemberReport['findings']): string =>
  `here: ${typesWords(findings.local)}; there: ${thereWords(findings)}`;

const thereWords = ({ remote, isAnswered }: MemberReport['findings']): string =>
  isAnswered ? typesWords(remote) : 'no answer';

const typesWords = (types: readonly CandidateType[]): string =>
  [...new Set(types.map((type) => TYPES[type]))].join(', ') || 'nothing';

function summaryOf(pairs: readonly Pair[]): string {
  if (pairs.length === 0) return 'only you are here';
  const linked = pairs.filter(({ way }) => way !== 'none' && way !== 'unknown').length;
  const relayed = pairs.filter(({ way }) => way === 'relayed').length;
  const of = `${linked} of ${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'} linked`;
  return relayed === 0 ? of : `${of}, ${relayed} over a relay`;
}
