/** All keys and commands, in one dialog. */
import { openDialog } from '../dialogs/dialog.ts';
import { h } from '../dom/element.ts';
import { IS_APPLE } from '../dom/shortcut.ts';
import { COMMANDS } from './slash.ts';
import { keyWords } from './words.ts';

/** Keys that are pressed together, or texts that are typed; several are alternatives. */
type Ways = readonly (readonly string[])[];

export function openKeysDialog(): () => void {
  const { keys, groups, page, box, messages } = keyWords;
  const command = IS_APPLE ? '⌘' : keys.control;
  return openDialog(
    { heading: keyWords.heading },
    h(
      'div',
      { class: 'keys' },
      group(groups.page, [
        [[['?']], page.keys],
        [[[command, 'K']], page.palette],
        [[[command, 'F']], page.search],
        [[[keys.escape]], page.back],
      ]),
      group(groups.box, [
        [[[keys.enter]], box.send],
        [[[keys.shift, keys.enter]], box.newLine],
        [[['↑']], box.editLast],
        [[['@']], box.mention],
        [[[':']], box.emoji],
        [[['/']], box.command],
        [[['//']], box.slash],
      ]),
      group(groups.messages, [
        [[['↑'], ['↓']], messages.walk],
        [[[keys.home], [keys.end]], messages.ends],
        [IS_APPLE ? [[keys.shift, 'F10']] : [[keys.menu], [keys.shift, 'F10']], messages.menu],
      ]),
      group(
        groups.commands,
        COMMANDS.map((name) => [
          [[[`/${name}`, keyWords.arguments[name]].filter(Boolean).join(' ')]],
          keyWords.about[name],
        ]),
      ),
    ),
  );
}

const group = (name: string, rows: readonly (readonly [Ways, string])[]): HTMLElement =>
  h(
    'section',
    { class: 'keys-group' },
    h('h3', {}, name),
    h('dl', {}, ...rows.flatMap(([ways, words]) => [h('dt', {}, ...waysOf(ways)), h('dd', {}, words)])),
  );

const waysOf = (ways: Ways): (Node | string)[] =>
  ways.flatMap((way, at) => [
    ...(at === 0 ? [] : [' ']),
    h('span', { class: 'keys-way' }, ...way.map((key) => h('kbd', { dir: 'ltr' }, key))),
  ]);
