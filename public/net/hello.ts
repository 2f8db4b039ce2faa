/**
 * The signed introduction that opens a link. It binds a member's key to both DTLS fingerprints, so neither the server
 * nor another member can stand in between. Knows nothing of how frames travel.
 */
import type { Fingerprints } from './link.ts';
import type { MemberId, Signer, Verify } from './signer.ts';
import type { FrameOf } from './wire.ts';

export interface HelloContext {
  /** The room, as the seal derives it. */
  readonly scope: string;
  readonly fingerprints: Fingerprints;
}

const message = (scope: string, from: MemberId, to: MemberId, own: string, other: string, name: string): string =>
  JSON.stringify(['parley hello 1', scope, from, to, own, other, name]);

export function signHello(signer: Signer, to: MemberId, name: string, context: HelloContext): FrameOf<'hello'> {
  const { local, remote } = context.fingerprints;
  const signature = signer.sign(message(context.scope, signer.id, to, local, remote, name));
  return { type: 'hello', name, signature };
}

/** Whether `hello` was made by `from`, for me, on exactly this connection. */
export function isHelloValid(
  verify: Verify,
  from: MemberId,
  self: MemberId,
  hello: FrameOf<'hello'>,
  context: HelloContext,
): boolean {
  const { local, remote } = context.fingerprints;
  return verify(from, message(context.scope, from, self, remote, local, hello.name), hello.signature);
}
