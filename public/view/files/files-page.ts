/** Files on the page of a room: attaching in every box, cards in every transcript. */
import type { FileLimits, RoomFiles } from '../../room/files/files-contract.ts';
import type { MemberId } from '../../room/people/member.ts';
import type { People } from '../../room/people/people.ts';
import type { ReadonlySignal, Signal } from '../../room/reactive.ts';
import { h } from '../dom/element.ts';
import { attachTo } from './attaching.ts';
import { mountCards } from './cards.ts';
import { type DropPlace, mountDropOverlay } from './drop-overlay.ts';
import type { Attached, AttachPlaces, FilesView } from './files-view.ts';
import { prepareFile } from './prepare.ts';
import { Tray } from './tray.ts';
import { Unasked } from './unasked.ts';
import { fileWords } from './words.ts';

export interface FilesPageOptions {
  readonly files: RoomFiles;
  readonly people: Pick<People, 'self' | 'nameOf' | 'members'>;
  readonly picturesOn: Signal<boolean>;
  readonly isMetered: ReadonlySignal<boolean>;
}

interface Box extends AttachPlaces {
  readonly to: MemberId | null;
}

export interface FilesPage extends FilesView {
  /** Idempotent. */
  close(): void;
}

export function openFilesPage({ files, people, picturesOn, isMetered }: FilesPageOptions): FilesPage {
  /** By whom they are for: what is attached waits there while another conversation is read. */
  const trays = new Map<MemberId | null, Tray>();
  const boxes = new Map<Box, Attached>();

  const trayFor = (to: MemberId | null): Tray => {
    const tray = trays.get(to) ?? new Tray({ limits: files.limits, prepare: prepareFile });
    trays.set(to, tray);
    return tray;
  };
  /** The private conversation that an element is in; null for the room. */
  const partnerAt = (element: Element): MemberId | null =>
    [...boxes.keys()].find(({ pane, to }) => to !== null && pane.contains(element))?.to ?? null;

  const areAsked = () => picturesOn.value && !isMetered.value;
  const closers = [
    mountCards({
      files,
      people,
      unasked: new Unasked(files, () => picturesOn.peek() && !isMetered.peek()),
      isAsking: areAsked,
      receivers(card) {
        const partner = partnerAt(card);
        return partner === null ? people.members.peek().map(({ id }) => id) : [partner];
      },
    }),
    mountDropOverlay((target) =>
      placeAt(target, [...boxes.keys()], files.limits.peek(), (id) => people.nameOf(id)),
    ),
  ];

  return {
    pictures: { isOn: picturesOn, isMetered },
    attach(places, o) {
      const box = { ...places, to: o.to };
      const context = { files, tray: trayFor(o.to), nameOf: (id: MemberId) => people.nameOf(id) };
      const attached = attachTo(places, o, context);
      boxes.set(box, attached);
      return {
        take(transfer) {
          const meant = boxFor(places.box, [...boxes.keys()]) ?? box;
          boxes.get(meant)?.take(transfer);
        },
        close() {
          boxes.delete(box);
          attached.close();
        },
      };
    },
    close() {
      for (const close of closers.splice(0)) close();
    },
  };
}

/** The box that takes what is dropped on an element: `composer/transfer.ts` goes by the same rule. */
function placeAt(
  target: Element,
  boxes: readonly Box[],
  { isOn }: FileLimits,
  nameOf: (id: MemberId) => string,
): DropPlace | null {
  if (!isOn || target.closest('dialog') !== null) return null;
  const box = boxFor(target, boxes);
  if (box === undefined) return null;
  const { pane, to, form } = box;
  const words = fileWords.drop;
  return {
    area: to === null ? roomArea(form) : pane.getBoundingClientRect(),
    words: to === null ? [words.toRoom] : words.toMember<Node>(h('bdi', {}, nameOf(to))),
  };
}

/** The innermost around it that is seen; where the room is not, because a private conversation covers it, that one. */
function boxFor(target: Element, boxes: readonly Box[]): Box | undefined {
  const seen = boxes.filter(({ form }) => form.checkVisibility());
  const within = seen.filter(({ pane }) => pane.contains(target));
  return within.find(({ to }) => to !== null) ?? within[0] ?? seen[0];
}

/** The transcript and the box below it. */
function roomArea(form: HTMLElement): DOMRect {
  const low = form.getBoundingClientRect();
  const high = document.querySelector('#room')?.getBoundingClientRect() ?? low;
  return new DOMRect(high.left, high.top, high.width, low.bottom - high.top);
}
