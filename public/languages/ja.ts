/** Japanese. */
import type { Language } from '../view/words/language.ts';
import { call } from './ja/call.ts';
import { dialogs } from './ja/dialogs.ts';
import { exporting } from './ja/export.ts';
import { files } from './ja/files.ts';
import { keys } from './ja/keys.ts';
import { page } from './ja/page.ts';
import { people } from './ja/people.ts';
import { rooms } from './ja/rooms.ts';
import { shell } from './ja/shell.ts';
import { talk } from './ja/talk.ts';

export default {
  locale: 'ja',
  catalogues: { ...shell, ...talk, ...people, ...rooms, call, dialogs, keys, files, export: exporting },
  page,
} satisfies Language;
