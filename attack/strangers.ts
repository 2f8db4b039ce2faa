/** Where attackers seem to come from: as many networks as they like, none of them an honest one. */
import { HANGS_MS } from '../e2e/support/hangs.ts';
import type { Random } from '../public/testing/random.ts';
import { type Transport, type Visitor, visit } from '../src/server/testing/visitor.ts';

const group = (random: Random): string => random.between(0, 0xffff).toString(16);

/** A /64 that nobody had before, most likely. */
export const strangerAddress = (random: Random): string =>
  `2001:db8:${group(random)}:${group(random)}::${group(random)}`;

export const strangerHeaders = (random: Random): { 'x-forwarded-for': string } => ({
  'x-forwarded-for': strangerAddress(random),
});

export const arriveFromNowhere = (url: string, transport: Transport, random: Random): Promise<Visitor> =>
  visit(url, transport, { extraHeaders: strangerHeaders(random), timeout: HANGS_MS.wait });
