/** Private conversations: at most one is open beside the room; the buttons to all of them stand in the People list. */
import type { Conversation } from '../../room/conversation.ts';
import type { ThreadSummary } from '../../room/private/threads.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import type { ComposerOptions } from '../composer/composer.ts';
import type { Beside } from '../people/roster.ts';
import type { CommandOptions } from '../transcript/commands.ts';
import { showAwayThreads, showThreadButton } from './thread-buttons.ts';
import { openThread } from './thread-view.ts';

export interface ThreadsOptions extends CommandOptions, Pick<ComposerOptions, 'maxLength' | 'maxMessages'> {
  /** The conversations with at least one message. */
  readonly threads: ReadonlySignal<readonly ThreadSummary[]>;
  /** The room's own conversation. */
  readonly talk: CommandOptions['talk'] & Pick<Conversation, 'unseen'>;
  /** Null for an unknown member, or where there are too many conversations. */
  thread(id: string): Conversation | null;
  /** Tells the member whether I am typing to them. */
  whisper(id: string, isTyping: boolean): void;
  threadDraft(id: string): ComposerOptions['draft'];
  now(): number;
}

export interface ThreadPlace {
  readonly beside: Beside;
  close(): void;
}

/** `list` has the conversations with members who are not here any more. */
export function mountThreads(root: HTMLElement, list: HTMLElement, o: ThreadsOptions): ThreadPlace {
  let shown: string | null = null;
  let closeShown: (() => void) | null = null;

  const close = () => {
    shown = null;
    closeShown?.();
    closeShown = null;
  };
  const open = (id: string) => {
    if (shown === id) return root.querySelector('textarea')?.focus();
    close();
    const talk = o.thread(id);
    if (talk === null) return;
    shown = id;
    const before = document.activeElement;
    const closed = () => {
      close();
      if (before instanceof HTMLElement) before.focus();
    };
    closeShown = openThread(root, id, talk, { ...o, closed });
  };
  const stop = effect(() => {
    const here = new Set(o.members.value.map(({ id }) => id));
    const away = o.threads.value.filter(({ other }) => !here.has(other));
    const shown = away.map(({ other, unread }) => ({ member: o.about(other), unread }));
    showAwayThreads(list, shown, open);
  });
  return {
    beside(person, member) {
      const unread = o.threads.value.find(({ other }) => other === member.id)?.unread ?? 0;
      showThreadButton(person, member, unread, () => open(member.id));
    },
    close() {
      stop();
      close();
      list.replaceChildren();
    },
  };
}
