/** The contents of the room menu. Loaded after the page. */
import './menu.css';
import { type ChangeLockOptions, openChangeLock } from '../dialogs/change-lock.ts';
import { askToForget } from '../dialogs/confirm.ts';
import { openConnectionReport, type ReportOptions } from '../dialogs/connection-report.ts';
import { h, icon } from '../dom/element.ts';
import { openSearch } from '../search/opening.ts';
import { mountFolded } from './folded.ts';
import {
  mountNoticeSwitches,
  mountRelayOnly,
  type NoticeSwitchOptions,
  type RelayOnlyOptions,
} from './switches.ts';
import { menuWords } from './words.ts';

export interface RoomMenuOptions
  extends RelayOnlyOptions,
    NoticeSwitchOptions,
    ReportOptions,
    ChangeLockOptions {
  /** Opens a new room whose key the server never sees. */
  newSealedRoom(): void;
  /** Deletes what this device keeps of the room, and leaves it. */
  forget(): void;
}

const ID = 'room-menu-items';

/** Put after its button, so that Tab goes from one to the other. */
export function mountRoomMenuItems(button: HTMLElement, o: RoomMenuOptions): () => void {
  let closeDialog: (() => void) | null = null;

  const open = (dialog: () => () => void) => {
    menu.hidePopover();
    closeDialog = dialog();
  };
  const item = (symbol: string, words: string, run: () => void) =>
    h('button', { class: 'plain', type: 'button', onclick: run }, icon(symbol), words);

  const menu = h(
    'div',
    { class: 'menu', id: ID, popover: 'auto' },
    item('search', menuWords.search, () => {
      menu.hidePopover();
      void openSearch();
    }),
    item('report', menuWords.report, () => open(() => openConnectionReport(o))),
    item('key', menuWords.changeLock, () => open(() => openChangeLock(o))),
    item('lock', menuWords.newSealedRoom, () => o.newSealedRoom()),
  );
  const closers = [mountFolded(menu), mountNoticeSwitches(menu, o), mountRelayOnly(menu, o)];
  menu.append(item('delete', menuWords.forget, () => open(() => askToForget(() => o.forget()))));
  button.after(menu);

  return () => {
    closeDialog?.();
    for (const close of closers) close();
    menu.remove();
  };
}

export function showRoomMenu(button: HTMLElement): void {
  const menu = button.nextElementSibling;
  if (!(menu instanceof HTMLElement) || menu.id !== ID) return;
  menu.togglePopover();
  menu.querySelector<HTMLElement>('button:not([hidden])')?.focus();
}
