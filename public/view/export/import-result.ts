/** What came of an import, in words. */
import type { MemberId } from '../../room/people/member.ts';
import type { ImportResult, ImportTally } from '../../room/signed-file/import-file.ts';
import { h } from '../dom/element.ts';
import { listPieces } from '../words/lists.ts';
import type { Phrase } from '../words/phrase.ts';
import { shortKey } from './short-key.ts';
import { exportWords } from './words.ts';

export interface ResultOptions {
  readonly roomId: string;
  readonly isSealed: boolean;
  nameOf(id: MemberId): string;
}

const NAMED_AUTHORS = 8;

export function resultParagraphs(
  result: ImportResult,
  { roomId, isSealed, nameOf }: ResultOptions,
  isStopped: boolean,
): HTMLElement[] {
  const words = exportWords.import;
  if (result.kind === 'other-room') {
    const { header } = result;
    const isSame = header.roomId === roomId && header.isSealed === isSealed;
    return [problem(isSame ? [words.otherKey] : words.otherRoom<Node>(isolated(header.roomId)))];
  }
  if (result.kind !== 'read') return [problem([words.problem[result.kind]])];
  const { tally } = result;
  return [
    ...troubles(tally).map((text) => problem([text])),
    ...news(tally).map((text) => h('p', {}, text)),
    ...(isStopped ? [h('p', { class: 'soft' }, words.stopped)] : []),
    ...(tally.newAuthors.size > 0
      ? [
          h(
            'p',
            { class: 'soft' },
            ...words.newAuthors<Node>(listPieces(authorsOf(tally.newAuthors, nameOf)).flat() as Phrase<Node>),
          ),
        ]
      : []),
  ];
}

function troubles(tally: Readonly<ImportTally>): string[] {
  const words = exportWords.import;
  const { messages, others, damaged, tooMany, firstRefused, missing, isGivenUp } = tally;
  return [
    ...(damaged > 0 ? [words.damaged(firstRefused ?? 0, messages + others, damaged + tooMany)] : []),
    ...(tooMany > 0 ? [words.tooMany(tooMany)] : []),
    ...(missing > 0 ? [words.missing(missing)] : []),
    ...(isGivenUp ? [words.givenUp] : []),
  ];
}

function news({ messages, others, known, early, forked, damaged, tooMany }: Readonly<ImportTally>): string[] {
  const words = exportWords.import;
  const isWhole = early + forked + damaged + tooMany === 0;
  return [
    ...(messages > 0 ? [words.news(messages)] : []),
    ...(messages === 0 && others > 0 ? [words.noNewMessages(others)] : []),
    ...(messages + others === 0 && known > 0 && isWhole ? [words.noNews] : []),
    ...(messages + others + known === 0 && isWhole ? [words.nothingTaken] : []),
    ...(early > 0 ? [words.early(early)] : []),
    ...(forked > 0 ? [words.forked(forked)] : []),
  ];
}

/** Anybody can make a key, and sign with it: whoever brings in people whom nobody knows is to notice. */
function authorsOf(authors: ReadonlySet<MemberId>, nameOf: (id: MemberId) => string): Phrase<Node>[] {
  const words = exportWords.import;
  const ids = [...authors];
  const shown = ids
    .slice(0, NAMED_AUTHORS)
    .map((id) => words.keyed<Node>(isolated(nameOf(id)), h('code', {}, shortKey(id))));
  return ids.length > NAMED_AUTHORS ? [...shown, [words.moreAuthors(ids.length - NAMED_AUTHORS)]] : shown;
}

const problem = (words: Phrase<Node>): HTMLElement => h('p', { class: 'import-problem' }, ...words);
const isolated = (text: string): HTMLElement => h('bdi', {}, text);
