/** The words in which an operator is told what the STUN and TURN servers answered. It knows no credentials. */
import { BlockList, isIPv4 } from 'node:net';
import type { IceUrl } from './ice-url.ts';
import type { ProbeResult } from './stun/probe.ts';

export interface Line {
  readonly level: 'info' | 'warn';
  readonly text: string;
}

export interface Finding {
  readonly url: IceUrl;
  /** Whether its credentials were made with `TURN_SECRET`. */
  readonly isMinted: boolean;
  readonly result: ProbeResult;
  /** How long each answer was waited for. */
  readonly answerWithinMs: number;
}

const isFine = ({ result }: Finding): boolean => result.kind === 'seen' || result.kind === 'relays';
const nameOf = ({ url }: Finding): string => `${url.kind.toUpperCase()} ${url.text}`;

/** One line for each server. If no STUN server answers, they share one line: then it is probably our network. */
export function reportOn(findings: readonly Finding[]): Line[] {
  const stun = findings.filter(({ url }) => url.kind === 'stun');
  const areAllSilent = stun.length > 1 && !stun.some(isFine);
  if (!areAllSilent) return findings.map(lineOf);
  const reasons = stun.map((finding) => `${finding.url.text} ${verdictOn(finding)}`);
  const text = `No STUN server helps, people in different networks may not reach each other: ${reasons.join('; ')}`;
  return [{ level: 'warn', text }, ...findings.filter((finding) => !stun.includes(finding)).map(lineOf)];
}

function lineOf(finding: Finding): Line {
  const level = isFine(finding) && !relaysInVain(finding.result) ? 'info' : 'warn';
  return { level, text: `${nameOf(finding)} ${verdictOn(finding)}` };
}

function verdictOn({ url, isMinted, result, answerWithinMs }: Finding): string {
  switch (result.kind) {
    case 'seen':
      return `answers (it sees me at ${result.address})`;
    case 'relays':
      return relaysInVain(result)
        ? `accepts our credentials, but relays at ${result.relayAddress}, where nobody outside gets: set its external-ip`
        : `accepts our credentials and relays at ${result.relayAddress}`;
    case 'open':
      return 'relays for anybody, without credentials: is its use-auth-secret set?';
    case 'refused':
      return whyRefused(result.code, isMinted);
    case 'silent':
      return `does not answer within ${answerWithinMs / 1_000} s`;
    case 'garbled':
      return `answers, but not as a ${url.kind.toUpperCase()} server does`;
    case 'unreachable':
      return whyUnreachable(result.cause);
  }
}

/** A relay in a private network, of a server that is reached over the internet. */
const relaysInVain = (result: ProbeResult): boolean =>
  result.kind === 'relays' &&
  isPrivateAddress(result.relayAddress) &&
  result.serverAddress !== undefined &&
  !isPrivateAddress(result.serverAddress);

function whyRefused(code: number, isMinted: boolean): string {
  switch (code) {
    case 401:
      return isMinted
        ? "refuses our credentials (401): is TURN_SECRET the same as coturn's static-auth-secret, and do both clocks agree?"
        : 'refuses our credentials (401): are username and credential in ICE_SERVERS the right ones?';
    case 486:
      return 'refuses a relay (486): its quota is used up';
    case 508:
      return 'refuses a relay (508): it has no more to give';
    default:
      return `refuses to serve us (${code})`;
  }
}

function whyUnreachable(cause: string): string {
  switch (cause) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `is not found under this name (${cause})`;
    case 'ECONNREFUSED':
      return 'cannot be reached: nothing listens there';
    case 'closed':
    case 'ECONNRESET':
      return 'closes the connection without an answer';
    default:
      return /CERT|VERIFY/.test(cause)
        ? `has a certificate that browsers refuse too (${cause})`
        : `cannot be reached (${cause})`;
  }
}

// Addresses that lead nowhere from the internet.
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

const isPrivateAddress = (address: string): boolean =>
  PRIVATE.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
