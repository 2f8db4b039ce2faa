/** What the transcript's buttons do: some of it in the composer, some in dialogs, the rest in the room. */
import type { Line, TextLine } from '../room/line.ts';
import type { Member } from '../room/member.ts';
import { computed, type ReadonlySignal, type Signal } from '../room/reactive.ts';
import type { Intent } from './intent.ts';
import { later } from './later.ts';
import type { TranscriptCommands } from './transcript.ts';

export interface CommandOptions {
  readonly lines: ReadonlySignal<readonly Line[]>;
  readonly members: ReadonlySignal<readonly Member[]>;
  remove(id: string): void;
  react(id: string, emoji: string, isOn: boolean): void;
  holders(id: string): { readonly have: readonly Member[]; readonly lack: readonly Member[] };
}

export function commandsFor(o: CommandOptions, intent: Signal<Intent | null>): TranscriptCommands {
  const holdersOf = (id: string) =>
    computed(() => {
      o.members.value;
      const line = o.lines.value.find((one) => one.id === id);
      const receipt = line?.kind === 'text' ? line.receipt : null;
      const { have, lack } = o.holders(id);
      return { have, lack, left: Math.max(0, (receipt?.have ?? 0) - have.length) };
    });

  const remove = async ({ id }: TextLine) => {
    const part = await later('questions');
    part?.askToDelete(() => o.remove(id));
  };

  return {
    reply(line) {
      intent.value = { kind: 'reply', line };
    },
    edit(line) {
      intent.value = { kind: 'edit', line };
    },
    remove: (line) => void remove(line),
    react: (id, emoji, isOn) => o.react(id, emoji, isOn),
    showHolders: (id) => void later('whoHasIt').then((part) => part?.openWhoHasIt(holdersOf(id))),
  };
}

/** The last message of one's own that can be changed. */
export const lastOwn = (lines: readonly Line[]): TextLine | undefined =>
  lines.findLast((line): line is TextLine => line.kind === 'text' && line.isOwn && !line.isDeleted);
