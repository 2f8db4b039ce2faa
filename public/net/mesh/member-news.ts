/**
 * What the room and its features are told of members: nothing of one of whom only others told. Does not know where the
 * evidence comes from.
 */
import type { FrameRouter } from './frame-router.ts';
import type { MeshHandlers } from './mesh-contract.ts';
import type { MeshMember } from './mesh-member.ts';
import { type Reachability, wayOf } from './reachability.ts';

export interface MemberNewsOptions {
  readonly handlers: MeshHandlers;
  readonly router: FrameRouter;
  readonly reachability: Reachability;
}

export class MemberNews {
  readonly #options: MemberNewsOptions;

  constructor(options: MemberNewsOptions) {
    this.#options = options;
  }

  /** Something of the member's own was seen: from now on they are spoken of. */
  introduce(member: MeshMember, name: string | null, wasHere: boolean): void {
    if (member.isIntroduced) return;
    member.isIntroduced = true;
    this.#options.handlers.appeared(member.peer.id, name, wasHere);
    this.report(member);
  }

  /** A link opened, on which the member proved who they are. */
  opened(member: MeshMember, name: string): void {
    const { handlers, router } = this.#options;
    this.introduce(member, name, false);
    handlers.opened(member.peer.id, name);
    router.opened(member.peer.id);
  }

  /** Another session of theirs: what they had may be lost. */
  renewed({ peer }: MeshMember): void {
    this.#options.router.renewed(peer.id);
  }

  /** How they are reached may have changed. */
  report(member: MeshMember): void {
    const { handlers, router, reachability } = this.#options;
    member.weigh(reachability);
    if (!member.isIntroduced) return;
    const reach = reachability.of(member.peer);
    handlers.changed(member.peer.id, reach);
    router.follow(member.peer.id, wayOf(reach));
  }

  left({ isIntroduced, peer }: MeshMember): void {
    if (!isIntroduced) return;
    this.#options.router.left(peer.id);
    this.#options.handlers.left(peer.id);
  }
}
