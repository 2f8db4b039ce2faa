/** German. */
import type { Language } from '../view/words/language.ts';
import { call } from './de/call.ts';
import { dialogs } from './de/dialogs.ts';
import { exporting } from './de/export.ts';
import { files } from './de/files.ts';
import { keys } from './de/keys.ts';
import { page } from './de/page.ts';
import { people } from './de/people.ts';
import { rooms } from './de/rooms.ts';
import { shell } from './de/shell.ts';
import { talk } from './de/talk.ts';

export default {
  locale: 'de',
  catalogues: { ...shell, ...talk, ...people, ...rooms, call, dialogs, keys, files, export: exporting },
  page,
} satisfies Language;
