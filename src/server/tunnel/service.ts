/** Owns what is asked of a tunnel service over HTTP: whether it is there, and what visitors have to enter. */
import { isIP } from 'node:net';
import type { TunnelProblem } from './provider.ts';

const answerWithinMs = 8_000;

/** Of a name that cannot be looked up, and of a network that is not there. */
const OFFLINE = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH']);

/** Null when the service answers. */
export async function problemWith(service: string, signal: AbortSignal): Promise<TunnelProblem | null> {
  try {
    const { status } = await ask(service, signal, { method: 'HEAD' });
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
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const answer = await ask(new URL('/mytunnelpassword', above(tunnelUrl) ?? service), signal);
    const text = (await answer.text()).trim();
    return answer.ok && isIP(text) !== 0 ? text : null;
  } catch {
    return null; // then visitors read on the service's page how to get it
  }
}

/** Whether a request for `url` comes through to whoever serves it, as far as its answer tells. */
export async function leadsSomewhere(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    // Without it localtunnel answers by itself.
    const { status } = await ask(new URL('healthz', url), signal, {
      headers: { 'bypass-tunnel-reminder': '1' },
    });
    return status < 500 && status !== 404;
  } catch {
    return false; // no answer: it does not
  }
}

const ask = (url: string | URL, signal: AbortSignal, init: RequestInit = {}): Promise<Response> =>
  fetch(url, {
    ...init,
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
  });

const codeOf = (error: unknown): string =>
  String((error as { cause?: { code?: unknown } } | undefined)?.cause?.code ?? '');

/** Tunnels are named below the service's own host: `https://example.org/` for `https://name.example.org/`. */
function above(url: string): string | null {
  const { protocol, hostname, host } = new URL(url);
  const named = /^[^.]+\.(.+\..+)$/.exec(host);
  return isIP(hostname) === 0 && named ? `${protocol}//${named[1]}/` : null;
}
