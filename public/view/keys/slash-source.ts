/** The commands that can be typed, in the list above the box. */
import { addCompletion } from '../composer/completion.ts';
import { h } from '../dom/element.ts';
import { isForRoom } from './obey.ts';
import { commandsLike, slashQueryAt } from './slash.ts';
import { keyWords } from './words.ts';

export function completeCommands(box: HTMLTextAreaElement, isPrivate: boolean): () => void {
  const { close } = addCompletion(box, {
    name: () => keyWords.commandList,
    queryAt: slashQueryAt,
    optionsFor: (query) =>
      commandsLike(query)
        .filter((name) => !isPrivate || !isForRoom(name))
        .map((name) => ({
          key: name,
          words: `/${name}`,
          content: () => [
            h('bdi', { class: 'completion-command' }, `/${name} `, h('i', {}, keyWords.arguments[name])),
            h('span', { class: 'soft' }, keyWords.about[name]),
          ],
        })),
  });
  return close;
}
