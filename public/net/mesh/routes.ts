/** How I reach each member: directly, or over whom. Pure; breadth first over what members say of their links. */
import type { MemberId } from '../crypto/signer.ts';

export type Route =
  | { readonly kind: 'direct' }
  /** `over` is my neighbour who relays. */
  | { readonly kind: 'via'; readonly over: MemberId }
  | { readonly kind: 'none' };

/** For every member that can be reached. `links` holds, for each member, whom they say they hold links with. */
export function routes(
  neighbours: Iterable<MemberId>,
  links: ReadonlyMap<MemberId, ReadonlySet<MemberId>>,
  self: MemberId,
): Map<MemberId, Route> {
  const found = new Map<MemberId, Route>();
  const queue: { readonly at: MemberId; readonly over: MemberId }[] = [];
  for (const neighbour of neighbours) {
    found.set(neighbour, { kind: 'direct' });
    queue.push({ at: neighbour, over: neighbour });
  }
  for (let step = queue.shift(); step; step = queue.shift()) {
    for (const next of links.get(step.at) ?? []) {
      if (next === self || found.has(next)) continue;
      found.set(next, { kind: 'via', over: step.over });
      queue.push({ at: next, over: step.over });
    }
  }
  return found;
}

/** Who is reached in another way than before, for the first time or no longer. */
export function rerouted(
  before: ReadonlyMap<MemberId, Route>,
  now: ReadonlyMap<MemberId, Route>,
): MemberId[] {
  const members = new Set([...before.keys(), ...now.keys()]);
  return [...members].filter((id) => wayOf(before.get(id)) !== wayOf(now.get(id)));
}

const wayOf = (route: Route | undefined): string | undefined =>
  route?.kind === 'via' ? route.over : route?.kind;
