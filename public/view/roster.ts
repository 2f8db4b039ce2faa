/** The People list: every other member and, in plain words, how they are reached. */
import type { Member } from '../room/member.ts';
import { effect, type ReadonlySignal, signal } from '../room/reactive.ts';
import { avatar, renameAvatar } from './avatar.ts';
import { h, setText } from './element.ts';
import { quietly } from './later.ts';

export interface RosterOptions {
  readonly members: ReadonlySignal<readonly Member[]>;
}

interface Item {
  readonly element: HTMLElement;
  update(member: Member, words: ReachWords | null): void;
}

type ReachWords = (member: Member) => string;

export function mountRoster(list: HTMLElement, o: RosterOptions): () => void {
  const items = new Map<string, Item>();
  const alone = h('p', { class: 'roster-alone soft' }, 'Only you so far');
  list.after(alone);
  // It scrolls when there are many: then the keyboard must reach it.
  list.tabIndex = 0;

  const words = signal<ReachWords | null>(null);
  const loadWords = async () => {
    words.value = (await quietly('reachWords'))?.reachWords ?? null;
  };

  const close = effect(() => {
    const members = o.members.value;
    // Until they are there, and without a server to have them from, one word must do.
    if (words.value === null) void loadWords();
    const present = new Set(members.map((member) => member.id));
    for (const [id, { element }] of items) {
      if (present.has(id)) continue;
      element.remove();
      items.delete(id);
    }
    for (const [index, member] of members.entries()) {
      const item = items.get(member.id) ?? itemFor(member);
      items.set(member.id, item);
      item.update(member, words.value);
      // Only what is out of place moves: a moved element loses focus and animations.
      const there = list.children[index] ?? null;
      if (there !== item.element) list.insertBefore(item.element, there);
    }
    alone.hidden = members.length > 0;
  });

  return () => {
    close();
    alone.remove();
    list.replaceChildren();
    items.clear();
  };
}

function itemFor(member: Member): Item {
  const picture = avatar(member.id, member.name);
  const name = h('bdi', { class: 'person-name' });
  const tag = h('span', { class: 'tag' });
  const reach = h('span', { class: 'person-reach' });
  const carrier = h('bdi');
  const warning = h('span', { class: 'person-warning' }, 'sends faulty data; it is refused');
  const state = h('span', { class: 'person-state' }, reach);
  const element = h(
    'li',
    { class: 'person' },
    h('span', { class: 'person-picture' }, picture, h('span', { class: 'dot', 'aria-hidden': 'true' })),
    h('span', { class: 'person-words' }, h('span', { class: 'person-who' }, name, tag), ' ', state),
  );

  return {
    element,
    update(next, words) {
      setText(name, next.name);
      name.title = next.name;
      setText(tag, next.tag ?? '');
      if (next.via === null) setText(reach, words?.(next) ?? next.reach);
      else if (carrier.textContent !== next.via || !carrier.isConnected) {
        setText(carrier, next.via);
        reach.replaceChildren('via ', carrier);
      }
      if (!next.isFlagged) state.replaceChildren(reach);
      else if (!warning.isConnected) state.append(' ', warning);
      renameAvatar(picture, next.name);
      element.dataset.reach = next.reach;
    },
  };
}
