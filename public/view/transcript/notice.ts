/** Something that happened, as one small line between the messages. */
import type { NoticeLine } from '../../room/timeline/line.ts';
import { h, setText } from '../dom/element.ts';
import { loadPart } from '../lazy-parts.ts';
import type { MessageCommands } from '../message/message-commands.ts';
import { clockWording } from './moment.ts';
import { momentOf } from './moment-of.ts';
import type { Row } from './row.ts';

export function noticeRow(first: NoticeLine, { showMember }: Pick<MessageCommands, 'showMember'>): Row {
  const words = h('span');
  const time = momentOf(first.at);
  time.textContent = clockWording(first.at);
  const element = h('div', { class: 'notice' }, h('p', {}, words, ' ', time));

  const show = async (line: NoticeLine) => {
    const part = await loadPart('rest');
    // Without a server to have the words from, the name of the event must do.
    if (part === null) setText(words, `${line.name} ${line.event}`);
    else words.replaceChildren(...part.noticeWords(line, showMember));
  };

  return {
    element,
    update(line) {
      if (line.kind === 'notice') void show(line);
    },
    refresh: () => undefined,
  };
}
