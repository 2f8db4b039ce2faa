/** The People list: all other members, each with a button that opens the dialog about them. */
import type { Member, MemberId } from '../../room/people/member.ts';
import type { People } from '../../room/people/people.ts';
import { effect, type ReadonlySignal, signal } from '../../room/reactive.ts';
import { h, setText } from '../dom/element.ts';
import { place } from '../dom/place.ts';
import { loadPart, type Part } from '../lazy-parts.ts';
import type { MessageCommands } from '../message/message-commands.ts';
import { avatar, renameAvatar } from './avatar.ts';
import { reachWords } from './reach-words.ts';
import { peopleWords } from './words.ts';

/** Adds or updates a button beside a name. Idempotent. */
export type Beside = (person: HTMLElement, member: Member) => void;

export interface RosterOptions {
  readonly people: People;
  readonly beside: ReadonlySignal<readonly Beside[]>;
}

interface Item {
  readonly element: HTMLElement;
  update(member: Member, rest: Part<'rest'> | null): void;
}

export function mountRoster(
  list: HTMLElement,
  o: RosterOptions,
  { showMember }: Pick<MessageCommands, 'showMember'>,
): () => void {
  const items = new Map<MemberId, Item>();
  let isClosed = false;
  const alone = place('alone', HTMLElement);

  const rest = signal<Part<'rest'> | null>(null);
  let closeCount: (() => void) | null = null;
  const loadRest = async () => {
    rest.value = await loadPart('rest');
    if (rest.value !== null && !isClosed) closeCount ??= rest.value.mountPeopleCount(list, o.people);
  };

  const close = effect(() => {
    const members = o.people.members.value;
    // Until it is loaded, items show only how members are reached.
    if (rest.value === null) void loadRest();
    const present = new Set(members.map((member) => member.id));
    for (const [id, { element }] of items) {
      if (present.has(id)) continue;
      element.remove();
      items.delete(id);
    }
    for (const [index, member] of members.entries()) {
      const { id } = member;
      const item = items.get(id) ?? itemFor(member, () => showMember(id));
      items.set(id, item);
      item.update(member, rest.value);
      for (const put of o.beside.value) put(item.element, member);
      // Moves only what is out of place: a moved element loses its focus and animations.
      const there = list.children[index] ?? null;
      if (there !== item.element) list.insertBefore(item.element, there);
    }
    document.body.toggleAttribute('data-alone', members.length === 0);
    alone.hidden = members.some(({ keeper }) => keeper === null);
  });

  return () => {
    isClosed = true;
    close();
    closeCount?.();
    alone.hidden = true;
    list.replaceChildren();
    items.clear();
  };
}

function itemFor(member: Member, showMore: () => void): Item {
  const picture = avatar(member.id, member.name);
  const name = h('bdi', { class: 'person-name' });
  const tag = h('span', { class: 'tag' });
  const marks = h('span', { class: 'marks' });
  const state = h('span', { class: 'person-state' });
  const about = h('button', { class: 'person-about', type: 'button', onclick: showMore });
  const element = h(
    'li',
    { class: 'person' },
    h('span', { class: 'person-picture' }, picture, h('span', { class: 'dot', 'aria-hidden': 'true' })),
    h('span', { class: 'person-words' }, h('span', { class: 'person-who' }, name, tag, marks), ' ', state),
    about,
  );

  return {
    element,
    update(next, rest) {
      setText(name, next.name);
      setText(tag, next.tag ?? '');
      about.title = about.ariaLabel = peopleWords.about(next.name, next.tag ?? '');
      if (rest) rest.showPerson(marks, state, next);
      else setText(state, reachWords(next));
      renameAvatar(picture, next.name);
      element.dataset.reach = next.reach;
    },
  };
}
