/** Asks a tunnel service over HTTP: whether it is there, and which password visitors have to enter. */
import { isIP } from 'node:net';
import type { Clock } from '../ops/clock.ts';
import type { TunnelProblem } from './provider.ts';

const ANSWER_WITHIN_MS = 8_000;

export interface RequestOptions {
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** Of a name that cannot be looked up, and of a network that is not there. */
const OFFLINE = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH']);

/** Null when the service answers. */
export async function problemWith(service: string, options: RequestOptions): Promise<TunnelProblem | null> {
  try {
    const { status } = await ask(service, options, { method: 'HEAD' });
    return status >= 500 ? 'no-answer' : null;
  } catch (error) {
    return OFFLINE.has(codeOf(error)) ? 'offline' : 'no-answer';
  }
}

/**
 * What localtunnel asks visitors for, once for each network they come from: the address that this machine has to the
 * world. Null where the service has no such page.
 */
export async function visitorsPassword(
  service: string,
  tunnelUrl: string,
  options: RequestOptions,
): Promise<string | null> {
  try {
    const { isOk, text } = await ask(new URL('/mytunnelpassword', above(tunnelUrl) ?? service), options);
    const password = text.trim();
    return isOk && isIP(password) !== 0 ? password : null;
  } catch {
    return null; // the service's own page tells visitors how to get it
  }
}

/** Whether a request for `url` comes through to the server behind it, as far as the answer tells. */
export async function leadsSomewhere(url: string, options: RequestOptions): Promise<boolean> {
  try {
    // Without this header localtunnel answers by itself.
    const headers = { 'bypass-tunnel-reminder': '1' };
    const { status } = await ask(new URL('healthz', url), options, { headers });
    return status < 500 && status !== 404;
  } catch {
    return false; // no answer
  }
}

interface Answer {
  readonly status: number;
  readonly isOk: boolean;
  readonly text: string;
}

async function ask(
  url: string | URL,
  { signal, clock }: RequestOptions,
  init: RequestInit = {},
): Promise<Answer> {
  const late = new AbortController();
  const cancel = clock.after(ANSWER_WITHIN_MS, () => late.abort());
  try {
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.any([signal, late.signal]),
    });
    return { status: answer.status, isOk: answer.ok, text: await answer.text() };
  } finally {
    cancel();
  }
}

const codeOf = (error: unknown): string =>
  String((error as { cause?: { code?: unknown } } | undefined)?.cause?.code ?? '');

/** Tunnels are named below the service's own host: `https://example.org/` for `https://name.example.org/`. */
function above(url: string): string | null {
  const { protocol, hostname, host } = new URL(url);
  const named = /^[^.]+\.(.+\..+)$/.exec(host);
  return isIP(hostname) === 0 && named ? `${protocol}//${named[1]}/` : null;
}
