/**
 * The signed introduction that opens a link. It binds a member's key to both DTLS fingerprints, so neither the server
 * nor another member can stand in between. Knows nothing of how frames travel.
 */

import type { Claim, MemberId, Signer } from '../crypto/signer.ts';
import type { Fingerprints } from '../link/link.ts';
import type { FrameOf } from '../protocol/frame.ts';

export interface HelloContext {
  /** The room, as the seal derives it. */
  readonly scope: string;
  readonly fingerprints: Fingerprints;
}

/** What a hello says of its sender. */
export type Introduction = Pick<FrameOf<'hello'>, 'name' | 'instance'>;

const message = (
  scope: string,
  from: MemberId,
  to: MemberId,
  own: string,
  other: string,
  said: Introduction,
): string => JSON.stringify(['parley hello 1', scope, from, to, own, other, said.name, said.instance]);

export function signHello(
  signer: Signer,
  to: MemberId,
  { name, instance }: Introduction,
  context: HelloContext,
): FrameOf<'hello'> {
  const { local, remote } = context.fingerprints;
  const signature = signer.sign(message(context.scope, signer.id, to, local, remote, { name, instance }));
  return { type: 'hello', name, instance, signature };
}

/** What the signature of `hello` claims: that `from` made it, for me, on exactly this connection. */
export function helloClaim(
  from: MemberId,
  self: MemberId,
  hello: FrameOf<'hello'>,
  context: HelloContext,
): Claim {
  const { local, remote } = context.fingerprints;
  return [from, message(context.scope, from, self, remote, local, hello), hello.signature];
}
