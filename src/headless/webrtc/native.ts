/** The part of `node-datachannel` that is used, so that the package need not be there for anything but running it. */
import type * as nodeDatachannel from 'node-datachannel';

export type Native = Pick<typeof nodeDatachannel, 'PeerConnection'>;
export type NativeConnection = InstanceType<Native['PeerConnection']>;
export type NativeChannel = ReturnType<NativeConnection['createDataChannel']>;

export interface Description {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}
