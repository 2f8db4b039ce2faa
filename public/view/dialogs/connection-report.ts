/** The dialog "Connection report": which members reach which, and why not. Updated while it is open; can be copied as
 *  text. Loaded after the page. */
import './connection-report.css';
import type { Connection } from '../../room/connection.ts';
import type { DeviceTrouble } from '../../room/keep/device/disk.ts';
import { connectionReport } from '../../room/people/connection-report.ts';
import type { People } from '../../room/people/people.ts';
import type { ReadonlySignal } from '../../room/reactive.ts';
import { copySelected, copyText } from '../dom/clipboard.ts';
import { h, setText } from '../dom/element.ts';
import { type ListItem, listIn, textItem } from '../dom/list.ts';
import { shareWords } from '../share/words.ts';
import { openDialog } from './dialog.ts';
import {
  type Fact,
  type MemberWords,
  type PairWords,
  plainText,
  type ReportWords,
  reportWords,
} from './report-words.ts';
import { dialogWords } from './words.ts';

export interface ReportOptions {
  readonly people: People;
  readonly connection: Connection;
  /** Why this browser does not remember who I am here. */
  readonly trouble: ReadonlySignal<DeviceTrouble | null>;
  now(): number;
}

const REFRESH_MS = 2_000;
const TOLD_MS = 2_500;

export function openConnectionReport(o: ReportOptions): () => void {
  const text = dialogWords.report;
  let isOpen = true;
  let told = 0;
  let words: ReportWords | null = null;

  const facts = h('dl', { class: 'report-facts' });
  const showFacts = listIn(facts, factItem);
  const membersHeading = h('h3', {}, text.members);
  const members = h('ul', { class: 'report-members' });
  const showMembers = listIn(members, memberItem);
  const summary = h('p', { class: 'soft' });
  const pairs = h('ul', { class: 'report-pairs' });
  const showPairs = listIn(pairs, pairItem);

  const refresh = async () => {
    const inspection = await o.connection.inspect();
    if (!isOpen) return;
    words = reportWords(
      connectionReport(inspection, o.people.members.peek()),
      navigator.userAgent,
      o.trouble.peek() === null,
    );
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
    'aria-label': text.asText,
  });
  const note = h('span', { class: 'soft', 'aria-live': 'polite' });
  const copy = async () => {
    if (words === null) return;
    const report = plainText(words, o.now());
    const isCopied = (await copyText(report)) || copyFrom(field, report);
    clearTimeout(told);
    setText(note, isCopied ? shareWords.copied : shareWords.selected);
    told = window.setTimeout(() => setText(note, ''), TOLD_MS);
  };

  const body = h(
    'div',
    { class: 'report', tabindex: 0, role: 'region', 'aria-label': text.label },
    facts,
    membersHeading,
    members,
    h('h3', {}, text.pairs),
    summary,
    pairs,
  );
  const button = h(
    'button',
    { class: 'plain bordered', type: 'button', onclick: () => void copy() },
    text.copy,
  );
  const timer = setInterval(() => void refresh(), REFRESH_MS);
  void refresh();
  const closed = () => {
    isOpen = false;
    clearInterval(timer);
    clearTimeout(told);
  };
  return openDialog({ heading: text.heading, actions: [note, button], closed }, body, field);
}

/** For pages without a clipboard (plain http). */
function copyFrom(field: HTMLTextAreaElement, text: string): boolean {
  field.hidden = false;
  field.value = text;
  return copySelected(field);
}

function factItem(): ListItem<Fact> {
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

function memberItem(): ListItem<MemberWords> {
  const name = h('bdi', { class: 'report-name' });
  const state = h('span', { class: 'report-state' });
  const facts = h('dl', { class: 'report-facts' });
  const showFacts = listIn(facts, factItem);
  const failures = h('ul', { class: 'report-failures' });
  const showFailures = listIn(failures, textItem);
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

function pairItem(): ListItem<PairWords> {
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
