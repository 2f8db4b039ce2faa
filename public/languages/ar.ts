/** Arabic. */
import type { Language } from '../view/words/language.ts';
import { call } from './ar/call.ts';
import { dialogs } from './ar/dialogs.ts';
import { exporting } from './ar/export.ts';
import { files } from './ar/files.ts';
import { keys } from './ar/keys.ts';
import { page } from './ar/page.ts';
import { people } from './ar/people.ts';
import { rooms } from './ar/rooms.ts';
import { shell } from './ar/shell.ts';
import { talk } from './ar/talk.ts';

export default {
  // With the digits that names, times and keys are written in here.
  locale: 'ar-u-nu-latn',
  catalogues: { ...shell, ...talk, ...people, ...rooms, call, dialogs, keys, files, export: exporting },
  page,
} satisfies Language;
