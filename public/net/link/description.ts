/** What a session description (SDP, RFC 8866) says, as far as a link reads it. Pure. */

/** Of one description: the data channel, audio, video, and some to spare. */
const MAX_SECTIONS = 8;

/** Candidates are sent apart, once each, as the browser finds them. */
export const withoutCandidates = (sdp: string): string =>
  sdp.replace(/^a=(candidate:.*|end-of-candidates)\r\n/gm, '');

/** Null where there are several: Firefox accepts any of them, and so possibly another than the signed one. */
export function fingerprintOf(description: { readonly sdp: string } | null): string | null {
  const lines = (description?.sdp ?? '').matchAll(/^a=fingerprint:(\S+) (\S+)/gm);
  const [first, ...others] = new Set(
    [...lines].map(([, algorithm, value]) => `${algorithm?.toLowerCase()} ${value?.toUpperCase()}`),
  );
  return first === undefined || others.length > 0 ? null : first;
}

/** Not too many sections, and the same fingerprint as `current`, where there is one. */
export const isAcceptable = (sdp: string, current: { readonly sdp: string } | null): boolean =>
  (sdp.match(/^m=/gm) ?? []).length <= MAX_SECTIONS &&
  (current === null || fingerprintOf({ sdp }) === fingerprintOf(current));
