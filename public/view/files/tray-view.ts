/** The tray above a box: what is about to be sent, each with its picture or icon, name, size, and a way to take it out. */
import { effect } from '../../room/reactive.ts';
import { h, icon, setText } from '../dom/element.ts';
import { fileIcon } from './file-icons.ts';
import { nameElement } from './name-element.ts';
import { fileKind } from './name-parts.ts';
import { sizeWords } from './size-words.ts';
import type { Tray, TrayItem } from './tray.ts';
import { fileWords } from './words.ts';

interface Shown {
  readonly element: HTMLElement;
  update(item: TrayItem, isOriginal: boolean): void;
  close(): void;
}

export interface TrayView {
  readonly element: HTMLElement;
  close(): void;
}

/** `emptied` when the last one was taken out. */
export function trayView(tray: Tray, partner: string | null, emptied: () => void): TrayView {
  const words = fileWords.tray;
  const shown = new Map<number, Shown>();
  const list = h('ul', { class: 'tray-list', 'aria-label': words.name });
  const original = h('input', {
    type: 'checkbox',
    onchange: () => {
      tray.isOriginal.value = original.checked;
    },
  });
  const why = h('span', { class: 'soft' });
  const choice = h(
    'label',
    { class: 'tray-original' },
    original,
    h('span', {}, h('span', { class: 'tray-original-name' }, words.original), ' ', why),
  );
  const element = h(
    'div',
    { class: 'tray', hidden: true },
    h(
      'p',
      { class: 'tray-to soft' },
      ...(partner === null ? [words.toRoom] : words.toMember<Node>(h('bdi', {}, partner))),
    ),
    list,
    choice,
  );

  const remove = (id: number) => {
    const at = tray.items.peek().findIndex((item) => item.id === id);
    tray.remove(id);
    const next = tray.items.peek()[Math.min(at, tray.items.peek().length - 1)];
    if (next === undefined) emptied();
    else shown.get(next.id)?.element.querySelector('button')?.focus();
  };

  const stop = effect(() => {
    const items = tray.items.value;
    const isOriginal = tray.isOriginal.value;
    const staying = new Set(items.map(({ id }) => id));
    for (const [id, item] of shown) {
      if (staying.has(id)) continue;
      item.close();
      shown.delete(id);
    }
    for (const item of items) {
      const row = shown.get(item.id) ?? trayRow(item, () => remove(item.id));
      if (!shown.has(item.id)) list.append(row.element);
      shown.set(item.id, row);
      row.update(item, isOriginal);
    }
    element.hidden = items.length === 0;
    choice.hidden = !items.some(({ prepared }) => prepared?.original != null);
    original.checked = isOriginal;
    setText(why, isOriginal ? words.whyOriginal : words.whyShrunk);
  });
  const stopSending = effect(() => {
    element.toggleAttribute('data-sending', tray.isSending.value);
    element.ariaBusy = String(tray.isSending.value);
  });

  return {
    element,
    close() {
      stop();
      stopSending();
      for (const row of shown.values()) row.close();
      element.remove();
    },
  };
}

function trayRow({ file }: TrayItem, remove: () => void): Shown {
  const words = fileWords.tray;
  const facts = h('span', { class: 'soft' });
  const picture = h('span', { class: 'tray-picture' }, fileIcon(fileKind(file)));
  let url: string | null = null;
  const name = h('span', { class: 'tray-name' }, nameElement(file.name));
  const element = h(
    'li',
    { class: 'tray-item' },
    picture,
    h('span', { class: 'tray-words' }, name, facts),
    h(
      'button',
      { class: 'plain icon-only', type: 'button', 'aria-label': words.remove(file.name), onclick: remove },
      icon('close'),
    ),
  );
  return {
    element,
    update({ prepared }, isOriginal) {
      if (prepared === null) return setText(facts, words.preparing);
      const sent = (isOriginal && prepared.original) || prepared.attachment;
      const size = sizeWords(sent.content.size);
      const isVideo = fileKind(file) === 'video';
      const note = prepared.isUnreadable ? words.unreadable : isVideo ? words.video : null;
      setText(facts, note === null ? size : `${size} · ${note}`);
      if (sent.name !== name.textContent) name.replaceChildren(nameElement(sent.name));
      if (prepared.thumbnail === null || url !== null) return;
      url = URL.createObjectURL(prepared.thumbnail);
      picture.replaceChildren(h('img', { alt: '', src: url }));
    },
    close() {
      if (url !== null) URL.revokeObjectURL(url);
      element.remove();
    },
  };
}
