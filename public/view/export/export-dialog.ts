/** The dialog "Export": the transcript as a page to read, and as a signed file. Says what each holds. Loaded when first
 *  needed. */
import './export.css';
import type { Conversation } from '../../room/conversation.ts';
import type { People } from '../../room/people/people.ts';
import { type RoomOfFile, signedFile } from '../../room/signed-file/signed-file.ts';
import { type UnseenWords, unseenWords } from '../../room/signed-file/unseen-words.ts';
import { openDialog } from '../dialogs/dialog.ts';
import { h, setText } from '../dom/element.ts';
import { listOf } from '../words/lists.ts';
import { pageFile } from './page-file.ts';
import { fileName, saveFile } from './save-file.ts';
import { exportWords } from './words.ts';

export interface ExportOptions extends RoomOfFile {
  readonly talk: Pick<Conversation, 'lines' | 'entries'>;
  readonly people: Pick<People, 'name' | 'isMuted'>;
  now(): number;
}

interface Choice {
  readonly heading: string;
  readonly explanation: string;
  readonly save: string;
  /** Of its button: what most people want is the first of the two. */
  readonly look: 'primary' | 'plain bordered';
  readonly ending: string;
  readonly type: string;
  pieces(at: number): Iterable<string>;
}

export function openExport(o: ExportOptions): () => void {
  const words = exportWords.export;
  const { talk, people, roomId, isSealed } = o;
  const life = new AbortController();
  const told = h('p', { class: 'soft', role: 'status' });
  const isEmpty = talk.entries.length === 0;
  if (isEmpty) setText(told, words.nothing);

  const part = ({ heading, explanation, save, look, ending, type, pieces }: Choice, ...more: Node[]) => {
    const run = async () => {
      button.disabled = true;
      const at = o.now();
      const name = fileName(roomId, at, ending);
      if (await saveFile(name, type, pieces(at), life.signal)) setText(told, words.saved(name));
      button.disabled = false;
      button.focus();
    };
    const button = h(
      'button',
      { class: look, type: 'button', disabled: isEmpty, onclick: () => void run() },
      save,
    );
    return h(
      'section',
      { class: 'export-part' },
      h('h3', {}, heading),
      h('p', { class: 'soft' }, explanation),
      ...more,
      button,
    );
  };

  const close = openDialog(
    { heading: words.heading, closed: () => life.abort() },
    part({
      ...words.page,
      look: 'primary',
      ending: 'html',
      type: 'text/html',
      pieces: (at) =>
        pageFile({
          roomId,
          isSealed,
          lines: talk.lines.peek(),
          ownName: people.name.peek(),
          at,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          language: document.documentElement.lang,
          direction: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
        }),
    }),
    part(
      {
        ...words.signed,
        look: 'plain bordered',
        ending: 'parley',
        type: 'application/octet-stream',
        pieces: (at) => signedFile(o, at, talk.entries),
      },
      ...holdings(unseenWords(talk.entries, (member) => people.isMuted(member))),
    ),
    h(
      'p',
      { class: 'soft export-both' },
      `${isSealed ? words.sealedRoom : words.openRoom} ${words.privates}`,
    ),
    told,
  );
  return close;
}

/** In full view: nobody is to hand on what they thought was gone. */
function holdings(unseen: UnseenWords): Node[] {
  const words = exportWords.export.signed;
  const what = (['deleted', 'edited', 'muted'] as const).flatMap((kind) =>
    unseen[kind] > 0 ? words.holds[kind](unseen[kind]) : [],
  );
  return what.length === 0 ? [] : [h('p', { class: 'export-holds' }, words.alsoHolds(listOf(what)))];
}
