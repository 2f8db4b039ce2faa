/** What the buttons of a message do: in the composer, in dialogs, or in the room. */
import type { Conversation } from '../../room/conversation.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { Signal } from '../../room/reactive.ts';
import type { Line, TextLine } from '../../room/timeline/line.ts';
import type { Intent } from '../composer/intent.ts';
import type { AboutOptions } from '../dialogs/about-member.ts';
import type { ReportOptions } from '../dialogs/connection-report.ts';
import type { HoldersOptions } from '../dialogs/who-has-it.ts';
import { loadPart } from '../lazy-parts.ts';
import type { TranscriptCommands } from './transcript.ts';

export interface CommandOptions extends HoldersOptions, AboutOptions, ReportOptions {
  readonly talk: HoldersOptions['talk'] & Pick<Conversation, 'remove' | 'react'>;
}

export function commandsFor(o: CommandOptions, intent: Signal<Intent | null>): TranscriptCommands {
  const remove = async ({ id }: TextLine) => {
    const part = await loadPart('rest', { tellsFailure: true });
    part?.askToDelete(() => o.talk.remove(id));
  };
  const report = async () => {
    const part = await loadPart('rest', { tellsFailure: true });
    part?.openConnectionReport(o);
  };
  const about = async (id: MemberId) => {
    const part = await loadPart('aboutMember', { tellsFailure: true });
    part?.openAboutMember(id, o, () => void report());
  };

  return {
    reply(line) {
      intent.value = { kind: 'reply', line };
    },
    edit(line) {
      intent.value = { kind: 'edit', line };
    },
    remove: (line) => void remove(line),
    react: (id, emoji, isOn) => o.talk.react(id, emoji, isOn),
    showHolders: (id) =>
      void loadPart('rest', { tellsFailure: true }).then((part) => part?.openWhoHasIt(id, o)),
    showMember: (id) => void about(id),
  };
}

/** The last own message that can be edited. */
export const lastOwn = (lines: readonly Line[]): TextLine | undefined =>
  lines.findLast((line): line is TextLine => line.kind === 'text' && line.isOwn && !line.isDeleted);
