/** The addresses of STUN and TURN servers (RFC 7064, RFC 7065) as libdatachannel takes them. Pure. */
import type { IceServer as NativeServer } from 'node-datachannel';
import type { IceServer } from '../../protocol.ts';

const ADDRESS = /^(stuns?|turns?):(\[[^\]]+\]|[^:?]+)(?::(\d{1,5}))?(?:\?transport=(\w+))?$/i;
const PORT = 3_478;

/**
 * Those that it can use: its TURN goes over UDP alone. As objects, since names and passwords of TURN have marks in them that
 * would be read as parts of an address.
 */
export const nativeServers = (servers: readonly IceServer[]): NativeServer[] =>
  servers.flatMap(({ urls, username, credential }) =>
    [urls].flat().flatMap((url): NativeServer[] => {
      const [, scheme = '', host = '', port, transport = 'udp'] = ADDRESS.exec(url) ?? [];
      const hostname = host.replace(/^\[|\]$/g, '');
      if (scheme.toLowerCase() === 'stun') return [{ hostname, port: Number(port ?? PORT) }];
      if (scheme.toLowerCase() !== 'turn' || transport.toLowerCase() !== 'udp') return [];
      return [
        {
          hostname,
          port: Number(port ?? PORT),
          username: username ?? '',
          password: credential ?? '',
          relayType: 'TurnUdp',
        },
      ];
    }),
  );
