/** Who has an own message and who does not yet, in a dialog that stays true while it is open. Loaded when first needed. */
import type { Conversation } from '../../room/conversation.ts';
import type { Member } from '../../room/people/member.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { openDialog } from './dialog.ts';

export interface HoldersOptions {
  readonly talk: Pick<Conversation, 'lines' | 'holders'>;
  /** Who is to have it. */
  readonly receivers: ReadonlySignal<readonly Member[]>;
}

export function openWhoHasIt(id: string, o: HoldersOptions): () => void {
  const list = h('div', { class: 'holders' });
  const stop = effect(() => {
    const members = o.receivers.value;
    const said = o.talk.lines.value.find((line) => line.id === id);
    const receipt = said?.kind === 'text' ? said.receipt : null;
    const holders = o.talk.holders(id);
    const hasIt = (member: Member) => holders?.has(member.id) === true;
    const [have, lack] = [members.filter(hasIt), members.filter((member) => !hasIt(member))];
    // How many have left again after they got it.
    const left = Math.max(0, (receipt?.have ?? 0) - have.length);
    const goneWords = left === 0 ? null : `${left} who ${left === 1 ? 'has' : 'have'} left`;
    const paragraphs = [
      have.length + left > 0 ? line('Has it: ', have, goneWords) : null,
      lack.length > 0 ? line('Not yet: ', lack, null) : null,
      h('p', { class: 'soft' }, explanation(have.length + left, lack.length)),
    ];
    list.replaceChildren(...paragraphs.filter((paragraph) => paragraph !== null));
  });
  return openDialog({ heading: 'Who has this message', closed: stop }, list);
}

function explanation(have: number, lack: number): string {
  if (have + lack === 0) return 'Nobody else is here yet. It waits on this device and goes to whoever comes.';
  if (lack === 0) return 'Everyone who is here has confirmed that it arrived.';
  if (have === 0)
    return 'It is only on this device so far. It goes out as soon as there is a way; keep this page open.';
  return 'It goes on to the others as soon as there is a way to them.';
}

function line(label: string, members: readonly Member[], more: string | null): HTMLElement {
  const names = members.flatMap(({ name, tag }, index) => [
    index > 0 ? ', ' : '',
    h('bdi', {}, name),
    tag === null ? '' : ` ${tag}`,
  ]);
  const rest = more === null ? '' : members.length > 0 ? `, and ${more}` : more;
  return h('p', {}, h('strong', {}, label), ...names, rest);
}
