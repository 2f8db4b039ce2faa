/** Spanish. */
import type { Language } from '../view/words/language.ts';
import { call } from './es/call.ts';
import { dialogs } from './es/dialogs.ts';
import { exporting } from './es/export.ts';
import { files } from './es/files.ts';
import { keys } from './es/keys.ts';
import { page } from './es/page.ts';
import { people } from './es/people.ts';
import { rooms } from './es/rooms.ts';
import { shell } from './es/shell.ts';
import { talk } from './es/talk.ts';

export default {
  locale: 'es',
  catalogues: { ...shell, ...talk, ...people, ...rooms, call, dialogs, keys, files, export: exporting },
  page,
} satisfies Language;
