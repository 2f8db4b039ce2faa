/** Simplified Chinese. */
import type { Language } from '../view/words/language.ts';
import { call } from './zh-Hans/call.ts';
import { dialogs } from './zh-Hans/dialogs.ts';
import { exporting } from './zh-Hans/export.ts';
import { files } from './zh-Hans/files.ts';
import { keys } from './zh-Hans/keys.ts';
import { page } from './zh-Hans/page.ts';
import { people } from './zh-Hans/people.ts';
import { rooms } from './zh-Hans/rooms.ts';
import { shell } from './zh-Hans/shell.ts';
import { talk } from './zh-Hans/talk.ts';

export default {
  locale: 'zh-Hans',
  catalogues: { ...shell, ...talk, ...people, ...rooms, call, dialogs, keys, files, export: exporting },
  page,
} satisfies Language;
