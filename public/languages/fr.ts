/** French. */
import type { Language } from '../view/words/language.ts';
import { call } from './fr/call.ts';
import { dialogs } from './fr/dialogs.ts';
import { exporting } from './fr/export.ts';
import { files } from './fr/files.ts';
import { keys } from './fr/keys.ts';
import { page } from './fr/page.ts';
import { people } from './fr/people.ts';
import { rooms } from './fr/rooms.ts';
import { shell } from './fr/shell.ts';
import { talk } from './fr/talk.ts';

export default {
  locale: 'fr',
  catalogues: { ...shell, ...talk, ...people, ...rooms, call, dialogs, keys, files, export: exporting },
  page,
} satisfies Language;
