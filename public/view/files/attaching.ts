/** Attaches files to what is written in a box: the button, the tray above the box, what is dropped and pasted. */
import './tray.css';
import type { RoomFiles } from '../../room/files/files-contract.ts';
import type { MemberId } from '../../room/people/member.ts';
import { effect } from '../../room/reactive.ts';
import { excessOf } from '../composer/composer-note.ts';
import { h } from '../dom/element.ts';
import { fileIcon } from './file-icons.ts';
import type { Attached, AttachOptions, AttachPlaces } from './files-view.ts';
import { refusalWords } from './refusal-words.ts';
import type { Refusal, Tray } from './tray.ts';
import { trayView } from './tray-view.ts';
import { fileWords } from './words.ts';

export interface AttachContext {
  readonly files: RoomFiles;
  readonly tray: Tray;
  nameOf(id: MemberId): string;
}

export function attachTo(
  { form, box }: AttachPlaces,
  { to, isEditing, takeReply, giveBack, tell }: AttachOptions,
  { files, tray, nameOf }: AttachContext,
): Attached {
  const told = (refusals: readonly Refusal[]) => {
    const words = refusalWords(refusals, files.limits.peek());
    if (words !== '') tell(words);
  };
  const add = (chosen: readonly File[]) => told(tray.add(chosen));

  // On a phone, the camera and the pictures there are offered too.
  const input = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    onchange: () => {
      add([...(input.files ?? [])]);
      // The same file may be chosen again.
      input.value = '';
      box.focus();
    },
  });
  const button = h(
    'button',
    {
      class: 'plain icon-only attach',
      type: 'button',
      title: fileWords.attach,
      'aria-label': fileWords.attach,
      onclick: () => input.click(),
    },
    fileIcon('attach'),
  );
  const view = trayView(tray, to === null ? null : nameOf(to), () => box.focus());

  const send = async () => {
    const caption = box.value;
    const replyTo = takeReply();
    // The draft goes with it.
    box.value = '';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const refusal = await tray.send(caption, replyTo, (attachment, words, answered) =>
      files.offer(attachment, words, to, answered),
    );
    if (refusal === null) return;
    told([refusal]);
  };

  /** Before the box sends its text alone. */
  const submitted = (event: Event) => {
    if (tray.isEmpty || isEditing()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    box.focus();
    if (tray.isSending.peek()) return;
    if (excessOf(box.value.trimEnd()) === 0) void send();
    else told([{ why: 'too-long' }]);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || tray.isEmpty || isEditing())
      return;
    event.preventDefault();
    event.stopPropagation();
    tray.clear();
    box.focus();
  };

  const life = new AbortController();
  const { signal } = life;
  form.addEventListener('submit', submitted, { signal, capture: true });
  form.addEventListener('keydown', pressed, { signal });
  box.after(button, input);
  box.parentElement?.before(view.element);
  const closers = [
    effect(() => {
      button.hidden = !files.limits.value.isOn;
    }),
    effect(() => {
      const refusal = tray.lost.value;
      if (refusal === null) return;
      told([refusal]);
      tray.lost.value = null;
    }),
    effect(() => {
      const unsaid = tray.unsaid.value;
      if (unsaid === null) return;
      tray.unsaid.value = null;
      giveBack(unsaid.caption, unsaid.replyTo);
    }),
    view.close,
  ];

  return {
    take(transfer) {
      const { chosen, folders } = filesIn(transfer);
      told([...folders.map((name): Refusal => ({ why: 'folder', name })), ...tray.add(chosen)]);
      box.focus();
    },
    close() {
      life.abort();
      for (const close of closers.splice(0)) close();
      button.remove();
      input.remove();
    },
  };
}

/** Folders come as files that cannot be read. */
function filesIn(transfer: DataTransfer): { readonly chosen: File[]; readonly folders: string[] } {
  const chosen: File[] = [];
  const folders: string[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const file = item.getAsFile();
    const entry = item.webkitGetAsEntry?.();
    if (entry?.isDirectory) folders.push(entry.name);
    else if (file !== null) chosen.push(file);
  }
  return { chosen, folders };
}
