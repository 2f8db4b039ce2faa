/** Why one member sees another or does not, in a dialog that stays true while it is open, and as text to hand on. Loaded
 *  when first needed. */
import './connection-report.css';
import type { Connection } from '../../room/connection.ts';
import { connectionReport } from '../../room/people/connection-report.ts';
import type { People } from '../../room/people/people.ts';
import { copySelected, copyText } from '../dom/copy.ts';
import { h, setText } from '../dom/element.ts';
import { listing, type Piece, textItem } from '../dom/listing.ts';
import { openDialog } from './dialog.ts';
import {
  type Fact,
  type MemberWords,
  type PairWords,
  plainText,
  type ReportWords,
  reportWords,
} from './report-words.ts';

export interface ReportOptions {
  readonly people: People;
  readonly connection: Connection;
  now(): number;
}

const REFRESH_MS = 2_000;
const TOLD_MS = 2_500;

export function openConnectionReport(o: ReportOptions): () => void {
  let isOpen = true;
  let told = 0;
  let words: ReportWords | null = null;

  const facts = h('dl', { class: 'report-facts' });
  const showFacts = listing(facts, factPiece);
  const membersHeading = h('h3', {}, 'Members');
  const members = h('ul', { class: 'report-members' });
  const showMembers = listing(members, memberPiece);
  const summary = h('p', { class: 'soft' });
  const pairs = h('ul', { class: 'report-pairs' });
  const showPairs = listing(pairs, pairPiece);

  const refresh = async () => {
    const inspection = await o.connection.inspect();
    if (!isOpen) return;
    words = reportWords(connectionReport(inspection, o.people.members.peek()), navigator.userAgent);
    showFacts(words.facts);
    membersHeading.hidden = words.members.length === 0;
    showMembers(words.members);
    setText(summary, words.summary);
    showPairs(words.pairs);
  };

  const field = h('textarea', {
    class: 'field report-text',
    rows: 5,
    readonly: true,
    hidden: true,
    'aria-label': 'Report as text',
  });
  const note = h('span', { class: 'soft', 'aria-live': 'polite' });
  const copy = async () => {
    if (words === null) return;
    const text = plainText(words, o.now());
    const isCopied = (await copyText(text)) || copyFrom(field, text);
    clearTimeout(told);
    setText(note, isCopied ? 'Copied' : 'Selected: now copy it');
    told = window.setTimeout(() => setText(note, ''), TOLD_MS);
  };

  const body = h(
    'div',
    { class: 'report', tabindex: 0, role: 'region', 'aria-label': 'Report' },
    facts,
    membersHeading,
    members,
    h('h3', {}, 'Who reaches whom'),
    summary,
    pairs,
  );
  const button = h(
    'button',
    { class: 'plain bordered', type: 'button', onclick: () => void copy() },
    'Copy as text',
  );
  const timer = setInterval(() => void refresh(), REFRESH_MS);
  void refresh();
  const closed = () => {
    isOpen = false;
    clearInterval(timer);
    clearTimeout(told);
  };
  return openDialog({ heading: 'Connection report', actions: [note, button], closed }, body, field);
}

/** Without a clipboard (plain http) only a selected field helps. */
function copyFrom(field: HTMLTextAreaElement, text: string): boolean {
  field.hidden = false;
  field.value = text;
  return copySelected(field);
}

function factPiece(): Piece<Fact> {
  const term = h('dt');
  const value = h('dd');
  return {
    element: h('div', {}, term, value),
    show([label, words]) {
      setText(term, label);
      setText(value, words);
    },
  };
}

function memberPiece(): Piece<MemberWords> {
  const name = h('bdi', { class: 'report-name' });
  const state = h('span', { class: 'report-state' });
  const facts = h('dl', { class: 'report-facts' });
  const showFacts = listing(facts, factPiece);
  const failures = h('ul', { class: 'report-failures' });
  const showFailures = listing(failures, textItem);
  const element = h('li', {}, h('p', {}, name, ' ', state), facts, failures);
  return {
    element,
    show(words) {
      element.dataset.reach = words.reach;
      setText(name, words.name);
      setText(state, words.state);
      showFacts(words.facts);
      showFailures(words.failures);
    },
  };
}

function pairPiece(): Piece<PairWords> {
  const one = h('bdi');
  const other = h('bdi');
  const way = h('span', { class: 'report-way' });
  const element = h('li', {}, h('span', {}, one, ' – ', other), ' ', way);
  return {
    element,
    show(words) {
      element.dataset.way = words.kind;
      setText(one, words.one);
      setText(other, words.other);
      setText(way, words.way);
    },
  };
}
