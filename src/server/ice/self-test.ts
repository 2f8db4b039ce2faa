/**
 * The self-test at the start: each STUN and TURN server is asked once, in the background, for what a member would ask it,
 * and the answers are logged for the operator. Nothing waits for it or depends on it.
 */
import { nanoid } from 'nanoid';
import { type Clock, systemClock } from '../ops/clock.ts';
import type { Logger } from '../ops/log.ts';
import { type Finding, reportOn } from './ice-report.ts';
import type { IceSettings } from './ice-source.ts';
import { type IceUrl, parseIceUrl } from './ice-url.ts';
import { probe } from './stun/probe.ts';
import { mintTurnCredentials, type TurnCredentials } from './turn-credentials.ts';

const ANSWER_WITHIN_MS = 3_000;

/** The page tells such people only what they can do themselves. */
const NO_TURN =
  'no TURN server is set (TURN_URLS): people whose networks block direct connections will reach nobody here';

const hasTurn = ({ iceServers, turn }: IceSettings): boolean =>
  turn !== undefined ||
  iceServers.some(({ urls }) => readUrls([urls].flat()).some(({ kind }) => kind === 'turn'));

export interface SelfTest {
  /** Resolves when every server has answered or been given up, and that is logged. */
  readonly done: Promise<void>;
  /** Nothing is logged after this. Idempotent. */
  stop(): void;
}

export function startSelfTest(settings: IceSettings, log: Logger, clock: Clock = systemClock): SelfTest {
  const stopping = new AbortController();
  return { done: run(settings, log, clock, stopping.signal), stop: () => stopping.abort() };
}

async function run(settings: IceSettings, log: Logger, clock: Clock, signal: AbortSignal): Promise<void> {
  if (!log.isLevelEnabled('warn')) return;
  try {
    if (!hasTurn(settings)) log.info(NO_TURN);
    const findings = await examine(settings, clock, signal);
    if (signal.aborted) return;
    for (const { level, text } of reportOn(findings)) log[level](text);
  } catch (error) {
    log.error({ err: error }, 'self-test failed');
  }
}

/** All servers at the same time, each URL once. */
async function examine(settings: IceSettings, clock: Clock, signal: AbortSignal): Promise<Finding[]> {
  const answerWithinMs = ANSWER_WITHIN_MS;
  const questions = new Map(questionsFor(settings).map((question) => [question.url.text, question]));
  return await Promise.all(
    [...questions.values()].map(async ({ url, isMinted, credentials }) => {
      const result = await probe(url, { credentials, answerWithinMs, clock, signal });
      return { url, isMinted, result, answerWithinMs };
    }),
  );
}

interface Question extends Pick<Finding, 'url' | 'isMinted'> {
  readonly credentials: TurnCredentials | undefined;
}

function questionsFor({ iceServers, turn }: IceSettings): Question[] {
  const written = iceServers.flatMap(({ urls, username, credential }) => {
    const credentials =
      username !== undefined && credential !== undefined ? { username, credential } : undefined;
    return readUrls([urls].flat()).map((url) => ({ url, credentials, isMinted: false }));
  });
  if (turn === undefined) return written;
  const minted = readUrls(turn.urls).map((url) => {
    // Each URL has a user name of its own: a server with a quota of one would refuse the second.
    const credentials = mintTurnCredentials(turn, nanoid(), Date.now());
    return { url, credentials, isMinted: true };
  });
  return [...written, ...minted];
}

const readUrls = (texts: readonly string[]): IceUrl[] => texts.flatMap((text) => parseIceUrl(text) ?? []);
