/** Loads the WebRTC package, which is optional. All connections of the process share one certificate. */
import type { LinkConnections } from '../../../public/net/link/rtc-link.ts';
import { makeCertificate } from './certificate.ts';
import { connectionsOver } from './connection.ts';
import type { Native } from './native.ts';

let loading: Promise<LinkConnections | null> | null = null;

/** Null where it is not installed, or not for this system. */
export function loadWebRtc(): Promise<LinkConnections | null> {
  loading ??= load();
  return loading;
}

async function load(): Promise<LinkConnections | null> {
  try {
    const native: Native = await import('node-datachannel');
    const connections: unknown = connectionsOver(native, makeCertificate(Date.now()));
    // The part of a browser's connection that links use.
    return connections as LinkConnections;
  } catch {
    return null;
  }
}
