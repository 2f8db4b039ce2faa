/** What tells of people, loaded together after the page. */
export { watchNamesakes } from '../room/namesakes.ts';
export { noticeWords } from './notice-words.ts';
export { showPerson } from './person.ts';
