/** The private conversation beside the room: at most one is open; what shows it is fetched with the first. */
import type { Conversation } from '../room/conversation.ts';
import { effect, type ReadonlySignal } from '../room/reactive.ts';
import type { ThreadSummary } from '../room/threads.ts';
import type { CommandOptions } from './commands.ts';
import type { ComposerOptions } from './composer.ts';
import { later, quietly } from './later.ts';

export interface ThreadsOptions extends CommandOptions, Pick<ComposerOptions, 'maxLength' | 'maxMessages'> {
  /** Those in which something was said. */
  readonly threads: ReadonlySignal<readonly ThreadSummary[]>;
  /** The room's. */
  readonly talk: CommandOptions['talk'] & Pick<Conversation, 'unseen'>;
  /** Null where there is nobody to talk to, or too many. */
  thread(id: string): Conversation | null;
  threadDraft(id: string): ComposerOptions['draft'];
  now(): number;
}

export interface ThreadPlace {
  open(id: string): void;
  close(): void;
}

/** Those with whoever is not here any more stand in `list`. */
export function mountThreads(root: HTMLElement, list: HTMLElement, o: ThreadsOptions): ThreadPlace {
  let shown: string | null = null;
  let closeShown: (() => void) | null = null;

  const close = () => {
    shown = null;
    closeShown?.();
    closeShown = null;
  };
  const open = async (id: string) => {
    const part = await later('ways');
    if (part === null || shown === id) return root.querySelector('textarea')?.focus();
    close();
    const talk = o.thread(id);
    if (talk === null) return;
    shown = id;
    const before = document.activeElement;
    const closed = () => {
      close();
      if (before instanceof HTMLElement) before.focus();
    };
    closeShown = part.openThread(root, id, talk, { ...o, closed });
  };
  const stop = effect(() => {
    const here = new Set(o.members.value.map(({ id }) => id));
    const away = o.threads.value.filter(({ other }) => !here.has(other));
    if (away.length === 0) return list.replaceChildren();
    const shown = away.map(({ other, unread }) => ({ member: o.about(other), unread }));
    void quietly('ways').then((part) => part?.showAway(list, shown, (id) => void open(id)));
  });
  return {
    open: (id) => void open(id),
    close() {
      stop();
      close();
      list.replaceChildren();
    },
  };
}
