/** Brazilian Portuguese. */
import type { Language } from '../view/words/language.ts';
import { call } from './pt-BR/call.ts';
import { dialogs } from './pt-BR/dialogs.ts';
import { exporting } from './pt-BR/export.ts';
import { files } from './pt-BR/files.ts';
import { keys } from './pt-BR/keys.ts';
import { page } from './pt-BR/page.ts';
import { people } from './pt-BR/people.ts';
import { rooms } from './pt-BR/rooms.ts';
import { shell } from './pt-BR/shell.ts';
import { talk } from './pt-BR/talk.ts';

export default {
  locale: 'pt-BR',
  catalogues: { ...shell, ...talk, ...people, ...rooms, call, dialogs, keys, files, export: exporting },
  page,
} satisfies Language;
