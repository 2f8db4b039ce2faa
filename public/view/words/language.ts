/** What a language consists of, and how it replaces the English in the catalogues. */
import type { aboutPageWords } from '../about/words.ts';
import type { aloudWords } from '../aloud/words.ts';
import type { callWords } from '../call/words.ts';
import type { aboveBoxWords } from '../composer/above-box-words.ts';
import type { transferWords } from '../composer/transfer-words.ts';
import type { composerWords } from '../composer/words.ts';
import type { dialogWords } from '../dialogs/words.ts';
import type { emojiWords } from '../emoji/words.ts';
import type { exportWords } from '../export/words.ts';
import type { fileWords } from '../files/words.ts';
import type { keepWords } from '../keep/words.ts';
import type { keyWords } from '../keys/words.ts';
import type { menuWords } from '../menu/words.ts';
import type { footWords } from '../message/foot-words.ts';
import type { codeWords } from '../message/markup/code-words.ts';
import type { messageActionsWords } from '../message/message-actions-words.ts';
import type { reactionWords } from '../message/reaction-words.ts';
import type { messageWords } from '../message/words.ts';
import type { notifyWords } from '../notify/words.ts';
import type { nameWords } from '../people/name-words.ts';
import type { personWords } from '../people/person-words.ts';
import type { peopleWords } from '../people/words.ts';
import type { privateWords } from '../private/words.ts';
import type { roomsWords } from '../rooms/words.ts';
import type { searchWords } from '../search/words.ts';
import type { shareWords } from '../share/words.ts';
import type { blockedWords } from '../shell/blocked-words.ts';
import type { chooseRoomWords } from '../shell/choose-room-words.ts';
import type { deadEndWords } from '../shell/dead-end-words.ts';
import type { framedWords } from '../shell/framed-words.ts';
import type { noteWords } from '../shell/note-words.ts';
import type { pageWords } from '../shell/page-words.ts';
import type { paperWords } from '../shell/paper-words.ts';
import type { shellWords } from '../shell/words.ts';
import type { copyingWords } from '../transcript/copying-words.ts';
import type { togetherWords } from '../transcript/together-words.ts';
import type { unreadWords } from '../transcript/unread-words.ts';
import type { transcriptWords } from '../transcript/words.ts';
import { translate } from './catalogue.ts';
import { setLocale } from './locale.ts';

/** By the names that the catalogues are registered under. */
export interface Catalogues {
  readonly aboutPage: typeof aboutPageWords;
  readonly chooseRoom: typeof chooseRoomWords;
  readonly notes: typeof noteWords;
  readonly blocked: typeof blockedWords;
  readonly messageActions: typeof messageActionsWords;
  readonly aboveBox: typeof aboveBoxWords;
  readonly copying: typeof copyingWords;
  readonly paper: typeof paperWords;
  readonly aloud: typeof aloudWords;
  readonly call: typeof callWords;
  readonly code: typeof codeWords;
  readonly composer: typeof composerWords;
  readonly deadEnd: typeof deadEndWords;
  readonly dialogs: typeof dialogWords;
  readonly emoji: typeof emojiWords;
  readonly export: typeof exportWords;
  readonly files: typeof fileWords;
  readonly foot: typeof footWords;
  readonly framed: typeof framedWords;
  readonly keep: typeof keepWords;
  readonly keys: typeof keyWords;
  readonly menu: typeof menuWords;
  readonly message: typeof messageWords;
  readonly names: typeof nameWords;
  readonly notify: typeof notifyWords;
  readonly people: typeof peopleWords;
  readonly person: typeof personWords;
  readonly private: typeof privateWords;
  readonly reactions: typeof reactionWords;
  readonly rooms: typeof roomsWords;
  readonly search: typeof searchWords;
  readonly share: typeof shareWords;
  readonly shell: typeof shellWords;
  readonly together: typeof togetherWords;
  readonly transcript: typeof transcriptWords;
  readonly transfer: typeof transferWords;
  readonly unread: typeof unreadWords;
}

export interface Language {
  /** For `Intl`, a BCP 47 tag: "de", "pt-BR". */
  readonly locale: string;
  readonly catalogues: Catalogues;
  /** The words in index.html. */
  readonly page: typeof pageWords;
}

/** Call it before the page is mounted: of what is shown already only the words in index.html change. */
export function speak({ locale, catalogues }: Pick<Language, 'locale' | 'catalogues'>): void {
  setLocale(locale);
  translate({ ...catalogues });
}
