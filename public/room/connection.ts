/**
 * The connection to the server and to the members. It owns the mesh; views read its status here. What is said does not
 * go through it.
 */
import type { IceServer } from '../../src/protocol.ts';
import type { LinkMedia, LinkTerms } from '../net/link/link.ts';
import { Mesh } from '../net/mesh/mesh.ts';
import type { MeshHandlers, MeshOptions } from '../net/mesh/mesh-contract.ts';
import type { MeshInspection } from '../net/mesh/mesh-inspection.ts';
import type { SignalingStatus } from '../net/signaling/signaling.ts';
import type { RoomClock } from './clock/room-clock.ts';
import type { MemberId } from './people/member.ts';
import { type ReadonlySignal, signal } from './reactive.ts';

/** The state of the connection to the server, as the banner shows it. */
export type ServerStatus = SignalingStatus;

export interface ConnectionOptions extends Omit<MeshOptions, 'handlers'> {
  readonly handlers: Omit<MeshHandlers, 'meansChanged' | 'doubled'>;
  readonly roomClock: Pick<RoomClock, 'timeOf'>;
}

export interface ConnectionInspection {
  readonly mesh: MeshInspection;
  readonly status: ServerStatus;
}

export class Connection {
  readonly #mesh: Mesh;
  readonly #clock: Pick<RoomClock, 'timeOf'>;
  readonly #status = signal<ServerStatus>({ kind: 'joining' });
  readonly #canRelay = signal(false);
  readonly #twin = signal<'none' | 'younger' | 'older'>('none');

  constructor(options: ConnectionOptions) {
    this.#clock = options.roomClock;
    this.#mesh = new Mesh({
      ...options,
      handlers: {
        ...options.handlers,
        status: (status) => {
          this.#status.value = status;
          options.handlers.status(status);
        },
        meansChanged: (hasTurn) => {
          this.#canRelay.value = hasTurn;
        },
        doubled: (isYounger) => {
          this.#twin.value = isYounger ? 'older' : 'younger';
        },
      },
    });
  }

  /** To the server. */
  get status(): ReadonlySignal<ServerStatus> {
    return this.#status;
  }

  /** Whether there is a TURN server to relay. */
  get canRelay(): ReadonlySignal<boolean> {
    return this.#canRelay;
  }

  /** Another device that has my key, as after a profile was copied. Beside an older one I cannot stay who I am. */
  get twin(): ReadonlySignal<'none' | 'younger' | 'older'> {
    return this.#twin;
  }

  /** The STUN and TURN servers, as far as they are known. */
  get iceServers(): readonly IceServer[] {
    return this.#mesh.iceServers;
  }

  /** Hides this device's addresses from the others, at the price of a TURN server in between; or no longer. */
  setTurnOnly(isTurnOnly: boolean): void {
    this.#mesh.setTurnOnly(isTurnOnly);
  }

  /** Whether the two hold a link with each other, as far as members have told. */
  isLinked(a: MemberId, b: MemberId): boolean {
    return this.#mesh.isLinked(a, b);
  }

  /** For further connections with the member, beside the link. */
  terms(id: MemberId): LinkTerms {
    return this.#mesh.terms(id);
  }

  /** Talks with the member through the server, sealed, once they want it too; until another way opens. */
  wantLastResort(id: MemberId): void {
    this.#mesh.wantLastResort(id);
  }

  /** Media of a call, on the link with a member as long as that one lasts; null takes them off. */
  attachMedia(to: MemberId, media: LinkMedia | null): void {
    this.#mesh.attachMedia(to, media);
  }

  /** How everything stands between the members, for whoever wants to know why. */
  async inspect(): Promise<ConnectionInspection> {
    const mesh = await this.#mesh.inspect();
    const links = mesh.links.map(({ failures, ...link }) => ({
      ...link,
      failures: failures.map((failure) => ({ ...failure, at: this.#clock.timeOf(failure.at) })),
    }));
    return { mesh: { ...mesh, links }, status: this.#status.value };
  }

  /** Tries the server again now. */
  retry(): void {
    this.#mesh.retry();
  }

  /** To be told when the page was asleep or the network changed. */
  probe(): void {
    this.#mesh.probe();
  }

  /** Says goodbye. Idempotent. */
  close(): void {
    this.#mesh.close();
  }
}
