/** In an empty room: where what one says goes, as it is now. index.html says it until this is loaded. */
import type { DeviceTrouble } from '../../room/keep/device/disk.ts';
import type { People } from '../../room/people/people.ts';
import { effect, type ReadonlySignal } from '../../room/reactive.ts';
import { setText } from '../dom/element.ts';
import { listOf } from '../words/lists.ts';
import type { Keeping } from './keeping.ts';
import { keepWords } from './words.ts';

export interface WhereKeptOptions {
  readonly keeping: Pick<Keeping, 'state' | 'told' | 'keptBy'>;
  readonly people: Pick<People, 'nameOf' | 'changes'>;
  /** Why the device does not remember who I am here. */
  readonly trouble: ReadonlySignal<DeviceTrouble | null>;
}

export function mountWhereKept(element: HTMLElement, o: WhereKeptOptions): () => void {
  const stop = effect(() => {
    setText(
      element,
      [whereItGoes(o), o.trouble.value && keepWords.whereItGoes.asStranger].filter(Boolean).join(' '),
    );
    element.hidden = false;
  });
  return stop;
}

function whereItGoes({ keeping, people }: WhereKeptOptions): string {
  const words = keepWords.whereItGoes;
  if (keeping.state.value.kind === 'on') return words.here;
  const kept = keeping.keptBy();
  if (kept !== null) return words.byKeeper(kept);
  const keepers = [...keeping.told.value].flatMap(([id, isOn]) => (isOn ? [people.nameOf(id)] : []));
  void people.changes.value; // names
  return keepers.length > 0 ? words.withOthers(listOf(keepers), keepers.length) : words.nowhere;
}
