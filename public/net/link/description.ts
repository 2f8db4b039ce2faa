/** What a session description (SDP, RFC 8866) says, as far as a link reads it. Pure. */

/** Of a description: the channel, sound, a picture, and some to spare. */
const MAX_SECTIONS = 8;

/** They are sent on their own, once each, as the browser finds them. */
export const withoutCandidates = (sdp: string): string =>
  sdp.replace(/^a=(candidate:.*|end-of-candidates)\r\n/gm, '');

/** Null where there are several: Firefox is content with any of them, and so with another than the one signed for. */
export function fingerprintOf(description: { readonly sdp: string } | null): string | null {
  const lines = (description?.sdp ?? '').matchAll(/^a=fingerprint:(\S+) (\S+)/gm);
  const [first, ...others] = new Set(
    [...lines].map(([, algorithm, value]) => `${algorithm?.toLowerCase()} ${value?.toUpperCase()}`),
  );
  return first === undefined || others.length > 0 ? null : first;
}

/** No more than there is use for, and bound to whom `current` proved, where there is one. */
export const isAcceptable = (sdp: string, current: { readonly sdp: string } | null): boolean =>
  (sdp.match(/^m=/gm) ?? []).length <= MAX_SECTIONS &&
  (current === null || fingerprintOf({ sdp }) === fingerprintOf(current));
