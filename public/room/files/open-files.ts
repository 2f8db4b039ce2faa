/** The files of a room as its page has them: wired to its conversations. Loaded after the page. */
import type { PrivateConversation } from '../private/private-conversation.ts';
import type { PrivateConversations } from '../private/private-conversations.ts';
import { effect, signal } from '../reactive.ts';
import type { Room } from '../room.ts';
import { fileChannel } from './file-channel.ts';
import type { RoomFiles } from './files-contract.ts';
import type { FileTalk } from './offers.ts';
import { FilesOfRoom, type RoomFilesOptions } from './room-files.ts';

export interface OpenFilesOptions extends Pick<RoomFilesOptions, 'bulk' | 'pieces' | 'limits' | 'isKeeping'> {
  readonly conversations: Pick<PrivateConversations, 'list' | 'with'>;
}

/** They end when they are closed, which is before the room. */
export function openFiles(room: Room, { conversations, ...options }: OpenFilesOptions): RoomFiles {
  const { signingContext, ...context } = room.conversationContext;
  const inRoom: FileTalk = { talk: room.talk, signingContext, partner: null };
  const talks = signal<readonly FileTalk[]>([inRoom]);
  const stop = effect(() => {
    const others = conversations.list.value.flatMap(({ other }) => conversations.with(other) ?? []);
    talks.value = [inRoom, ...others.map(fileTalkOf)];
  });
  const files = new FilesOfRoom({
    ...context,
    ...options,
    channel: room.router.channel(fileChannel),
    talks,
    members: room.people.members,
    isLinked: (a, b) => room.connection.isLinked(a, b),
    misbehaved: (member, what) => room.people.misbehaved(member, what),
  });
  return {
    limits: files.limits,
    status: (id) => files.status(id),
    offer(attachment, caption, to, replyTo) {
      // A conversation that begins with a file is in no list so far.
      const begun = to === null ? null : conversations.with(to);
      if (begun) files.follow(fileTalkOf(begun));
      return files.offer(attachment, caption, to, replyTo);
    },
    fetch: (id) => files.fetch(id),
    pause: (id) => files.pause(id),
    cancel: (id) => files.cancel(id),
    chooseAgain: (id, content) => files.chooseAgain(id, content),
    blob: (id) => files.blob(id),
    writeTo: (id, sink) => files.writeTo(id, sink),
    close() {
      stop();
      files.close();
    },
  };
}

const fileTalkOf = ({ talk, signingContext, other }: PrivateConversation): FileTalk => ({
  talk,
  signingContext,
  partner: other,
});
