/** What only paper has: a heading with the room, the date, and who is there. Loaded after the page. */
import type { People } from '../../room/people/people.ts';
import '../styles/print.css';
import { h } from '../dom/element.ts';
import { watchPrinting } from '../dom/printing.ts';
import { clockWording, dayOfYear } from '../transcript/moment.ts';
import { transcriptWords } from '../transcript/words.ts';
import { listPieces } from '../words/lists.ts';
import { paperWords } from './paper-words.ts';

export interface PaperOptions {
  readonly people: Pick<People, 'members' | 'name'>;
  readonly roomId: string;
  readonly isSealed: boolean;
  now(): number;
}

export function mountPaper(o: PaperOptions): () => void {
  const heading = h('header', { class: 'paper' });
  document.body.prepend(heading);
  const stop = watchPrinting((isPrinting) => {
    if (isPrinting) heading.replaceChildren(...headingOf(o));
  });
  return () => {
    stop();
    heading.remove();
  };
}

function headingOf({ people, roomId, isSealed, now }: PaperOptions): HTMLElement[] {
  const room = h('bdi', {}, roomId);
  const at = transcriptWords.dayAndTime(dayOfYear(now()), clockWording(now()));
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const names = [people.name.peek(), ...people.members.peek().map(({ name }) => name)];
  return [
    h(
      'p',
      { class: 'paper-room' },
      ...(isSealed ? paperWords.sealedRoom<Node>(room) : paperWords.openRoom<Node>(room)),
    ),
    h('p', {}, paperWords.printed(at, timeZone)),
    h('p', {}, ...paperWords.present(listPieces(names.map((name) => h('bdi', {}, name))))),
    ...(isSealed ? [h('p', {}, paperWords.noKey)] : []),
  ];
}
