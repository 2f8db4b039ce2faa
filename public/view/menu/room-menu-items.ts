/** The contents of the room menu. Loaded after the page. */
import './menu.css';
import { h, icon } from '../dom/element.ts';
import { mountKeepSwitch } from '../keep/keep-switch.ts';
import type { KeepingOptions } from '../keep/keeping.ts';
import { framedWords } from '../shell/framed-words.ts';
import { focusable, mountArrowKeys } from './arrow-keys.ts';
import { mountFolded } from './folded.ts';
import { type LanguageOptions, languageChoice } from './language-choice.ts';
import { menuGroup } from './menu-group.ts';
import { type RoomAction, type RoomActionOptions, roomActions } from './room-actions.ts';
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
  PicturesSwitchOptions &
  KeepingOptions &
  LanguageOptions &
  RoomActionOptions;

const ID = 'room-menu-items';

/** Put after its button, so that Tab goes from one to the other. */
export function mountRoomMenuItems(button: HTMLElement, o: RoomMenuOptions): () => void {
  let closeDialog: (() => void) | null = null;

  const actions = roomActions(o, () => menu.isConnected);
  const item = ({ symbol, words, run }: RoomAction) => {
    const press = async () => {
      menu.hidePopover();
      closeDialog = await run();
    };
    return h('button', { class: 'plain', type: 'button', onclick: () => void press() }, icon(symbol), words);
  };

  const menu = h('div', { class: 'menu', id: ID, popover: 'auto' });
  const { groups } = menuWords;
  const invite = menuGroup(groups.invite, true);
  const rooms = menuGroup(groups.rooms);
  const search = menuGroup(menuWords.search, false, item(actions.search));
  const keep = menuGroup(groups.keep, true);
  const notices = menuGroup(groups.notices, true);
  const appearance = menuGroup(groups.appearance);
  const safety = menuGroup(groups.safety, true, item(actions.newSealedRoom), item(actions.changeLock));
  const help = menuGroup(groups.help, true, ...[actions.keys, actions.report, actions.aboutPage].map(item));
  const leave = menuGroup(menuWords.leave, false, item(actions.leave), item(actions.forget));
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
  keep.append(item(actions.export), item(actions.import));
  if (parent !== window) keep.append(h('p', { class: 'menu-why' }, framedWords.keptApart));
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
