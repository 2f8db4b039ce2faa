/** What happened, in words. Loaded after the page. */
import './notice-words.css';
import type { NoticeLine } from '../../room/timeline/line.ts';
import { h } from '../dom/element.ts';

const WORDS = {
  joined: 'joined',
  left: 'left',
  returned: 'left and came back',
  visited: 'stopped by',
  met: 'has the name of somebody who was here before, with another key',
} as const;

export function noticeWords(line: NoticeLine, showMember: (id: string) => void): (Node | string)[] {
  const who = line.isOwn ? 'You' : isolated(line.name);
  switch (line.event) {
    case 'renamed':
      if (line.isOwn) return ['You are now called ', isolated(line.name)];
      return line.before === undefined
        ? [who, ' has a new name']
        : [isolated(line.before), ' is now called ', who];
    case 'verified':
      return [h('strong', {}, who, ' is NOT the ', isolated(line.name), ' you verified: it is another key')];
    case 'muted':
      // Whoever left is in no list any more: only here they can be unmuted.
      return [h('button', { type: 'button', onclick: () => showMember(line.author) }, who, ' is muted')];
    default:
      return [who, ` ${WORDS[line.event]}`];
  }
}

/** A name written from right to left must not turn the sentence around it. */
const isolated = (name: string): HTMLElement => h('bdi', {}, name);
