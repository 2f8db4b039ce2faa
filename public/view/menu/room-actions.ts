/** What can be done with a room, as its menu and the palette have it. */
import { type ChangeLockOptions, openChangeLock } from '../dialogs/change-lock.ts';
import { askToForget } from '../dialogs/confirm.ts';
import { openConnectionReport, type ReportOptions } from '../dialogs/connection-report.ts';
import type { ExportOptions } from '../export/export-dialog.ts';
import type { ImportDialogOptions } from '../export/import-dialog.ts';
import { loadKeys, loadTakeAlong } from '../later-parts.ts';
import { askToLeave, type LeaveOptions } from '../rooms/leave.ts';
import { openSearch } from '../search/opening.ts';
import { menuWords } from './words.ts';

export type RoomActionOptions = LeaveOptions &
  ReportOptions &
  ChangeLockOptions &
  ExportOptions &
  ImportDialogOptions & {
    /** Opens a new room whose key the server never sees. */
    newSealedRoom(): void;
    /** Opens the dialog about the page's code. */
    aboutPage(): void;
    /** Deletes what this device keeps of the room, and leaves it. */
    forget(): void;
  };

/** Closes the dialog that was opened. */
type Close = (() => void) | null;

export interface RoomAction {
  /** Its icon. */
  readonly symbol: string;
  readonly words: string;
  run(): Close | Promise<Close>;
}

/** `isHere`: whether the room is on the page still, when a part has come that was waited for. */
export function roomActions(o: RoomActionOptions, isHere: () => boolean) {
  const action = (symbol: string, words: string, run: RoomAction['run']): RoomAction => ({
    symbol,
    words,
    run,
  });
  const plain = (run: () => void) => () => {
    run();
    return null;
  };
  const later = <Part>(load: () => Promise<Part | null>, open: (part: Part) => () => void) => {
    return async () => {
      const part = await load();
      return part !== null && isHere() ? open(part) : null;
    };
  };
  return {
    search: action(
      'search',
      menuWords.search,
      plain(() => void openSearch()),
    ),
    newSealedRoom: action(
      'lock',
      menuWords.newSealedRoom,
      plain(() => o.newSealedRoom()),
    ),
    changeLock: action('key', menuWords.changeLock, () => openChangeLock(o)),
    export: action(
      'export',
      menuWords.export,
      later(loadTakeAlong, (part) => part.openExport(o)),
    ),
    import: action(
      'import',
      menuWords.import,
      later(loadTakeAlong, (part) => part.openImport(o)),
    ),
    keys: action(
      'keyboard',
      menuWords.keys,
      later(loadKeys, (part) => part.openKeysDialog()),
    ),
    report: action('report', menuWords.report, () => openConnectionReport(o)),
    aboutPage: action(
      'about',
      menuWords.aboutPage,
      plain(() => o.aboutPage()),
    ),
    leave: action('leave', menuWords.leave, () => askToLeave(o)),
    forget: action('delete', menuWords.forget, () => askToForget(() => o.forget())),
  };
}
