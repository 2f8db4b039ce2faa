/** The dialog about who has a file. Updated while it is open. */
import type { FileStatus } from '../../room/files/files-contract.ts';
import type { SharedFile } from '../../room/files/shared-file.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { People } from '../../room/people/people.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { openDialog } from '../dialogs/dialog.ts';
import { h } from '../dom/element.ts';
import { listPieces } from '../words/lists.ts';
import { nameElement } from './name-element.ts';
import { fileWords } from './words.ts';

export interface HolderOptions {
  readonly people: Pick<People, 'self' | 'nameOf' | 'members'>;
  readonly status: ReadonlySignal<FileStatus>;
  /** Who is to have it beside me: those who are here, or the one whom it was sent to in private. */
  receivers(): readonly MemberId[];
}

export function openWhoHasFile(file: SharedFile, o: HolderOptions): () => void {
  const words = fileWords.holders;
  const { people } = o;
  const list = h('div', { class: 'holders' });
  const nameOf = (id: MemberId): HTMLElement =>
    h('bdi', {}, id === people.self ? words.you : people.nameOf(id));
  const line = (label: string, ids: readonly MemberId[]) =>
    ids.length === 0 ? [] : [h('p', {}, h('strong', {}, label), ...listPieces(ids.map(nameOf)))];
  const stop = effect(() => {
    const { holders, hadIt } = o.status.value;
    const all = [people.self, ...o.receivers()];
    list.replaceChildren(
      ...line(words.hasIt, holders),
      ...line(
        words.notYet,
        all.filter((id) => !holders.includes(id)),
      ),
      ...line(words.hadIt, hadIt),
      h('p', { class: 'soft' }, words.why),
    );
  });
  return openDialog({ heading: words.heading, closed: stop }, nameElement(file.name), list);
}
