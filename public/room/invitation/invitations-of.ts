/** The invitations of a room, made when the first part that comes after the page asks for them. */
import { type InvitationSource, Invitations } from './invitations.ts';

const made = new WeakMap<InvitationSource, Invitations>();

/** One for each source: until then the channel keeps what arrives. They end with the source's router. */
export function invitationsOf(source: InvitationSource): Invitations {
  const known = made.get(source) ?? new Invitations(source);
  made.set(source, known);
  return known;
}
