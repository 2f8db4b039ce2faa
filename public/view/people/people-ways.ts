/** What tells of people, loaded together after the page. */
export { watchNamesakes } from '../../room/people/namesakes.ts';
export { noticeWords } from '../transcript/notice-words.ts';
export { showPerson } from './person.ts';
