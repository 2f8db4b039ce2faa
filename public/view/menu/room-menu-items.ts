/** The contents of the room menu. Loaded after the page. */
import './menu.css';
import { type ChangeLockOptions, openChangeLock } from '../dialogs/change-lock.ts';
import { askToForget } from '../dialogs/confirm.ts';
import { openConnectionReport, type ReportOptions } from '../dialogs/connection-report.ts';
import { h, icon } from '../dom/element.ts';
import type { ExportOptions } from '../export/export-dialog.ts';
import type { ImportDialogOptions } from '../export/import-dialog.ts';
import { mountKeepSwitch } from '../keep/keep-switch.ts';
import type { KeepingOptions } from '../keep/keeping.ts';
import { loadTakeAlong, type TakeAlong } from '../later-parts.ts';
import { askToLeave, type LeaveOptions } from '../rooms/leave.ts';
import { openSearch } from '../search/opening.ts';
import { focusable, mountArrowKeys } from './arrow-keys.ts';
import { mountFolded } from './folded.ts';
import { type LanguageOptions, languageChoice } from './language-choice.ts';
import { menuGroup } from './menu-group.ts';
import {
  mountNoticeSwitches,
  mountPicturesSwitch,
  mountRelayOnly,
  mountRememberKey,
  type NoticeSwitchOptions,
  type PicturesSwitchOptions,
  type RelayOnlyOptions,
  type RememberKeyOptions,
} from './switches.ts';
import { menuWords } from './words.ts';

export type RoomMenuOptions = RelayOnlyOptions &
  NoticeSwitchOptions &
  RememberKeyOptions &
  LeaveOptions &
  PicturesSwitchOptions &
  ReportOptions &
  ChangeLockOptions &
  KeepingOptions &
  LanguageOptions &
  ExportOptions &
  ImportDialogOptions & {
    /** Opens a new room whose key the server never sees. */
    newSealedRoom(): void;
    /** Opens the dialog about the page's code. */
    aboutPage(): void;
    /** Deletes what this device keeps of the room, and leaves it. */
    forget(): void;
  };

const ID = 'room-menu-items';

/** Put after its button, so that Tab goes from one to the other. */
export function mountRoomMenuItems(button: HTMLElement, o: RoomMenuOptions): () => void {
  let closeDialog: (() => void) | null = null;

  const open = (dialog: () => (() => void) | null) => {
    menu.hidePopover();
    closeDialog = dialog();
  };
  const openLater = async (dialog: (part: TakeAlong) => () => void) => {
    menu.hidePopover();
    const part = await loadTakeAlong();
    if (part !== null && menu.isConnected) closeDialog = dialog(part);
  };
  const item = (symbol: string, words: string, run: () => void) =>
    h('button', { class: 'plain', type: 'button', onclick: run }, icon(symbol), words);

  const menu = h('div', { class: 'menu', id: ID, popover: 'auto' });
  const { groups } = menuWords;
  const invite = menuGroup(groups.invite, true);
  const rooms = menuGroup(groups.rooms);
  const search = menuGroup(
    menuWords.search,
    false,
    item('search', menuWords.search, () => {
      menu.hidePopover();
      void openSearch();
    }),
  );
  const keep = menuGroup(groups.keep, true);
  const notices = menuGroup(groups.notices, true);
  const appearance = menuGroup(groups.appearance);
  const safety = menuGroup(
    groups.safety,
    true,
    item('lock', menuWords.newSealedRoom, () => o.newSealedRoom()),
    item('key', menuWords.changeLock, () => open(() => openChangeLock(o))),
  );
  const help = menuGroup(
    groups.help,
    true,
    item('report', menuWords.report, () => open(() => openConnectionReport(o))),
    item('about', menuWords.aboutPage, () => {
      menu.hidePopover();
      o.aboutPage();
    }),
  );
  const leave = menuGroup(
    menuWords.leave,
    false,
    item('leave', menuWords.leave, () => open(() => askToLeave(o))),
    item('delete', menuWords.forget, () => open(() => askToForget(() => o.forget()))),
  );
  appearance.append(languageChoice(o));
  menu.append(invite, rooms, search, keep, notices, appearance, safety, help, leave);
  const closers = [
    mountFolded(menu, { call: rooms, invite, rooms, appearance }),
    mountKeepSwitch(keep, menu, o),
    mountPicturesSwitch(keep, o),
    mountNoticeSwitches(notices, menu, o),
    mountRelayOnly(safety, o),
    mountRememberKey(safety, o),
    mountArrowKeys(menu),
  ];
  keep.append(
    item('export', menuWords.export, () => void openLater((part) => part.openExport(o))),
    item('import', menuWords.import, () => void openLater((part) => part.openImport(o))),
  );
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
  if (menu.matches(':popover-open')) focusable(menu)[0]?.focus();
}
