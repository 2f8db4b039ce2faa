/**
 * The signed introduction that opens a link. It binds a member's key to both DTLS fingerprints, so neither the server
 * nor another member can stand in between. Knows nothing of how frames travel.
 */

import type { Claim, MemberId, Signer } from '../crypto/signer.ts';
import type { Fingerprints } from '../link/link.ts';
import type { Hello } from '../protocol/frame.ts';

export interface HelloContext {
  /** The room, as the seal derives it. */
  readonly signingContext: string;
  readonly fingerprints: Fingerprints;
}

/** What a hello says of its sender. */
export type Introduction = Pick<Hello, 'name' | 'sessionId'>;

const message = (
  signingContext: string,
  from: MemberId,
  to: MemberId,
  own: string,
  other: string,
  said: Introduction,
): string =>
  JSON.stringify(['parley hello 1', signingContext, from, to, own, other, said.name, said.sessionId]);

export function signHello(
  signer: Signer,
  to: MemberId,
  { name, sessionId }: Introduction,
  context: HelloContext,
): Hello {
  const { local, remote } = context.fingerprints;
  const signature = signer.sign(
    message(context.signingContext, signer.id, to, local, remote, { name, sessionId }),
  );
  return { type: 'hello', name, sessionId, signature };
}

/** What the signature of `hello` claims: that `from` made it, for me, on exactly this connection. */
export function helloClaim(from: MemberId, self: MemberId, hello: Hello, context: HelloContext): Claim {
  const { local, remote } = context.fingerprints;
  return [from, message(context.signingContext, from, self, remote, local, hello), hello.signature];
}
