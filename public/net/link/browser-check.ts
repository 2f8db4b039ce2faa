/**
 * Whether this browser has WebRTC that works, seen by trying a connection to nobody. What is removed, a stub, or switched
 * off is told apart from a network that lets nothing through: that is found out by links, and later.
 */

/** The part of a connection that the check uses. */
export interface CheckedConnection {
  createDataChannel(label: string): unknown;
  createOffer(): Promise<RTCSessionDescriptionInit>;
  close(): void;
}

/** Does not settle where the browser does not answer. */
export async function offersDataChannel(open: () => CheckedConnection): Promise<boolean> {
  try {
    const connection = open();
    connection.createDataChannel('check');
    const offered = await connection.createOffer().finally(() => connection.close());
    // Browsers built without data channels leave them out.
    return offered.sdp?.includes('m=application') === true;
  } catch {
    return false;
  }
}
