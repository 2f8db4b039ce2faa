/**
 * Owns the self-test at the start: each STUN and TURN server is asked once, in the background, for what a member would
 * ask it, and the operator is told. It holds nothing up, and nothing depends on it.
 */
import { nanoid } from 'nanoid';
import type { Config } from '../config.ts';
import type { Logger } from '../ops/log.ts';
import { type Finding, reportOn } from './ice-report.ts';
import { type IceUrl, parseIceUrl } from './ice-url.ts';
import { probe } from './stun/probe.ts';
import { mintTurnCredentials, type TurnCredentials } from './turn-credentials.ts';

const ANSWER_WITHIN_MS = 3_000;

type IceSettings = Pick<Config, 'iceServers' | 'turn'>;

/** Returns how to stop it; what is not known by then is not told. Idempotent. */
export function startSelfTest(
  config: IceSettings,
  log: Logger,
  answerWithinMs = ANSWER_WITHIN_MS,
): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  if (log.isLevelEnabled('warn')) {
    examine(config, answerWithinMs, signal).then(
      (findings) => {
        if (signal.aborted) return;
        for (const { level, text } of reportOn(findings)) log[level](text);
      },
      (error: unknown) => log.error({ err: error }, 'self-test failed'),
    );
  }
  return () => stopping.abort();
}

/** All at once, each URL once. */
async function examine(config: IceSettings, answerWithinMs: number, signal: AbortSignal): Promise<Finding[]> {
  const questions = new Map(questionsFor(config).map((question) => [question.url.text, question]));
  return await Promise.all(
    [...questions.values()].map(async ({ url, isMinted, credentials }) => {
      const result = await probe(url, { credentials, answerWithinMs, signal });
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
    // Another member for each: a server with a quota of one would serve the first alone.
    const credentials = mintTurnCredentials(turn, nanoid(), Date.now());
    return { url, credentials, isMinted: true };
  });
  return [...written, ...minted];
}

const readUrls = (texts: readonly string[]): IceUrl[] => texts.flatMap((text) => parseIceUrl(text) ?? []);
