import { describe, expect, it } from 'vitest';
import { entriesFor, type PaletteEntry } from './palette-list.ts';

const entry = (section: PaletteEntry['section'], words: string, about = ''): PaletteEntry => ({
  section,
  icon: 'rooms',
  words,
  about,
  run: () => undefined,
});

const ENTRIES = [
  ...Array.from({ length: 9 }, (_, n) => entry('rooms', `room-${n}`)),
  entry('rooms', 'Été', 'k3v9 Maya, Ben'),
  entry('people', 'Message Maya privately'),
  entry('commands', 'Search'),
  entry('commands', 'Leave this room'),
];

const found = (query: string) => entriesFor(query, ENTRIES).map(({ words }) => words);

describe('the palette', () => {
  it('shows the latest rooms and every command before anything is typed', () => {
    expect(found(' ')).toHaveLength(9);
    expect(found('').at(0)).toBe('room-0');
  });

  it('finds every room by its name, its id and who was there', () => {
    expect(found('ROOM-8')).toEqual(['room-8']);
    expect(found('ete')).toEqual(['Été']);
    expect(found('k3v')).toEqual(['Été']);
    expect(found('ben ete')).toEqual(['Été']);
    expect(found('ben etes')).toEqual([]);
  });

  it('has rooms before people before commands, and names that begin so before others', () => {
    expect(found('maya')).toEqual(['Été', 'Message Maya privately']);
    expect(found('room').at(-1)).toBe('Leave this room');
    const commands = [
      entry('commands', 'A new room'),
      entry('commands', 'Arrow'),
      entry('commands', 'Room menu'),
    ];
    expect(entriesFor('ro', commands).map(({ words }) => words)).toEqual([
      'Room menu',
      'A new room',
      'Arrow',
    ]);
  });
});
