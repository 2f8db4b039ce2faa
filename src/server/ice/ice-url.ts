/** Reads the URL of a STUN or TURN server (RFC 7064, RFC 7065). It contacts nobody. */

export interface IceUrl {
  /** As the operator wrote it. */
  readonly text: string;
  readonly kind: 'stun' | 'turn';
  /** A name or an address; an IPv6 address without its brackets. */
  readonly host: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp' | 'tls';
}

const SHAPE = /^(stun|turn)(s?):(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i;
const MAX_LENGTH = 300;
const MAX_PORT = 65_535;
const PLAIN_PORT = 3_478;
const TLS_PORT = 5_349;

/** Undefined for a URL that a browser would not take: one such URL makes it refuse the whole list. */
export function parseIceUrl(text: string): IceUrl | undefined {
  const [, scheme, s, ipv6, name, portText, transport] =
    (text.length <= MAX_LENGTH && SHAPE.exec(text)) || [];
  const host = ipv6 ?? name;
  if (scheme === undefined || host === undefined) return undefined;
  const kind = scheme.toLowerCase() === 'turn' ? 'turn' : 'stun';
  if (kind === 'stun' && transport !== undefined) return undefined;

  const isSecure = s !== '';
  const port = portText === undefined ? (isSecure ? TLS_PORT : PLAIN_PORT) : Number(portText);
  if (port < 1 || port > MAX_PORT) return undefined;
  // TURN over DTLS exists on paper only: browsers use TLS for every secure URL.
  return { text, kind, host, port, transport: isSecure ? 'tls' : transport === 'tcp' ? 'tcp' : 'udp' };
}
