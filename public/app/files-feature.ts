/** Puts files on the page. A part of its own, loaded after all others. */

import { bulkChannel } from '../net/bulk/bulk-channel.ts';
import { MeshBulk } from '../net/bulk/mesh-bulk.ts';
import { rtcLanes } from '../net/bulk/rtc-lane.ts';
import { systemClock } from '../net/clock.ts';
import type { RtcLinks } from '../net/link/rtc-link.ts';
import { prefixed } from '../net/log.ts';
import type { FileLimits } from '../room/files/files-contract.ts';
import { openFiles as openRoomFiles } from '../room/files/open-files.ts';
import type { PieceStore } from '../room/files/piece-store.ts';
import { MAX_FILE_BYTES } from '../room/files/shared-file.ts';
import { MEMORY_BYTES } from '../room/files/store/memory-store.ts';
import type { PrivateConversations } from '../room/private/private-conversations.ts';
import { effect, type ReadonlySignal, type Signal, signal } from '../room/reactive.ts';
import { openFilesPage } from '../view/files/files-page.ts';
import type { FilesView } from '../view/files/files-view.ts';
import type { Entered } from './enter-room.ts';

export interface FilesFeatureOptions extends Entered {
  readonly conversations: PrivateConversations;
  readonly links: RtcLinks;
  /** Files take what a call leaves. */
  readonly isCalling: ReadonlySignal<boolean>;
  /** Where pieces are kept. */
  readonly pieces: Promise<PieceStore>;
  readonly files: Signal<FilesView | null>;
}

/** What browsers tell of the line, where they do; TypeScript knows nothing of it. */
interface Line extends EventTarget {
  readonly saveData?: boolean;
  readonly type?: string;
  readonly metered?: boolean;
}

export function openFiles(o: FilesFeatureOptions): () => void {
  let close: (() => void) | null = null;
  let isClosed = false;
  void o.pieces.then((pieces) => {
    if (!isClosed) close = openWith(pieces, o);
  });
  return () => {
    isClosed = true;
    close?.();
  };
}

function openWith(
  pieces: PieceStore,
  { room, store, log, conversations, links, isCalling, preferences, files }: FilesFeatureOptions,
): () => void {
  const { connection, router, people } = room;
  let mayUseTurn = true;
  const limits = signal<FileLimits>({
    isOn: true,
    maxBytes: MAX_FILE_BYTES,
    storage: pieces.kind,
    memoryBytes: MEMORY_BYTES,
  });
  const isKeeping = signal(false);
  const picturesOn = signal(!preferences.isOn('pictures-asked'));
  const isMetered = signal(false);
  const bulk = new MeshBulk({
    self: room.self,
    clock: systemClock,
    random: Math.random,
    log,
    createLane: rtcLanes({
      clock: systemClock,
      log: prefixed(log, 'bulk'),
      openConnection: links.openConnection,
    }),
    channel: router.channel(bulkChannel),
    terms: (id) => connection.terms(id),
    mayUseTurn: () => mayUseTurn,
  });
  const closers = [
    // What the operator allowed last counts while the server is away.
    effect(() => {
      const status = connection.status.value;
      if (status.kind !== 'connected') return;
      const { use, maxBytes } = status.files;
      mayUseTurn = use === 'on';
      const most = Math.min(maxBytes ?? MAX_FILE_BYTES, MAX_FILE_BYTES);
      limits.value = { ...limits.peek(), isOn: use !== 'off', maxBytes: most };
    }),
    effect(() => {
      isKeeping.value = store.kept.value !== null;
    }),
    effect(() => bulk.giveWay(isCalling.value)),
    followLine((is) => {
      isMetered.value = is;
    }),
    effect(() => preferences.turn('pictures-asked', !picturesOn.value)),
  ];
  const roomFiles = openRoomFiles(room, { conversations, bulk, pieces, limits, isKeeping });
  const page = openFilesPage({ files: roomFiles, people, picturesOn, isMetered });
  files.value = page;
  return () => {
    files.value = null;
    page.close();
    roomFiles.close();
    for (const close of closers) close();
    bulk.close();
  };
}

/** Tells whether what comes costs: the person saves data, or the line is a phone's. */
function followLine(told: (isMetered: boolean) => void): () => void {
  const { connection } = navigator as { readonly connection?: Line };
  if (connection === undefined) return () => undefined;
  const tell = () =>
    told(connection.saveData === true || connection.metered === true || connection.type === 'cellular');
  tell();
  connection.addEventListener('change', tell);
  return () => connection.removeEventListener('change', tell);
}
