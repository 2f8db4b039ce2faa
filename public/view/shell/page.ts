/** The whole page of a room: mounts the views into the elements of index.html. What is static is there already, hidden
 *  until it works. */
import { signal } from '../../room/reactive.ts';
import { type ComposerOptions, mountComposer } from '../composer/composer.ts';
import type { Intent } from '../composer/intent.ts';
import { place } from '../dom/place.ts';
import { keepLoading } from '../keep-loading.ts';
import { loadPart, prefetchParts } from '../lazy-parts.ts';
import { mountRoomMenu } from '../menu/room-menu.ts';
import type { RoomMenuOptions } from '../menu/room-menu-items.ts';
import { mountRoster, type RosterOptions } from '../people/roster.ts';
import { mountYou, type YouOptions } from '../people/you.ts';
import type { InvitationOptions } from '../share/invitation-note.ts';
import type { PublicLinkOptions } from '../share/public-link.ts';
import { mountShare, type ShareOptions } from '../share/share.ts';
import { type CommandOptions, commandsFor, lastOwn } from '../transcript/commands.ts';
import { mountEmpty } from '../transcript/empty.ts';
import { mountTranscript, type TranscriptOptions } from '../transcript/transcript.ts';
import type { PaperOptions } from './paper.ts';
import { mountStatus, type StatusOptions } from './status.ts';
import { hasStarted } from './stopped.ts';
import type { StorageNoteOptions } from './storage-note.ts';
import { mountTheme, type ThemeOptions } from './theme.ts';

export type PageOptions = StatusOptions &
  RosterOptions &
  YouOptions &
  TranscriptOptions &
  Omit<CommandOptions, 'receivers'> &
  Omit<ComposerOptions, 'intent' | 'editLast'> &
  StorageNoteOptions &
  InvitationOptions &
  PublicLinkOptions &
  RoomMenuOptions &
  PaperOptions &
  ShareOptions & {
    readonly theme: ThemeOptions;
    /** Whether this device keeps the room, as the page is opened. */
    readonly isKept: boolean;
  };

export function mountPage(o: PageOptions): () => void {
  const intent = signal<Intent | null>(null);
  const commands = commandsFor({ ...o, receivers: o.people.members }, intent);
  const editLast = () => {
    const line = lastOwn(o.talk.lines.peek());
    if (line !== undefined) commands.edit(line);
  };
  const transcript = {
    scroller: place('transcript', HTMLElement),
    rows: place('rows', HTMLElement),
    empty: mountEmpty(place('empty', HTMLElement), o.link, o.isKept),
  };
  const composer = {
    pane: document.body,
    form: place('composer', HTMLFormElement),
    box: place('message', HTMLTextAreaElement),
    send: place('send', HTMLButtonElement),
    count: place('message-count', HTMLElement),
    problem: place('message-problem', HTMLElement),
    intent: place('intent', HTMLElement),
  };
  const closers = [
    mountTheme(place('theme', HTMLButtonElement), o.theme),
    mountShare(place('share', HTMLElement), o),
    mountRoomMenu(place('room-menu', HTMLButtonElement), o),
    mountStatus(place('status', HTMLElement), o),
    mountYou(place('you', HTMLElement), o),
    mountRoster(place('roster', HTMLElement), o, commands),
    mountTranscript(transcript, o, commands),
    mountComposer(composer, { ...o, intent, editLast }),
    prefetchParts(),
    mountRest(o),
  ];
  hasStarted();
  return () => {
    for (const close of closers.splice(0)) close();
  };
}

/** What may come a moment later. */
function mountRest(o: PageOptions): () => void {
  const life = new AbortController();
  const closers = [() => life.abort()];
  void keepLoading(
    () => loadPart('rest'),
    life.signal,
    (part) => {
      closers.push(
        part.mountPaper(o),
        part.mountKeys(o),
        part.followMessageLink(o),
        part.mountStorageNote(place('keeping', HTMLElement), o),
        part.mountInvitationNotes(place('invitations', HTMLElement), o),
      );
    },
  );
  return () => {
    for (const close of closers.splice(0)) close();
  };
}
