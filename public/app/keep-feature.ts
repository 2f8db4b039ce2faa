/** Puts on the page what is kept where: the switch, what it does, and what others' devices do. Loaded after it. */
import { KeepSwitch, type Persistence } from '../room/keep/keep-switch.ts';
import { Keepers } from '../room/keep/keepers.ts';
import { keepingChannel } from '../room/keep/keeping-channel.ts';
import type { PrivateConversations } from '../room/private/private-conversations.ts';
import { effect, type Signal, signal } from '../room/reactive.ts';
import { place } from '../view/dom/place.ts';
import { keptBy, keptByText } from '../view/keep/keeper-wording.ts';
import type { Keeping } from '../view/keep/keeping.ts';
import { mountKeptBy } from '../view/keep/kept-by.ts';
import { mountKeptNote } from '../view/keep/kept-note.ts';
import { mountWhereKept } from '../view/keep/where-kept.ts';
import type { Entered } from './enter-room.ts';
import type { FileStore } from './file-store.ts';

export interface KeepFeatureOptions extends Pick<Entered, 'room' | 'store' | 'kept'> {
  readonly keeping: Signal<Keeping | null>;
  readonly conversations: Pick<PrivateConversations, 'keepAnew'>;
  readonly files: Pick<FileStore, 'bytes'>;
  readonly view: { now(): number };
}

/** Pages on plain http have none, and some browsers neither. */
const persistence: Persistence = {
  isGiven: async () =>
    (await storage()
      ?.persisted()
      .catch(() => false)) === true,
  ask: async () =>
    (await storage()
      ?.persist()
      .catch(() => false)) === true,
};
const storage = (): StorageManager | undefined => navigator.storage;

export function openKeeping({
  room,
  store,
  kept,
  keeping,
  conversations,
  files,
  view,
}: KeepFeatureOptions): () => void {
  const keepSwitch = new KeepSwitch({
    ...kept,
    persistence,
    moved() {
      room.talk.keepAnew();
      conversations.keepAnew();
    },
  });
  const { state } = keepSwitch;
  const isKeeping = signal(false);
  const stopFollowing = effect(() => {
    isKeeping.value = state.value.kind === 'on';
  });
  const keepers = new Keepers({ channel: room.router.channel(keepingChannel), isKeeping });
  const { people, talk, connection } = room;
  const now = () => view.now();
  const own: Keeping = {
    state,
    told: keepers.told,
    keptBy() {
      const kept = keptBy(people.members.value, now());
      return kept && keptByText(kept, now());
    },
    bytes: () => keepSwitch.bytes + files.bytes(),
    turn: (isOn) => keepSwitch.turn(isOn),
  };
  keeping.value = own;
  const closers = [
    mountWhereKept(place('where-kept', HTMLElement), {
      keeping: own,
      people,
      trouble: store.identityTrouble,
    }),
    mountKeptNote(place('foot-notes', HTMLElement), {
      keeping: own,
      people,
      talk,
      connection,
      now,
    }),
    mountKeptBy({ people, talk, now }),
    () => keepers.close(),
    stopFollowing,
    () => keepSwitch.close(),
  ];
  return () => {
    keeping.value = null;
    for (const close of closers.splice(0)) close();
  };
}
