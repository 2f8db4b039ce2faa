/** In place of the client's parser of URIs: what Engine.IO reads of the one address that the page gives it, an origin. */

interface Address {
  readonly protocol: string;
  readonly host: string;
  /** Empty where it is the protocol's own. */
  readonly port: string;
  readonly query: string;
}

export function parse(address: string): Address {
  const { protocol, hostname, port, search } = new URL(address);
  return {
    protocol: protocol.slice(0, -1),
    host: hostname.replace(/[[\]]/g, ''),
    port,
    query: search.slice(1),
  };
}
