/** The catalogues of a language by files of their own: each has what its name says, and no key more or less. */
import type { Catalogues, Language } from '../view/words/language.ts';

export type PageWords = Language['page'];

/** What is said of the page and the server. */
export type ShellWords = Pick<
  Catalogues,
  'shell' | 'framed' | 'notes' | 'blocked' | 'chooseRoom' | 'deadEnd' | 'paper' | 'aboutPage' | 'notify'
>;

/** Writing, and what was written. */
export type TalkWords = Pick<
  Catalogues,
  | 'composer'
  | 'aboveBox'
  | 'transfer'
  | 'message'
  | 'messageActions'
  | 'foot'
  | 'reactions'
  | 'code'
  | 'emoji'
  | 'transcript'
  | 'together'
  | 'unread'
  | 'copying'
  | 'aloud'
  | 'search'
>;

/** Who is here, and how to talk to one of them. */
export type PeopleWords = Pick<Catalogues, 'people' | 'person' | 'names' | 'private' | 'share'>;

/** The room menu, the list of rooms, what is kept. */
export type RoomWords = Pick<Catalogues, 'menu' | 'rooms' | 'keep'>;

export type CallWords = Catalogues['call'];
export type FileWords = Catalogues['files'];
export type DialogWords = Catalogues['dialogs'];
export type ExportWords = Catalogues['export'];
export type KeyWords = Catalogues['keys'];
