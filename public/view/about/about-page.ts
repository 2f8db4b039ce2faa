/** The dialog "About this page": which code this is, whether it changed, and how to compare. Loaded after the page. */
import './about-page.css';
import { openDialog } from '../dialogs/dialog.ts';
import { copyText } from '../dom/clipboard.ts';
import { h, setText } from '../dom/element.ts';
import { shareWords } from '../share/words.ts';
import { exactWording } from '../transcript/moment.ts';
import { aboutPageWords } from './words.ts';

export interface PageCode {
  /** Null where it is not known. */
  readonly hash: string | null;
  readonly change: {
    readonly from: CodeVersion;
    readonly to: CodeVersion;
    readonly at: number;
    /** Whether this page is the first one since. */
    readonly isNew: boolean;
  } | null;
  /** Whether the page is kept on this device, or why not. */
  readonly keeping: keyof typeof aboutPageWords.keeping;
}

interface CodeVersion {
  readonly name: string;
  readonly hash: string;
}

export interface AboutPageOptions {
  readonly version: string;
  readonly code: Promise<PageCode>;
  /** Where all files stand with their hashes. */
  readonly hashesUrl: string;
}

const TOLD_MS = 2_500;

export function openAboutPage({ version, code, hashesUrl }: AboutPageOptions): () => void {
  const text = aboutPageWords;
  const changed = h('div', { class: 'page-change', 'aria-live': 'polite' });
  const hash = h('dd', { class: 'page-hash' }, text.looking);
  const keeping = h('p', { class: 'soft' });
  const note = h('span', { class: 'soft', 'aria-live': 'polite' });
  let told = 0;
  let known: string | null = null;
  const copy = async () => {
    if (known === null || !(await copyText(text.asText(version, known)))) return;
    setText(note, shareWords.copied);
    clearTimeout(told);
    told = window.setTimeout(() => setText(note, ''), TOLD_MS);
  };
  const button = h(
    'button',
    { class: 'plain bordered', type: 'button', hidden: true, onclick: () => void copy() },
    text.copy,
  );
  const show = (page: PageCode) => {
    known = page.hash;
    setText(hash, page.hash ?? text.unknown);
    setText(keeping, text.keeping[page.keeping]);
    changed.replaceChildren(...changeContent(page));
    changed.dataset.new = String(page.change?.isNew === true);
    button.hidden = known === null || !isSecureContext;
  };
  void code.then(show);

  const [howTo, caveat] = text.howToCompare;
  const files = h('a', { href: hashesUrl, target: '_blank', rel: 'noopener' }, text.files);
  return openDialog(
    { heading: text.heading, actions: [note, button], closed: () => clearTimeout(told) },
    h(
      'div',
      { class: 'about-page' },
      changed,
      h('dl', {}, fact(text.version, h('dd', {}, version)), fact(text.hash, hash)),
      keeping,
      h('h3', {}, text.compare),
      h('p', { class: 'soft' }, howTo ?? ''),
      h('p', { class: 'soft' }, caveat ?? '', ' ', files),
    ),
  );
}

const fact = (term: string, value: HTMLElement): HTMLElement => h('div', {}, h('dt', {}, term), value);

function changeContent({ change, hash, keeping }: PageCode): HTMLElement[] {
  const text = aboutPageWords;
  if (change === null) return keeping === 'kept' ? [h('p', { class: 'soft' }, text.unchanged)] : [];
  const { from, to, isNew } = change;
  const when = exactWording(change.at);
  const versions = h('dl', {}, fact(text.before, versionOf(from)));
  // Mostly it is the one that stands below.
  if (to.hash !== hash) versions.append(fact(text.after, versionOf(to)));
  if (!isNew) return [h('p', { class: 'soft' }, text.lastChange(when)), versions];
  return [h('p', {}, h('strong', {}, text.changed), ' ', text.noticed(when)), versions];
}

const versionOf = ({ name, hash }: CodeVersion): HTMLElement =>
  h('dd', {}, name, h('span', { class: 'page-hash' }, hash));
