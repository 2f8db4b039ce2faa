/** How each member can be reached, and frames about files that go to them that way. */
import type { ChannelOf, Way } from '../../../net/mesh/frame-router.ts';
import type { MemberId } from '../../people/member.ts';
import type { fileChannel } from '../file-channel.ts';
import { type FileFrame, type FileNews, MAX_PIECES } from '../file-frames.ts';

export class Ways {
  readonly #channel: Pick<ChannelOf<typeof fileChannel>, 'send' | 'relay'>;
  readonly #ways = new Map<MemberId, Way>();
  #isClosed = false;

  constructor(channel: Pick<ChannelOf<typeof fileChannel>, 'send' | 'relay'>) {
    this.#channel = channel;
  }

  get reachable(): readonly MemberId[] {
    return [...this.#ways.keys()];
  }

  get linked(): readonly MemberId[] {
    return this.reachable.filter((id) => this.isLinked(id));
  }

  isLinked(member: MemberId): boolean {
    return this.#ways.get(member)?.kind === 'direct';
  }

  /** Answers how they were reached before. */
  reached(id: MemberId, way: Way): Way['kind'] | null {
    const before = this.#ways.get(id)?.kind ?? null;
    this.#ways.set(id, way);
    return before;
  }

  unreached(id: MemberId): void {
    this.#ways.delete(id);
  }

  /** On the link with them alone. */
  send(to: MemberId, about: FileFrame): boolean {
    return !this.#isClosed && this.#channel.send(to, { type: 'file', about });
  }

  /** Also over others. */
  sendNews(to: MemberId, about: FileNews): void {
    if (this.isLinked(to)) this.send(to, about);
    else this.#channel.relay(to, { type: 'file', about });
  }

  /** These pieces will not be sent. */
  refuse(to: MemberId, stream: number, pieces: readonly number[]): void {
    for (let at = 0; at < pieces.length; at += MAX_PIECES)
      this.send(to, { kind: 'nope', stream, pieces: pieces.slice(at, at + MAX_PIECES) });
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true;
  }
}
