/** Something that happened, as one small line between the messages. */
import type { NoticeLine } from '../room/line.ts';
import { h } from './element.ts';
import { clockWording } from './moment.ts';
import { momentOf } from './moment-of.ts';
import type { Row } from './row.ts';

const WORDS = {
  joined: 'joined',
  left: 'left',
  returned: 'left and came back',
  visited: 'stopped by',
} as const;

export function noticeRow(first: NoticeLine): Row {
  const words = h('span');
  const time = momentOf(first.at);
  time.textContent = clockWording(first.at);
  const element = h('div', { class: 'notice' }, h('p', {}, words, ' ', time));

  return {
    element,
    update(line) {
      if (line.kind === 'notice') words.replaceChildren(...wordingOf(line));
    },
    refresh: () => undefined,
  };
}

function wordingOf(line: NoticeLine): (Node | string)[] {
  const who = line.isOwn ? 'You' : isolated(line.name);
  if (line.event !== 'renamed') return [who, ` ${WORDS[line.event]}`];
  const now = isolated(line.name);
  if (line.isOwn) return ['You are now called ', now];
  return line.before === undefined
    ? [now, ' has a new name']
    : [isolated(line.before), ' is now called ', now];
}

/** A name written from right to left must not turn the sentence around it. */
const isolated = (name: string): HTMLElement => h('bdi', {}, name);
