/** What the palette leads to. */
import { place } from '../dom/place.ts';
import { type RoomAction, roomActions } from '../menu/room-actions.ts';
import { menuWords } from '../menu/words.ts';
import { knownRooms } from './known-rooms.ts';
import type { CommandOptions } from './obey.ts';
import type { PaletteEntry } from './palette-list.ts';
import { keyWords } from './words.ts';

/** Buttons that are on the page anyway; their titles say what they do now. */
const BUTTONS = [
  ['call', 'call'],
  ['copy-link', 'link'],
  ['hand-link', 'share'],
  ['show-qr', 'qr'],
  ['rooms', 'rooms'],
  ['theme', 'system'],
] as const;

export function paletteEntries(o: CommandOptions): readonly PaletteEntry[] {
  const action = ({ symbol, words, run }: RoomAction): PaletteEntry => ({
    section: 'commands',
    icon: symbol,
    words,
    about: '',
    run: () => void run(),
  });
  const actions = roomActions(o, () => true);
  return [
    ...knownRooms().map(
      ({ name, about, isSealed, link }): PaletteEntry => ({
        section: 'rooms',
        icon: isSealed ? 'lock' : 'rooms',
        words: name,
        about,
        run: () => location.assign(link),
      }),
    ),
    ...people(),
    action(actions.search),
    ...BUTTONS.flatMap(([id, icon]) => pressing(place(id, HTMLButtonElement), icon, 'commands')),
    { section: 'commands', icon: 'rooms', words: keyWords.newRoom, about: '', run: () => o.freshRoom() },
    ...[actions.newSealedRoom, actions.changeLock, actions.export, actions.import].map(action),
    ...[actions.keys, actions.report, actions.aboutPage, actions.leave].map(action),
    // Last, and by its whole name: nobody is to come upon it.
    { ...action(actions.forget), words: menuWords.forget },
  ];
}

/** The buttons to private conversations, of those who are here and of those who are not. */
const people = (): PaletteEntry[] =>
  [...document.querySelectorAll<HTMLElement>('.person-thread')].flatMap((button) =>
    pressing(button, 'private', 'people'),
  );

const pressing = (button: HTMLElement, icon: string, section: PaletteEntry['section']): PaletteEntry[] =>
  button.hidden ? [] : [{ section, icon, words: button.title, about: '', run: () => button.click() }];
