/** The heading that only paper has: the room, the date, and who is there. Loaded after the page. */
import type { People } from '../../room/people/people.ts';
import { h } from '../dom/element.ts';
import { clockWording, dayOfYear } from '../transcript/moment.ts';
import { transcriptWords } from '../transcript/words.ts';
import { listPieces } from '../words/locale.ts';
import { paperWords } from './paper-words.ts';

export interface PaperOptions {
  readonly people: Pick<People, 'members' | 'name'>;
  readonly roomId: string;
  readonly isSealed: boolean;
  now(): number;
}

export function paperHeading({ people, roomId, isSealed, now }: PaperOptions): HTMLElement {
  const words = paperWords;
  const room = h('bdi', {}, roomId);
  const at = transcriptWords.dayAndTime(dayOfYear(now()), clockWording(now()));
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const names = [people.name.peek(), ...people.members.peek().map(({ name }) => name)];
  return h(
    'header',
    { class: 'paper' },
    h(
      'p',
      { class: 'paper-room' },
      ...(isSealed ? words.sealedRoom<Node>(room) : words.openRoom<Node>(room)),
    ),
    h('p', {}, words.printed(at, timeZone)),
    h('p', {}, ...words.present(listPieces(names.map((name) => h('bdi', {}, name))))),
    isSealed ? h('p', {}, words.noKey) : null,
  );
}
